// Intl.PluralRules, Intl.ListFormat and Intl.RelativeTimeFormat in English.
import type { Agent } from "#machine/agent.ts";
import { known, toNumber, toObject, toText } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import type { Realm } from "#machine/realm.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { arrayOf } from "../list.ts";
import { expectIterable } from "../object/keys.ts";
import { worded } from "../wording.ts";
import { unmodelled } from "./formats.ts";
import { defineFormatter, partsArray, record } from "./formatter.ts";
import { expectEnglish } from "./locale.ts";
import { type NumberFormat, numberFormatOf, type Part } from "./number-format.ts";
import { oneOf } from "./option.ts";

function reader(agent: Agent, options: Value, by: string): <T extends string>(name: string, words: readonly T[]) => T | undefined {
  const given = known(options) === undefined ? null : toObject(agent, options);
  return (name, words) => (given === null ? undefined : oneOf(agent, given, name, words, by));
}

export function defineWords(realm: Realm, intl: GuestObject): void {
  definePluralRules(realm, intl);
  defineListFormat(realm, intl);
  defineRelativeTimeFormat(realm, intl);
}

type Plural = { readonly ordinal: boolean; readonly numbers: NumberFormat };

function category(agent: Agent, { ordinal, numbers }: Plural, value: Value): string {
  const number = Math.abs(toNumber(agent, value));
  // What is shown decides: 1.0 with fraction digits is "other".
  const text = numbers.format(number).replaceAll(",", "");
  if (!ordinal) return text === "1" ? "one" : "other";
  if (!/^\d+$/.test(text)) return "other";
  const ten = number % 10;
  const hundred = number % 100;
  if (ten === 1 && hundred !== 11) return "one";
  if (ten === 2 && hundred !== 12) return "two";
  return ten === 3 && hundred !== 13 ? "few" : "other";
}

function definePluralRules(realm: Realm, intl: GuestObject): void {
  const formatter = defineFormatter<Plural>(realm, intl, {
    name: "PluralRules",
    callable: false,
    make: (agent, locales, options) => {
      expectEnglish(agent, locales, "Intl.PluralRules");
      const ordinal = reader(agent, options, "Intl.PluralRules")("type", ["cardinal", "ordinal"]) === "ordinal";
      return { ordinal, numbers: numberFormatOf(agent, undefined, options, "Intl.PluralRules") };
    },
  });
  formatter.method("resolvedOptions", 0, (agent, { ordinal, numbers: { options } }) =>
    record(agent.realm, {
      // Plural data know no regions of English.
      locale: "en",
      type: ordinal ? "ordinal" : "cardinal",
      minimumIntegerDigits: options.integerMin,
      minimumFractionDigits: options.significant === null ? options.fractionMin : undefined,
      maximumFractionDigits: options.significant === null ? options.fractionMax : undefined,
      pluralCategories: arrayOf(agent.realm, ordinal ? ["few", "one", "two", "other"] : ["one", "other"]),
    }),
  );
  formatter.method("select", 1, (agent, held, [value]) => category(agent, held, value));
  formatter.method("selectRange", 2, (agent) => unmodelled(agent, "PluralRules.prototype.selectRange"));
}

type List = { readonly locale: string; readonly type: "conjunction" | "disjunction" | "unit"; readonly style: "long" | "short" | "narrow" };

function listParts({ type, style }: List, items: readonly string[]): Part[] {
  const word = type === "disjunction" ? "or" : type === "unit" || style === "narrow" ? "" : style === "long" ? "and" : "&";
  const comma = type === "unit" && style === "narrow" ? " " : ", ";
  const parts: Part[] = [];
  for (const [at, item] of items.entries()) {
    const last = at === items.length - 1;
    if (at > 0)
      parts.push({ type: "literal", value: !last || word === "" ? comma : items.length === 2 ? ` ${word} ` : `${comma}${word} ` });
    parts.push({ type: "element", value: item });
  }
  return parts;
}

function defineListFormat(realm: Realm, intl: GuestObject): void {
  const formatter = defineFormatter<List>(realm, intl, {
    name: "ListFormat",
    callable: false,
    make: (agent, locales, options) => {
      const locale = expectEnglish(agent, locales, "Intl.ListFormat");
      const read = reader(agent, options, "Intl.ListFormat");
      return {
        locale,
        type: read("type", ["conjunction", "disjunction", "unit"]) ?? "conjunction",
        style: read("style", ["long", "short", "narrow"]) ?? "long",
      };
    },
  });
  const itemsOf = (agent: Agent, iterable: Value): string[] => {
    if (iterable === undefined) return [];
    expectIterable(agent, iterable);
    return listOf(agent, iterable).map((item) => {
      const text = known(item);
      return typeof text === "string" ? text : throwTypeError(agent, `Iterable yielded ${worded(text)} which is not a string`);
    });
  };
  formatter.method("resolvedOptions", 0, (agent, { locale, type, style }) => record(agent.realm, { locale, type, style }));
  formatter.method("format", 1, (agent, held, [list]) =>
    listParts(held, itemsOf(agent, list))
      .map((part) => part.value)
      .join(""),
  );
  formatter.method("formatToParts", 1, (agent, held, [list]) => partsArray(agent.realm, listParts(held, itemsOf(agent, list))));
}

type Relative = {
  readonly locale: string;
  readonly style: "long" | "short" | "narrow";
  readonly auto: boolean;
  readonly numbers: NumberFormat;
};

const UNITS = ["second", "minute", "hour", "day", "week", "month", "quarter", "year"] as const;
/** One and many in the short style, then the letters of the narrow one. */
const SHORT: Readonly<Record<(typeof UNITS)[number], readonly [string, string, string]>> = {
  second: ["sec.", "sec.", "s"],
  minute: ["min.", "min.", "m"],
  hour: ["hr.", "hr.", "h"],
  day: ["day", "days", "d"],
  week: ["wk.", "wk.", "w"],
  month: ["mo.", "mo.", "mo"],
  quarter: ["qtr.", "qtrs.", "q"],
  year: ["yr.", "yr.", "y"],
};

function named(unit: (typeof UNITS)[number], value: number, style: Relative["style"]): string | undefined {
  if (unit === "second") return value === 0 ? "now" : undefined;
  if (unit === "day") return value === 0 ? "today" : value === 1 ? "tomorrow" : value === -1 ? "yesterday" : undefined;
  const shown = style === "long" ? unit : SHORT[unit][0];
  if (value === 0) return `this ${unit === "minute" || unit === "hour" ? unit : shown}`;
  if (unit === "minute" || unit === "hour") return undefined;
  return value === 1 ? `next ${shown}` : value === -1 ? `last ${shown}` : undefined;
}

function relative(agent: Agent, { style, auto, numbers }: Relative, amount: Value, unitGiven: Value): string {
  const value = toNumber(agent, amount);
  const text = toText(agent, unitGiven);
  const unit = UNITS.find((each) => each === text || `${each}s` === text);
  if (unit === undefined) return throwRangeError(agent, `Invalid unit argument for Intl.RelativeTimeFormat.prototype.format() '${text}'`);
  if (!Number.isFinite(value))
    return throwRangeError(agent, "Value need to be finite number for Intl.RelativeTimeFormat.prototype.format()");
  const word = auto ? named(unit, value, style) : undefined;
  if (word !== undefined) return word;
  const size = Math.abs(value);
  const one = numbers.format(size) === "1";
  const noun = style === "narrow" ? SHORT[unit][2] : style === "short" ? ` ${SHORT[unit][one ? 0 : 1]}` : ` ${unit}${one ? "" : "s"}`;
  const past = value < 0 || Object.is(value, -0);
  return past ? `${numbers.format(size)}${noun} ago` : `in ${numbers.format(size)}${noun}`;
}

function defineRelativeTimeFormat(realm: Realm, intl: GuestObject): void {
  const formatter = defineFormatter<Relative>(realm, intl, {
    name: "RelativeTimeFormat",
    callable: false,
    make: (agent, locales, options) => {
      const locale = expectEnglish(agent, locales, "Intl.RelativeTimeFormat");
      const read = reader(agent, options, "Intl.RelativeTimeFormat");
      return {
        locale,
        style: read("style", ["long", "short", "narrow"]) ?? "long",
        auto: read("numeric", ["always", "auto"]) === "auto",
        numbers: numberFormatOf(agent, undefined, undefined),
      };
    },
  });
  formatter.method("resolvedOptions", 0, (agent, { locale, style, auto }) =>
    record(agent.realm, { locale, style, numeric: auto ? "auto" : "always", numberingSystem: "latn" }),
  );
  formatter.method("format", 2, (agent, held, [value, unit]) => relative(agent, held, value, unit));
  formatter.method("formatToParts", 2, (agent) => unmodelled(agent, "RelativeTimeFormat.prototype.formatToParts"));
}
