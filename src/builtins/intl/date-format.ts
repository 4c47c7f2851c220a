// Dates as English text (en-US): the patterns of CLDR for the combinations of fields that have one.
// https://tc39.es/ecma402/#datetimeformat-objects
import type { Agent } from "#machine/agent.ts";
import type { Value } from "#machine/value.ts";
import { type Fields, fieldsOf } from "../date/calendar.ts";
import { MONTHS, two, WEEKDAYS } from "../date/text.ts";
import { offsetMinutes } from "../date/zone.ts";
import { type DateOptions, dateOptions } from "./date-options.ts";
import { expectEnglish } from "./locale.ts";
import type { Part } from "./number-format.ts";

export type DateFormat = {
  readonly locale: string;
  readonly options: DateOptions;
  readonly parts: (time: number) => Part[];
  readonly format: (time: number) => string;
};

export function dateFormatOf(
  agent: Agent,
  locales: Value,
  options: Value,
  required: "any" | "date" | "time",
  defaults: "all" | "date" | "time",
  by = "Intl.DateTimeFormat",
): DateFormat {
  const locale = expectEnglish(agent, locales, "Intl.DateTimeFormat");
  const read = spelledOut(dateOptions(agent, options, required, defaults, by));
  const parts = (time: number): Part[] => partsOf(agent, time, read);
  // V8 turns the narrow space before AM and PM into a plain one in texts, but not in parts.
  const format = (time: number): string =>
    parts(time)
      .map((part) => part.value)
      .join("")
      .replace("\u202f", " ");
  return { locale, options: read, parts, format };
}

/** Styles as the fields they stand for. */
function spelledOut(options: DateOptions): DateOptions {
  const { dateStyle, timeStyle } = options;
  if (dateStyle === undefined && timeStyle === undefined) return options;
  const date =
    dateStyle === undefined
      ? {}
      : dateStyle === "short"
        ? ({ year: "2-digit", month: "numeric", day: "numeric" } as const)
        : ({
            year: "numeric",
            month: dateStyle === "medium" ? "short" : "long",
            day: "numeric",
            ...(dateStyle === "full" ? ({ weekday: "long" } as const) : {}),
          } as const);
  const time =
    timeStyle === undefined
      ? {}
      : ({
          hour: "numeric",
          minute: "2-digit",
          ...(timeStyle === "short" ? {} : ({ second: "2-digit" } as const)),
          ...(timeStyle === "full" ? ({ zoneName: "long" } as const) : timeStyle === "long" ? ({ zoneName: "short" } as const) : {}),
        } as const);
  return { ...options, ...date, ...time };
}

const literal = (value: string): Part => ({ type: "literal", value });

function partsOf(agent: Agent, time: number, options: DateOptions): Part[] {
  const offset = options.zone === "UTC" ? 0 : offsetMinutes(agent, time);
  const fields = fieldsOf(time - offset * 60_000);
  const date = dateParts(agent, fields, options);
  const clock = clockParts(agent, fields, options);
  const both = date.length > 0 && clock.length > 0;
  const between = both
    ? [literal(options.month === "long" ? " at " : options.weekday !== undefined && options.day === undefined ? " " : ", ")]
    : [];
  const zone = zoneParts(agent, offset, options, date.length + clock.length > 0);
  return [...date, ...between, ...clock, ...zone];
}

function dateParts(agent: Agent, fields: Fields, { weekday, year, month, day }: DateOptions): Part[] {
  const asked = `${weekday === undefined ? "" : "w"}${year === undefined ? "" : "y"}${month === undefined ? "" : "m"}${day === undefined ? "" : "d"}`;
  if (!["", "d", "m", "md", "y", "ym", "ymd", "w", "wmd", "wymd"].includes(asked)) {
    agent.stuck({
      kind: "unmodelled",
      what: "Intl.DateTimeFormat(fields)",
      message: "this combination of fields of a date is not modelled",
    });
  }
  const yearPart: Part[] =
    year === undefined ? [] : [{ type: "year", value: year === "numeric" ? String(fields.year) : two(fields.year % 100) }];
  const dayPart: Part[] = day === undefined ? [] : [{ type: "day", value: day === "numeric" ? String(fields.day) : two(fields.day) }];
  const name = WEEKDAYS[fields.weekday]!;
  const head: Part[] =
    weekday === undefined ? [] : [{ type: "weekday", value: weekday === "long" ? name : name.slice(0, weekday === "short" ? 3 : 1) }];
  if (weekday !== undefined && asked !== "w") head.push(literal(", "));
  if (month === "numeric" || month === "2-digit") {
    const number: Part = { type: "month", value: month === "numeric" ? String(fields.month + 1) : two(fields.month + 1) };
    return [...head, ...joined([[number], dayPart, yearPart], "/")];
  }
  if (month === undefined) return [...head, ...dayPart, ...yearPart];
  const word = MONTHS[fields.month]!;
  const monthPart: Part[] = [{ type: "month", value: month === "long" ? word : word.slice(0, month === "short" ? 3 : 1) }];
  return [...head, ...joined([joined([monthPart, dayPart], " "), yearPart], day === undefined ? " " : ", ")];
}

function joined(pieces: ReadonlyArray<readonly Part[]>, between: string): Part[] {
  const parts: Part[] = [];
  for (const piece of pieces) {
    if (piece.length === 0) continue;
    if (parts.length > 0) parts.push(literal(between));
    parts.push(...piece);
  }
  return parts;
}

function clockParts(agent: Agent, fields: Fields, { hour, minute, second: given, fraction, hourCycle }: DateOptions): Part[] {
  // A fraction brings its seconds along.
  const second = given ?? (fraction > 0 ? "numeric" : undefined);
  if (
    (hour !== undefined && minute === undefined && second !== undefined) ||
    (fraction > 0 && given === undefined && minute === undefined)
  ) {
    agent.stuck({
      kind: "unmodelled",
      what: "Intl.DateTimeFormat(fields)",
      message: "this combination of fields of a time is not modelled",
    });
  }
  const half = hourCycle === "h11" || hourCycle === "h12";
  const counted =
    hourCycle === "h23"
      ? fields.hour
      : hourCycle === "h24"
        ? fields.hour || 24
        : hourCycle === "h11"
          ? fields.hour % 12
          : fields.hour % 12 || 12;
  const pieces: Part[][] = [];
  if (hour !== undefined) pieces.push([{ type: "hour", value: hour === "2-digit" || !half ? two(counted) : String(counted) }]);
  const alone = (hour === undefined ? 0 : 1) + (minute === undefined ? 0 : 1) + (second === undefined ? 0 : 1) === 1;
  if (minute !== undefined) pieces.push([{ type: "minute", value: alone ? String(fields.minute) : two(fields.minute) }]);
  if (second !== undefined) {
    const piece: Part[] = [{ type: "second", value: alone ? String(fields.second) : two(fields.second) }];
    if (fraction > 0) piece.push(literal("."), { type: "fractionalSecond", value: String(fields.ms).padStart(3, "0").slice(0, fraction) });
    pieces.push(piece);
  }
  const parts = joined(pieces, ":");
  if (hour !== undefined && half) parts.push(literal("\u202f"), { type: "dayPeriod", value: fields.hour < 12 ? "AM" : "PM" });
  return parts;
}

function zoneParts(agent: Agent, offset: number, { zoneName }: DateOptions, after: boolean): Part[] {
  if (zoneName === undefined) return [];
  if (offset !== 0)
    return agent.stuck({
      kind: "unmodelled",
      what: "Intl.DateTimeFormat(timeZoneName)",
      message: "names of time zones other than UTC are not modelled",
    });
  return [...(after ? [literal(" ")] : []), { type: "timeZoneName", value: zoneName === "short" ? "UTC" : "Coordinated Universal Time" }];
}
