// The options of `Intl.NumberFormat` and `toLocaleString` of numbers, read as the language says.
// https://tc39.es/ecma402/#sec-intl.numberformat
import type { Agent } from "#machine/agent.ts";
import { known, toBoolean, toNumber, toObject, toText } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { oneOf } from "./option.ts";

export type NumberOptions = {
  readonly style: "decimal" | "percent" | "currency";
  readonly currency: string | undefined;
  readonly currencyDisplay: "symbol" | "narrowSymbol" | "code" | "name";
  readonly accounting: boolean;
  readonly notation: "standard" | "compact";
  readonly long: boolean;
  readonly signDisplay: "auto" | "always" | "never" | "exceptZero" | "negative";
  readonly grouping: "auto" | "min2" | "never";
  readonly integerMin: number;
  readonly fractionMin: number;
  readonly fractionMax: number;
  readonly significant: { readonly min: number; readonly max: number } | null;
  /** Compact numbers without digit options keep two digits. */
  readonly compactRounding: boolean;
};

const FRACTIONLESS = [
  "BIF",
  "CLP",
  "DJF",
  "GNF",
  "ISK",
  "JPY",
  "KMF",
  "KRW",
  "PYG",
  "RWF",
  "UGX",
  "UYI",
  "VND",
  "VUV",
  "XAF",
  "XOF",
  "XPF",
];
const THREE_DIGITS = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

export function numberOptions(agent: Agent, given: Value, by: string): NumberOptions {
  const options = known(given) === undefined ? null : toObject(agent, given);
  const word = <T extends string>(of: GuestObject | null, name: string, words: readonly T[]): T | undefined =>
    of === null ? undefined : oneOf(agent, of, name, words, by);
  const style = word(options, "style", ["decimal", "percent", "currency", "unit"]) ?? "decimal";
  if (style === "unit")
    agent.stuck({ kind: "unmodelled", what: "Intl.NumberFormat(unit)", message: "numbers with units are not modelled" });
  const notation = word(options, "notation", ["standard", "compact", "scientific", "engineering"]) ?? "standard";
  if (notation === "scientific" || notation === "engineering")
    agent.stuck({ kind: "unmodelled", what: `Intl.NumberFormat(${notation})`, message: `${notation} notation is not modelled` });
  for (const name of ["roundingMode", "roundingIncrement", "roundingPriority", "trailingZeroDisplay"]) {
    if (options !== null && get(options, name) !== undefined)
      agent.stuck({ kind: "unmodelled", what: `Intl.NumberFormat(${name})`, message: `the option ${name} is not modelled` });
  }
  const currency = currencyOf(agent, options, style);
  const digits = digitOptions(agent, options, style, currency, notation);
  return {
    style: style as NumberOptions["style"],
    currency,
    currencyDisplay: word(options, "currencyDisplay", ["symbol", "narrowSymbol", "code", "name"]) ?? "symbol",
    accounting: word(options, "currencySign", ["standard", "accounting"]) === "accounting",
    notation: notation as NumberOptions["notation"],
    long: word(options, "compactDisplay", ["short", "long"]) === "long",
    signDisplay: word(options, "signDisplay", ["auto", "always", "never", "exceptZero", "negative"]) ?? "auto",
    grouping: groupingOf(options, notation),
    ...digits,
  };
}

function currencyOf(agent: Agent, options: GuestObject | null, style: string): string | undefined {
  const value = options === null ? undefined : get(options, "currency");
  if (value === undefined)
    return style === "currency" ? throwTypeError(agent, "Currency code is required with currency style.") : undefined;
  const code = toText(agent, value);
  if (!/^[A-Za-z]{3}$/.test(code)) throwRangeError(agent, `Invalid currency code : ${code}`);
  return style === "currency" ? code.toUpperCase() : undefined;
}

function groupingOf(options: GuestObject | null, notation: string): NumberOptions["grouping"] {
  const value = options === null ? undefined : known(get(options, "useGrouping"));
  if (value === undefined) return notation === "compact" ? "min2" : "auto";
  if (value === "min2") return "min2";
  return value === "false" || !toBoolean(value) ? "never" : "auto";
}

function digit(agent: Agent, options: GuestObject | null, name: string, low: number, high: number): number | undefined {
  const value = options === null ? undefined : get(options, name);
  if (value === undefined) return undefined;
  const number = toNumber(agent, value);
  if (Number.isNaN(number) || number < low || number > high) return throwRangeError(agent, `${name} value is out of range.`);
  return Math.floor(number);
}

type Digits = Pick<NumberOptions, "integerMin" | "fractionMin" | "fractionMax" | "significant" | "compactRounding">;

function digitOptions(agent: Agent, options: GuestObject | null, style: string, currency: string | undefined, notation: string): Digits {
  const integerMin = digit(agent, options, "minimumIntegerDigits", 1, 21) ?? 1;
  const fractionLow = digit(agent, options, "minimumFractionDigits", 0, 20);
  const fractionHigh = digit(agent, options, "maximumFractionDigits", 0, 20);
  const significantLow = digit(agent, options, "minimumSignificantDigits", 1, 21);
  const significantHigh = digit(agent, options, "maximumSignificantDigits", significantLow ?? 1, 21);
  const usual = currency === undefined ? 0 : FRACTIONLESS.includes(currency) ? 0 : THREE_DIGITS.includes(currency) ? 3 : 2;
  const compact = notation === "compact";
  const defaultMin = compact ? 0 : usual;
  const defaultMax = compact ? 0 : style === "decimal" ? 3 : usual;
  const fractionMin = fractionLow ?? Math.min(defaultMin, fractionHigh ?? defaultMin);
  const fractionMax = fractionHigh ?? Math.max(defaultMax, fractionMin);
  if (fractionMin > fractionMax) throwRangeError(agent, "maximumFractionDigits value is out of range.");
  const significant =
    significantLow === undefined && significantHigh === undefined ? null : { min: significantLow ?? 1, max: significantHigh ?? 21 };
  return {
    integerMin,
    fractionMin,
    fractionMax,
    significant,
    compactRounding: compact && significant === null && fractionLow === undefined && fractionHigh === undefined,
  };
}
