// `Date.parse`: the language's own format, and V8's lenient one for the rest.
// Port of https://github.com/v8/v8/blob/11.3.244/src/date/dateparser-inl.h
import { clipped, makeDate, makeDay, makeTime } from "./calendar.ts";
import { DayParts, TimeParts, ZoneParts } from "./parts.ts";
import { Scanner, type Token } from "./scan.ts";

type Composing = { readonly scanner: Scanner; readonly day: DayParts; readonly time: TimeParts; readonly zone: ZoneParts };

/** Milliseconds since 1970, or NaN. `fromLocal` turns local time into UTC. */
export function parseDate(text: string, fromLocal: (local: number) => number): number {
  const composing: Composing = { scanner: new Scanner(text), day: new DayParts(), time: new TimeParts(), zone: new ZoneParts() };
  const left = readIso(composing);
  if (left === null || !readLenient(composing, left)) return Number.NaN;
  const day = composing.day.result();
  const time = composing.time.result();
  if (day === null || time === null) return Number.NaN;
  const local = makeDate(makeDay(day.year, day.month - 1, day.day), makeTime(time.hour, time.minute, time.second, time.ms));
  const offset = composing.zone.offsetMs();
  return clipped(offset === null ? fromLocal(local) : local - offset);
}

const isTwo = (token: Token): boolean => token.kind === "number" && token.length === 2;
const within = (token: Token, low: number, high: number): boolean => token.kind === "number" && token.value >= low && token.value <= high;
const isSign = (token: Token): token is Token & { kind: "symbol" } => token.kind === "symbol" && (token.text === "+" || token.text === "-");

/** Reads as much as is in the language's own format; gives the first token that is not, or null if it is wrong. */
function readIso(composing: Composing): Token | null {
  const { scanner, day, time, zone } = composing;
  const other = readIsoDate(composing);
  if (other !== undefined) return other;
  if (!scanner.isKeyword("separator")) {
    if (scanner.peek().kind !== "end") return scanner.next();
  } else {
    scanner.next();
    if (!readIsoTime(composing)) return null;
    if (scanner.peek().kind !== "end") return null;
  }
  if (zone.isEmpty() && time.isEmpty()) zone.set(0);
  day.iso = true;
  return { kind: "end" };
}

/** Undefined when a date was read. */
function readIsoDate({ scanner, day }: Composing): Token | undefined {
  const first = scanner.peek();
  if (isSign(first)) {
    const sign = scanner.next();
    const year = scanner.peek();
    if (year.kind !== "number" || year.length !== 6) return sign;
    scanner.next();
    if (first.text === "-" && year.value === 0) return sign;
    day.add(first.text === "-" ? -year.value : year.value);
  } else if (first.kind === "number" && first.length === 4) {
    scanner.next();
    day.add(first.value);
  } else return scanner.next();
  for (const high of [12, 31]) {
    if (!scanner.skip("-")) return undefined;
    const part = scanner.peek();
    if (!isTwo(part) || !within(part, 1, high)) return scanner.next();
    scanner.next();
    day.add((part as { value: number }).value);
  }
  return undefined;
}

function readIsoTime(composing: Composing): boolean {
  const { scanner, time } = composing;
  const hour = scanner.peek();
  if (!isTwo(hour) || !within(hour, 0, 24)) return false;
  const last = (scanner.next() as { value: number }).value === 24 ? 0 : 59;
  time.add((hour as { value: number }).value);
  if (!scanner.skip(":")) return false;
  const minute = scanner.next();
  if (!isTwo(minute) || !within(minute, 0, last)) return false;
  time.add((minute as { value: number }).value);
  if (scanner.skip(":")) {
    const second = scanner.next();
    if (!isTwo(second) || !within(second, 0, last)) return false;
    time.add((second as { value: number }).value);
    if (scanner.skip(".")) {
      const fraction = scanner.next();
      if (fraction.kind !== "number" || (last === 0 && fraction.value > 0)) return false;
      time.add(milliseconds(fraction));
    }
  }
  return readIsoZone(composing);
}

function readIsoZone({ scanner, zone }: Composing): boolean {
  if (scanner.isKeyword("zulu")) {
    scanner.next();
    zone.set(0);
    return true;
  }
  const sign = scanner.peek();
  if (!isSign(sign)) return true;
  scanner.next();
  zone.sign = sign.text === "-" ? -1 : 1;
  const hour = scanner.next();
  if (hour.kind !== "number") return false;
  if (hour.length === 4) {
    zone.hour = Math.floor(hour.value / 100);
    zone.minute = hour.value % 100;
    return zone.hour < 24 && zone.minute < 60;
  }
  if (!isTwo(hour) || !within(hour, 0, 23) || !scanner.skip(":")) return false;
  zone.hour = hour.value;
  const minute = scanner.next();
  if (!isTwo(minute) || !within(minute, 0, 59)) return false;
  zone.minute = (minute as { value: number }).value;
  return true;
}

/** The first three digits of a fraction. */
function milliseconds({ value, length }: { readonly value: number; readonly length: number }): number {
  if (length === 1) return value * 100;
  if (length === 2) return value * 10;
  let number = value;
  // The scanner keeps nine digits.
  for (let digits = Math.min(length, 9); digits > 3; digits--) number = Math.floor(number / 10);
  return number;
}

function readLenient(composing: Composing, first: Token): boolean {
  const { scanner, day, time, zone } = composing;
  let sawNumber = !day.isEmpty();
  for (let token = first; token.kind !== "end"; token = scanner.next()) {
    if (token.kind === "number") {
      sawNumber = true;
      if (!readNumber(composing, token)) return false;
    } else if (token.kind === "keyword") {
      if (token.type === "ampm" && !time.isEmpty()) time.offset = token.value;
      else if (token.type === "month") {
        day.month = token.value;
        scanner.skip("-");
      } else if ((token.type === "zone" || token.type === "zulu") && sawNumber) zone.set(token.value);
      else if (sawNumber || scanner.peek().kind === "number") return false;
    } else if (isSign(token) && (zone.isUtc() || !time.isEmpty())) {
      sawNumber = true;
      if (!readOffset(composing, token.text)) return false;
    } else if ((isSign(token) || (token.kind === "symbol" && token.text === ")")) && sawNumber) return false;
    else if (token.kind === "symbol" && token.text === "(") scanner.skipParentheses();
  }
  return true;
}

function readNumber({ scanner, day, time, zone }: Composing, { value }: { readonly value: number }): boolean {
  if (scanner.skip(":")) {
    if (scanner.skip(":")) {
      if (!time.isEmpty()) return false;
      time.add(value);
      time.add(0);
      return true;
    }
    if (!time.add(value)) return false;
    scanner.skip(".");
    return true;
  }
  if (scanner.isSymbol(".") && time.expects(value)) {
    scanner.next();
    time.add(value);
    const fraction = scanner.next();
    if (fraction.kind !== "number") return false;
    time.finish(milliseconds(fraction));
    return true;
  }
  scanner.skip(".");
  if (zone.expects(value)) {
    zone.minute = value;
    return true;
  }
  if (time.expects(value)) {
    time.finish(value);
    const after = scanner.peek();
    return after.kind === "end" || after.kind === "space" || scanner.isKeyword("zulu") || isSign(after);
  }
  if (!day.add(value)) return false;
  scanner.skip("-");
  return true;
}

function readOffset({ scanner, zone }: Composing, sign: string): boolean {
  zone.sign = sign === "-" ? -1 : 1;
  const number = scanner.peek();
  const { value, length } = number.kind === "number" ? number : { value: 0, length: 0 };
  if (number.kind === "number") scanner.next();
  if (scanner.isSymbol(":")) {
    zone.hour = value;
    zone.minute = null;
  } else if (length === 1 || length === 2) {
    zone.hour = value;
    zone.minute = 0;
  } else if (length === 3 || length === 4) {
    zone.hour = Math.floor(value / 100);
    zone.minute = value % 100;
  } else return false;
  return true;
}
