// Numbers as English text: grouping, currencies, percent, compact forms. https://tc39.es/ecma402/#numberformat-objects
import type { Agent } from "#machine/agent.ts";
import type { Value } from "#machine/value.ts";
import { type Decimal, decimalOf, digitsOf, roundFraction, roundSignificant, timesTen } from "./decimal.ts";
import { expectEnglish } from "./locale.ts";
import { type NumberOptions, numberOptions } from "./number-options.ts";

export type Part = { readonly type: string; readonly value: string };
export type NumberFormat = {
  readonly locale: string;
  readonly options: NumberOptions;
  readonly parts: (value: number | bigint) => Part[];
  readonly format: (value: number | bigint) => string;
};

/** The formatter that `toLocaleString(locales, options)` uses. */
export function numberFormatOf(agent: Agent, locales: Value, options: Value, by = "Intl.NumberFormat"): NumberFormat {
  const locale = expectEnglish(agent, locales, "Intl.NumberFormat");
  const read = numberOptions(agent, options, by);
  const parts = (value: number | bigint): Part[] => partsOf(agent, value, read);
  return {
    locale,
    options: read,
    parts,
    format: (value) =>
      parts(value)
        .map((part) => part.value)
        .join(""),
  };
}

const SYMBOLS: Readonly<Record<string, string>> = {
  AUD: "A$",
  BRL: "R$",
  CAD: "CA$",
  CNY: "CN¥",
  EUR: "€",
  GBP: "£",
  HKD: "HK$",
  ILS: "₪",
  INR: "₹",
  JPY: "¥",
  KRW: "₩",
  MXN: "MX$",
  NZD: "NZ$",
  PHP: "₱",
  TWD: "NT$",
  USD: "$",
  VND: "₫",
  XAF: "FCFA",
  XCD: "EC$",
  XOF: "F\u202fCFA",
  XPF: "CFPF",
};
const NARROW: Readonly<Record<string, string>> = {
  AUD: "$",
  CAD: "$",
  CNY: "¥",
  HKD: "$",
  MXN: "$",
  NZD: "$",
  TWD: "$",
  RUB: "₽",
  TRY: "₺",
  UAH: "₴",
  PLN: "zł",
  CZK: "Kč",
  SEK: "kr",
  NOK: "kr",
  DKK: "kr",
  HUF: "Ft",
  NGN: "₦",
  ARS: "$",
  CLP: "$",
  COP: "$",
  SGD: "$",
};

function partsOf(agent: Agent, value: number | bigint, options: NumberOptions): Part[] {
  const exact = typeof value === "number" && !Number.isFinite(value) ? null : decimalOf(value);
  const scaled = exact !== null && options.style === "percent" ? timesTen(exact, 2) : exact;
  const compact = scaled !== null && options.notation === "compact" ? compacted(scaled, options) : null;
  const rounded = scaled === null ? null : compact !== null ? compact.decimal : round(scaled, options);
  const negative = rounded === null ? value === Number.NEGATIVE_INFINITY : rounded.negative;
  const zero = Number.isNaN(value) || rounded?.digits === "";
  const number: Part[] = Number.isNaN(value)
    ? [{ type: "nan", value: "NaN" }]
    : rounded === null
      ? [{ type: "infinity", value: "∞" }]
      : digitParts(rounded, options, compact !== null);
  if (compact?.suffix !== undefined && compact.suffix !== "") {
    if (options.long) number.push({ type: "literal", value: " " });
    number.push({ type: "compact", value: compact.suffix });
  }
  const sign = signOf(negative, zero, options);
  if (options.style === "percent") return [...sign, ...number, { type: "percentSign", value: "%" }];
  if (options.style === "currency") return currencyParts(agent, sign, number, options);
  return [...sign, ...number];
}

function round(decimal: Decimal, { significant, fractionMax }: NumberOptions): Decimal {
  return significant === null ? roundFraction(decimal, fractionMax) : roundSignificant(decimal, significant.max);
}

const SHORT = ["", "K", "M", "B", "T"];
const LONG = ["", "thousand", "million", "billion", "trillion"];

function compacted(decimal: Decimal, options: NumberOptions): { readonly decimal: Decimal; readonly suffix: string } {
  const roundAt = (power: number): Decimal => {
    const scaled = timesTen(decimal, -power * 3);
    if (!options.compactRounding) return round(scaled, options);
    return scaled.point >= 2 ? roundFraction(scaled, 0) : roundSignificant(scaled, 2);
  };
  let power = Math.max(0, Math.min(4, Math.floor((decimal.point - 1) / 3)));
  let rounded = roundAt(power);
  // 999,999 becomes 1M, not 1000K.
  if (rounded.point > 3 && power < 4) rounded = roundAt(++power);
  return { decimal: rounded, suffix: (options.long ? LONG : SHORT)[power]! };
}

function digitParts(decimal: Decimal, options: NumberOptions, compact: boolean): Part[] {
  const wanted =
    options.significant === null
      ? compact && options.compactRounding
        ? 0
        : options.fractionMin
      : Math.max(0, options.significant.min - Math.max(decimal.point, decimal.digits === "" ? 1 : decimal.point));
  const { integer, fraction } = digitsOf(decimal, options.integerMin, wanted);
  const parts: Part[] = [];
  const groups =
    options.grouping === "never" || (options.grouping === "min2" && integer.length < 5)
      ? [integer]
      : integer.replace(/\B(?=(\d{3})+$)/g, ",").split(",");
  for (const [at, group] of groups.entries()) {
    if (at > 0) parts.push({ type: "group", value: "," });
    parts.push({ type: "integer", value: group });
  }
  if (fraction !== "") parts.push({ type: "decimal", value: "." }, { type: "fraction", value: fraction });
  return parts;
}

function signOf(negative: boolean, zero: boolean, { signDisplay }: NumberOptions): Part[] {
  const minus: Part[] = [{ type: "minusSign", value: "-" }];
  const plus: Part[] = [{ type: "plusSign", value: "+" }];
  if (signDisplay === "never") return [];
  if (signDisplay === "exceptZero" && zero) return [];
  if (signDisplay === "negative" && zero) return [];
  if (negative) return minus;
  return signDisplay === "always" || signDisplay === "exceptZero" ? plus : [];
}

function currencyParts(agent: Agent, sign: Part[], number: Part[], options: NumberOptions): Part[] {
  const code = options.currency!;
  if (options.currencyDisplay === "name")
    agent.stuck({ kind: "unmodelled", what: "Intl.NumberFormat(currencyDisplay name)", message: "names of currencies are not modelled" });
  const symbol =
    options.currencyDisplay === "code"
      ? code
      : ((options.currencyDisplay === "narrowSymbol" ? NARROW[code] : undefined) ?? SYMBOLS[code] ?? code);
  const gap: Part[] = /[A-Za-z]$/.test(symbol) && number[0]?.type === "integer" ? [{ type: "literal", value: "\u00a0" }] : [];
  const body = [{ type: "currency", value: symbol }, ...gap, ...number];
  if (options.accounting && sign[0]?.type === "minusSign")
    return [{ type: "literal", value: "(" }, ...body, { type: "literal", value: ")" }];
  return [...sign, ...body];
}
