// The order of text in the root collation of Unicode (CLDR), for the characters that programs sort:
// punctuation, symbols, digits, Latin, Greek and Cyrillic letters. Others go by code point after them.
// https://unicode.org/reports/tr35/tr35-collation.html
import type { Agent } from "#machine/agent.ts";
import { known, toBoolean } from "#machine/convert.ts";
import { get } from "#machine/object.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { expectPlainLocale } from "../intl/locale.ts";
import { oneOf } from "../intl/option.ts";

/** Groups of one primary weight, in order; within a group by case. */
const ORDER = [
  ..."\t\n\v\f\r\u0085\u2028\u2029 ",
  ..."_‾-‐–—,;:!¡?¿.…·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`´˜^¯¨¸°©®←→↑↓+±÷×<=>¬|¦~−¤¢$£¥€₹₽",
];
/** Symbols that are not listed come after those that are, and before digits. */
const SYMBOLS_END = 200;
const LETTERS =
  "0 1 2 3 4 5 6 7 8 9 aA bB cC dD eE ǝƎ Ə fF ƒƑ gG hH iI ı jJ kK lL mM nN ŋŊ oO Ɔ pP qQ ĸ rR sS tT uU vV wW xX yY zZ Ʒ þÞ αΑ βΒ γΓ δΔ εΕ ζΖ ηΗ θΘ ιΙ κΚ λΛ μΜ νΝ ξΞ οΟ πΠ ρΡ σΣς τΤ υΥ φΦ χΧ ψΨ ωΩ аА әӘ бБ вВ гГ ґҐ дД ђЂ еЕ єЄ жЖ зЗ ѕЅ иИ іІ јЈ кК лЛ љЉ мМ нН њЊ оО пП рР сС тТ ћЋ уУ фФ хХ цЦ чЧ џЏ шШ щЩ ъЪ ыЫ ьЬ эЭ юЮ яЯ".split(
    " ",
  );
const EXPANSIONS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o\u0338",
  Ø: "O\u0338",
  ł: "l\u0335",
  Ł: "L\u0335",
  đ: "d\u0335",
  Đ: "D\u0335",
  ð: "d\u0336",
  Ð: "D\u0336",
  ħ: "h\u0335",
  Ħ: "H\u0335",
};
/** Combining marks by secondary weight. */
const MARKS =
  "\u0332\u0313\u0314\u0301\u0300\u0306\u0302\u030c\u030a\u0342\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304\u0336\u0335\u0305\u0309\u030f\u0311\u031b\u0323";

/** Languages whose order is the root's. */
const OTHER_ORDER = [
  "ar",
  "az",
  "bg",
  "bs",
  "cs",
  "cy",
  "da",
  "el",
  "eo",
  "es",
  "et",
  "fa",
  "fi",
  "fil",
  "ha",
  "he",
  "hi",
  "hr",
  "hu",
  "is",
  "ja",
  "ka",
  "kk",
  "ko",
  "lt",
  "lv",
  "mk",
  "mt",
  "nb",
  "nn",
  "no",
  "pl",
  "ro",
  "ru",
  "sk",
  "sl",
  "sq",
  "sr",
  "sv",
  "th",
  "tr",
  "uk",
  "uz",
  "vi",
  "zh",
];

const weights = new Map<string, { readonly primary: number; readonly tertiary: number }>();
for (const [at, group] of ORDER.entries()) weights.set(group, { primary: at + 1, tertiary: 0 });
for (const [at, group] of LETTERS.entries())
  for (const [nth, character] of [...group].entries()) weights.set(character, { primary: 0x200000 + at, tertiary: nth });

type Keys = { readonly primary: number[]; readonly secondary: number[]; readonly tertiary: number[] };

function keysOf(text: string, numeric: boolean): Keys {
  const keys: Keys = { primary: [], secondary: [], tertiary: [] };
  const add = (primary: number, tertiary: number): void => {
    keys.primary.push(primary);
    keys.secondary.push(0);
    keys.tertiary.push(tertiary);
  };
  const pieces = numeric ? text.split(/([0-9]+)/) : [text];
  for (const [at, piece] of pieces.entries()) {
    if (numeric && at % 2 === 1) addNumber(piece, add);
    else for (const character of piece.normalize("NFD")) addCharacter(character, keys, add, EXPANSIONS[character] !== undefined);
  }
  return keys;
}

function addCharacter(character: string, keys: Keys, add: (primary: number, tertiary: number) => void, expanded: boolean): void {
  const expansion = EXPANSIONS[character];
  if (expansion !== undefined) {
    for (const part of expansion) addCharacter(part, keys, add, true);
    return;
  }
  const mark = MARKS.indexOf(character);
  if (mark >= 0 || /\p{M}/u.test(character)) {
    const last = keys.secondary.length - 1;
    if (last >= 0) keys.secondary[last] = keys.secondary[last]! * 64 + (mark < 0 ? 40 : mark + 1);
    return;
  }
  if (/[\p{Cc}\p{Cf}]/u.test(character) && !weights.has(character)) return;
  const weight = weights.get(character);
  if (weight !== undefined) add(weight.primary, weight.tertiary * 2 + (expanded ? 1 : 0));
  else add((/[\p{S}\p{P}\p{Z}]/u.test(character) ? SYMBOLS_END : 0x300000) + character.codePointAt(0)!, 0);
}

/** Digits as a number: first how many, then which. */
function addNumber(digits: string, add: (primary: number, tertiary: number) => void): void {
  const significant = digits.replace(/^0+(?=.)/, "");
  add(0x200000, 0);
  add(0x200000 + significant.length, 0);
  for (const digit of significant) add(0x200000 + Number(digit), 0);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return a[at]! < b[at]! ? -1 : 1;
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

export type Collation = {
  readonly numeric: boolean;
  readonly sensitivity: "base" | "accent" | "case" | "variant";
  readonly caseFirst: "upper" | "lower" | "false";
};

const PLAIN: Collation = { numeric: false, sensitivity: "variant", caseFirst: "false" };

export function compareTexts(a: string, b: string, { numeric, sensitivity, caseFirst }: Collation): number {
  if (a === b) return 0;
  const x = keysOf(a, numeric);
  const y = keysOf(b, numeric);
  const primary = compareKeys(x.primary, y.primary);
  if (primary !== 0 || sensitivity === "base") return primary;
  if (sensitivity !== "case") {
    const secondary = compareKeys(x.secondary, y.secondary);
    if (secondary !== 0 || sensitivity === "accent") return secondary;
  }
  const tertiary = compareKeys(x.tertiary, y.tertiary);
  return caseFirst === "upper" ? 0 - tertiary : tertiary;
}

/** Reads the options of `Intl.Collator` and `localeCompare`. */
export function collationOf(agent: Agent, locales: Value, options: Value, by: string): Collation {
  const locale = expectPlainLocale(agent, locales, OTHER_ORDER, "Intl.Collator");
  const given = known(options);
  if (!(given instanceof GuestObject)) return { ...PLAIN, numeric: /-u(-[a-z0-9]+)*-kn(-true)?(-|$)/.test(locale) };
  const numeric = get(given, "numeric");
  return {
    numeric: numeric !== undefined && toBoolean(numeric),
    sensitivity: oneOf(agent, given, "sensitivity", ["base", "accent", "case", "variant"], by) ?? "variant",
    caseFirst: oneOf(agent, given, "caseFirst", ["upper", "lower", "false"], by) ?? "false",
  };
}

export const collate = (agent: Agent, a: string, b: string, locales: Value, options: Value): number =>
  compareTexts(a, b, collationOf(agent, locales, options, "String.prototype.localeCompare"));
