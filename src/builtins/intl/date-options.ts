// The options of `Intl.DateTimeFormat` and of the `toLocale…String` methods of dates.
// https://tc39.es/ecma402/#sec-createdatetimeformat
import type { Agent } from "#machine/agent.ts";
import { known, toBoolean, toNumber, toObject, toText } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { oneOf } from "./option.ts";

type Text = "long" | "short" | "narrow";
type Digits = "numeric" | "2-digit";
type Style = "full" | "long" | "medium" | "short";

export type DateOptions = {
  readonly weekday: Text | undefined;
  readonly year: Digits | undefined;
  readonly month: Text | Digits | undefined;
  readonly day: Digits | undefined;
  readonly hour: Digits | undefined;
  readonly minute: Digits | undefined;
  readonly second: Digits | undefined;
  readonly fraction: number;
  readonly zoneName: "short" | "long" | undefined;
  readonly hourCycle: "h11" | "h12" | "h23" | "h24";
  readonly dateStyle: Style | undefined;
  readonly timeStyle: Style | undefined;
  /** Null: the run's own zone. */
  readonly zone: "UTC" | null;
};

const DIGITS = ["numeric", "2-digit"] as const;
const TEXTS = ["long", "short", "narrow"] as const;
const STYLES = ["full", "long", "medium", "short"] as const;
const UTC_NAMES = /^(utc|gmt|etc\/(utc|gmt|uct|zulu|universal)|uct|zulu|universal|\+00:?00)$/i;

export function dateOptions(
  agent: Agent,
  given: Value,
  required: "any" | "date" | "time",
  defaults: "all" | "date" | "time",
  by: string,
): DateOptions {
  const options = known(given) === undefined ? null : toObject(agent, given);
  const read = <T extends string>(name: string, words: readonly T[]): T | undefined =>
    options === null ? undefined : oneOf(agent, options, name, words, by);
  refuseOthers(agent, options);
  const own = {
    weekday: read("weekday", TEXTS),
    year: read("year", DIGITS),
    month: read("month", [...DIGITS, ...TEXTS]),
    day: read("day", DIGITS),
    hour: read("hour", DIGITS),
    minute: read("minute", DIGITS),
    second: read("second", DIGITS),
    fraction: fractionOf(agent, options),
    zoneName: read("timeZoneName", ["short", "long", "shortOffset", "longOffset", "shortGeneric", "longGeneric"]),
    dateStyle: read("dateStyle", STYLES),
    timeStyle: read("timeStyle", STYLES),
  };
  if (own.zoneName !== undefined && own.zoneName !== "short" && own.zoneName !== "long")
    agent.stuck({
      kind: "unmodelled",
      what: `Intl.DateTimeFormat(${own.zoneName})`,
      message: `time zone names of the form ${own.zoneName} are not modelled`,
    });
  const wantsDate = own.weekday !== undefined || own.year !== undefined || own.month !== undefined || own.day !== undefined;
  const wantsTime = own.hour !== undefined || own.minute !== undefined || own.second !== undefined || own.fraction > 0;
  const styled = own.dateStyle !== undefined || own.timeStyle !== undefined;
  if (styled) refuseMixed(agent, own, required);
  const bare = !styled && !(required !== "time" && wantsDate) && !(required !== "date" && wantsTime);
  const date = bare && defaults !== "time" ? ({ year: "numeric", month: "numeric", day: "numeric" } as const) : {};
  const time = bare && defaults !== "date" ? ({ hour: "numeric", minute: "numeric", second: "numeric" } as const) : {};
  const zoneName = own.zoneName as DateOptions["zoneName"];
  return {
    ...own,
    ...date,
    ...time,
    zoneName,
    hourCycle: hourCycleOf(options, read("hourCycle", ["h11", "h12", "h23", "h24"])),
    zone: zoneOf(agent, options),
  };
}

function refuseOthers(agent: Agent, options: GuestObject | null): void {
  for (const name of ["era", "dayPeriod", "calendar", "numberingSystem"]) {
    if (options !== null && known(get(options, name)) !== undefined)
      agent.stuck({ kind: "unmodelled", what: `Intl.DateTimeFormat(${name})`, message: `the option ${name} of dates is not modelled` });
  }
}

function refuseMixed(agent: Agent, own: Readonly<Record<string, unknown>>, required: "any" | "date" | "time"): void {
  for (const name of ["weekday", "year", "month", "day", "hour", "minute", "second"]) {
    if (own[name] !== undefined)
      throwTypeError(agent, `Can't set option ${name} when ${own.dateStyle !== undefined ? "dateStyle" : "timeStyle"} is used`);
  }
  if (required === "date" && own.timeStyle !== undefined) throwTypeError(agent, "Invalid option : timeStyle");
  if (required === "time" && own.dateStyle !== undefined) throwTypeError(agent, "Invalid option : dateStyle");
}

function fractionOf(agent: Agent, options: GuestObject | null): number {
  const value = options === null ? undefined : get(options, "fractionalSecondDigits");
  if (value === undefined) return 0;
  const digits = toNumber(agent, value);
  return digits >= 1 && digits <= 3 ? Math.floor(digits) : throwRangeError(agent, "fractionalSecondDigits value is out of range.");
}

function hourCycleOf(options: GuestObject | null, asked: DateOptions["hourCycle"] | undefined): DateOptions["hourCycle"] {
  const twelve = options === null ? undefined : known(get(options, "hour12"));
  // With `hour12: false` English counts from 24, as the data of ICU say.
  if (twelve !== undefined) return toBoolean(twelve) ? "h12" : "h24";
  return asked ?? "h12";
}

function zoneOf(agent: Agent, options: GuestObject | null): "UTC" | null {
  const value = options === null ? undefined : get(options, "timeZone");
  if (value === undefined) return null;
  const name = toText(agent, value);
  if (UTC_NAMES.test(name)) return "UTC";
  if (!/^[A-Za-z_+\-0-9/:]+$/.test(name)) return throwRangeError(agent, `Invalid time zone specified: ${name}`);
  return agent.stuck({ kind: "unmodelled", what: `Intl.DateTimeFormat(${name})`, message: `the time zone ${name} is not modelled` });
}
