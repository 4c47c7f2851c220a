// Intl.NumberFormat, Intl.DateTimeFormat and Intl.Collator as constructors, over the same formatters as `toLocaleString`.
import type { Agent } from "#machine/agent.ts";
import { known, toNumber, toPrimitive, toText } from "#machine/convert.ts";
import { throwRangeError } from "#machine/error.ts";
import { defineGetter, newNative, PURE } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { clipped } from "../date/calendar.ts";
import { DateData } from "../date/data.ts";
import { offsetMinutes } from "../date/zone.ts";
import { collationOf, compareTexts } from "../string/collate.ts";
import { type DateFormat, dateFormatOf } from "./date-format.ts";
import { defineFormatter, type Formatter, partsArray, record } from "./formatter.ts";
import { DEFAULT_LOCALE, requestedLocales } from "./locale.ts";
import { type NumberFormat, numberFormatOf } from "./number-format.ts";

export function defineFormats(realm: Realm, intl: GuestObject): void {
  defineDateTimeFormat(realm, intl);
  defineNumberFormat(realm, intl);
  defineCollator(realm, intl);
}

/** `format` and `compare` are getters whose function is bound to the object, the same one each time. */
function defineBound<T>(
  realm: Realm,
  formatter: Formatter<T>,
  name: string,
  length: number,
  work: (agent: Agent, held: T, args: readonly Value[]) => Value,
): void {
  const made = new WeakMap<GuestObject, GuestObject>();
  defineGetter(realm, formatter.prototype, name, (agent, self) => {
    const held = formatter.held(agent, self, name);
    const object = self as GuestObject;
    let bound = made.get(object);
    if (bound === undefined) {
      bound = newNative(realm, "", length, (each, _, args) => work(each, held, args), PURE);
      made.set(object, bound);
    }
    return bound;
  });
}

function numeric(agent: Agent, value: Value): number | bigint {
  const primitive = toPrimitive(agent, value, "number");
  return typeof primitive === "bigint" ? primitive : toNumber(agent, primitive);
}

function defineNumberFormat(realm: Realm, intl: GuestObject): void {
  const formatter = defineFormatter<NumberFormat>(realm, intl, {
    name: "NumberFormat",
    callable: true,
    make: (agent, locales, options) => numberFormatOf(agent, locales, options),
  });
  formatter.method("resolvedOptions", 0, (agent, { locale, options }) =>
    record(agent.realm, {
      locale,
      numberingSystem: "latn",
      style: options.style,
      currency: options.currency,
      currencyDisplay: options.currency === undefined ? undefined : options.currencyDisplay,
      currencySign: options.currency === undefined ? undefined : options.accounting ? "accounting" : "standard",
      minimumIntegerDigits: options.integerMin,
      minimumSignificantDigits: options.compactRounding ? 1 : options.significant?.min,
      maximumSignificantDigits: options.compactRounding ? 2 : options.significant?.max,
      minimumFractionDigits: options.significant === null ? options.fractionMin : undefined,
      maximumFractionDigits: options.significant === null ? options.fractionMax : undefined,
      useGrouping: options.grouping === "never" ? false : options.grouping,
      notation: options.notation,
      compactDisplay: options.notation === "compact" ? (options.long ? "long" : "short") : undefined,
      signDisplay: options.signDisplay,
      roundingMode: "halfExpand",
      roundingIncrement: 1,
      trailingZeroDisplay: "auto",
      roundingPriority: options.compactRounding ? "morePrecision" : "auto",
    }),
  );
  formatter.method("formatToParts", 1, (agent, held, [value]) => partsArray(agent.realm, held.parts(numeric(agent, value))));
  defineBound(realm, formatter, "format", 1, (agent, held, [value]) => held.format(numeric(agent, value)));
  for (const name of ["formatRange", "formatRangeToParts"])
    formatter.method(name, 2, (agent) => unmodelled(agent, `NumberFormat.prototype.${name}`));
}

export const unmodelled = (agent: Agent, what: string): never =>
  agent.stuck({ kind: "unmodelled", what: `Intl.${what}`, message: `Intl.${what} is not modelled` });

function timeOf(agent: Agent, value: Value): number {
  const given = known(value);
  const time =
    given === undefined
      ? Math.trunc(agent.nowMs())
      : given instanceof GuestObject && given.data instanceof DateData
        ? given.data.time
        : clipped(toNumber(agent, given));
  return Number.isNaN(time) ? throwRangeError(agent, "Invalid time value") : time;
}

function defineDateTimeFormat(realm: Realm, intl: GuestObject): void {
  const formatter = defineFormatter<DateFormat>(realm, intl, {
    name: "DateTimeFormat",
    callable: true,
    make: (agent, locales, options) => dateFormatOf(agent, locales, options, "any", "date"),
  });
  formatter.method("resolvedOptions", 0, (agent, { locale, options }) => {
    if (options.zone === null && offsetMinutes(agent, agent.nowMs()) !== 0) unmodelled(agent, "DateTimeFormat(timeZone)");
    const twelve = options.hourCycle === "h12" || options.hourCycle === "h11";
    const styled = options.dateStyle !== undefined || options.timeStyle !== undefined;
    const field = <T extends Value>(value: T): T | undefined => (styled ? undefined : value);
    return record(agent.realm, {
      locale,
      calendar: "gregory",
      numberingSystem: "latn",
      timeZone: "UTC",
      hourCycle: options.hour === undefined ? undefined : options.hourCycle,
      hour12: options.hour === undefined ? undefined : twelve,
      weekday: field(options.weekday),
      year: field(options.year),
      month: field(options.month),
      day: field(options.day),
      hour: field(options.hour === undefined || twelve ? options.hour : "2-digit"),
      minute: field(options.minute === undefined || options.hour === undefined ? options.minute : "2-digit"),
      second: field(options.second),
      fractionalSecondDigits: options.fraction > 0 ? options.fraction : undefined,
      timeZoneName: field(options.zoneName),
      dateStyle: options.dateStyle,
      timeStyle: options.timeStyle,
    });
  });
  formatter.method("formatToParts", 1, (agent, held, [value]) => partsArray(agent.realm, held.parts(timeOf(agent, value))));
  defineBound(realm, formatter, "format", 1, (agent, held, [value]) => held.format(timeOf(agent, value)));
  for (const name of ["formatRange", "formatRangeToParts"])
    formatter.method(name, 2, (agent) => unmodelled(agent, `DateTimeFormat.prototype.${name}`));
}

function defineCollator(realm: Realm, intl: GuestObject): void {
  const formatter = defineFormatter(realm, intl, {
    name: "Collator",
    callable: true,
    make: (agent, locales, options) => ({
      locale: requestedLocales(agent, locales)[0] ?? DEFAULT_LOCALE,
      ...collationOf(agent, locales, options, "Intl.Collator"),
    }),
  });
  formatter.method("resolvedOptions", 0, (agent, { locale, numeric: byNumber, sensitivity, caseFirst }) =>
    record(agent.realm, {
      locale,
      usage: "sort",
      sensitivity,
      ignorePunctuation: false,
      collation: "default",
      numeric: byNumber,
      caseFirst,
    }),
  );
  defineBound(realm, formatter, "compare", 2, (agent, held, [a, b]) => {
    const first = toText(agent, a);
    const second = toText(agent, b);
    agent.spend((first.length + second.length) >> 2);
    return compareTexts(first, second, held);
  });
}
