// Values as people write them in sentences and code: numbers, quoted texts, lists, objects, dates, "an empty list", "three".
// Values only: a name, a call or an operator is no literal.
import type { Json } from "#scenario/scenario.ts";

/** `source` is the value as JavaScript; `json` is undefined where JSON has no word for it (undefined, NaN). */
export type Literal = { readonly source: string; readonly json: Json | undefined };
export type Read = { readonly literal: Literal /** Where the text goes on. */; readonly end: number };

const depthMax = 20;
const WORDS: ReadonlyArray<readonly [RegExp, Literal]> = [
  [/^(?:an? |the )?empty (?:list|array)\b/i, of([])],
  [/^(?:an? |the )?empty object\b/i, of({})],
  [/^(?:an? |the )?empty (?:string|text)\b/i, of("")],
  [/^undefined\b/, { source: "undefined", json: undefined }],
  [/^NaN\b/, { source: "NaN", json: undefined }],
  [/^(-?)Infinity\b/, { source: "Infinity", json: undefined }],
  [/^(?:null|nothing)\b/, of(null)],
  [/^true\b/i, of(true)],
  [/^false\b/i, of(false)],
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map(
    (word, value) => [new RegExp(`^${word}\\b`, "i"), of(value)] as const,
  ),
];

function of(json: Json): Literal {
  return { source: JSON.stringify(json), json };
}

/** The literal that stands at a place, or null. */
export function literalAt(text: string, at: number, depth = 0): Read | null {
  const rest = text.slice(at);
  const gap = /^\s*/.exec(rest)?.[0].length ?? 0;
  const from = at + gap;
  const here = rest.slice(gap);
  if (depth > depthMax) return null;
  const quote = QUOTES.get(here[0] ?? "");
  if (quote !== undefined) return quotedAt(text, from, quote);
  if (here.startsWith("[")) return listAt(text, from, depth);
  if (here.startsWith("{")) return objectAt(text, from, depth);
  const number = /^-?(?:\d[\d_]*)(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.-]*[\w])/i.exec(here)?.[0];
  if (number !== undefined && Number.isFinite(Number(number.replace(/_/g, ""))))
    return { literal: of(Number(number.replace(/_/g, ""))), end: from + number.length };
  const date = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)/.exec(here)?.[0];
  if (date !== undefined) return { literal: of(date), end: from + date.length };
  for (const [pattern, literal] of WORDS) {
    const word = pattern.exec(here)?.[0];
    if (word !== undefined)
      return { literal: word.startsWith("-") ? { source: "-Infinity", json: undefined } : literal, end: from + word.length };
  }
  return null;
}

/** The literal that is the whole text, perhaps in back-ticks, perhaps with a full stop after it. */
export function literalOf(text: string): Literal | null {
  const bare = text
    .trim()
    .replace(/[.;,]+$/, "")
    .trim();
  const inTicks = /^`([^`]*)`$/.exec(bare)?.[1];
  const read = literalAt(inTicks ?? bare, 0);
  if (read && (inTicks ?? bare).slice(read.end).trim() === "") return read.literal;
  return inTicks === undefined ? null : literalOf(inTicks);
}

const QUOTES = new Map([
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["‘", "’"],
]);

function quotedAt(text: string, from: number, close: string): Read | null {
  let value = "";
  for (let at = from + 1; at < text.length; at++) {
    const letter = text[at] ?? "";
    if (letter === close) return { literal: of(value), end: at + 1 };
    if (letter !== "\\" || close === "”" || close === "’") value += letter;
    else {
      const unicode = /^u([0-9a-f]{4})/i.exec(text.slice(at + 1, at + 6))?.[1];
      value +=
        unicode === undefined ? (ESCAPES.get(text[at + 1] ?? "") ?? text[at + 1] ?? "") : String.fromCharCode(Number.parseInt(unicode, 16));
      at += unicode === undefined ? 1 : 5;
    }
  }
  return null;
}

const ESCAPES = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
]);

/** Literals with commas between them up to a closing letter: the arguments of a call, the items of a list. */
export function literalsUntil(
  text: string,
  from: number,
  close: string,
  depth = 0,
): { readonly literals: readonly Literal[]; readonly end: number } | null {
  const literals: Literal[] = [];
  let at = skipSpace(text, from);
  while (text[at] !== close) {
    const read = literalAt(text, at, depth + 1);
    if (!read) return null;
    literals.push(read.literal);
    at = skipSpace(text, read.end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
    else if (text[at] !== close) return null;
  }
  return { literals, end: at + 1 };
}

function listAt(text: string, from: number, depth: number): Read | null {
  const items = literalsUntil(text, from + 1, "]", depth);
  return (
    items && {
      literal: joined(
        items.literals.map((one) => ["", one] as const),
        "[",
        "]",
      ),
      end: items.end,
    }
  );
}

function objectAt(text: string, from: number, depth: number): Read | null {
  const entries: Array<readonly [string, Literal]> = [];
  let at = skipSpace(text, from + 1);
  while (text[at] !== "}") {
    const key = keyAt(text, at);
    const read = key && literalAt(text, key.end, depth + 1);
    if (!key || !read) return null;
    entries.push([key.name, read.literal]);
    at = skipSpace(text, read.end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
    else if (text[at] !== "}") return null;
  }
  return { literal: joined(entries, "{", "}"), end: at + 1 };
}

/** A name or quoted text, and the colon after it. */
function keyAt(text: string, at: number): { readonly name: string; readonly end: number } | null {
  const quoted = text[at] === '"' || text[at] === "'" ? quotedAt(text, at, text[at] ?? "") : null;
  const name = quoted ? String(quoted.literal.json) : /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0];
  if (name === undefined) return null;
  const colon = skipSpace(text, quoted?.end ?? at + name.length);
  return text[colon] === ":" ? { name, end: colon + 1 } : null;
}

/** JSON where all parts are JSON; else source alone. */
function joined(parts: ReadonlyArray<readonly [string, Literal]>, open: string, close: string): Literal {
  const isList = open === "[";
  const source = `${open}${parts.map(([key, one]) => (isList ? one.source : `${JSON.stringify(key)}:${one.source}`)).join(",")}${close}`;
  if (parts.some(([, one]) => one.json === undefined)) return { source, json: undefined };
  const values = parts.map(([key, one]) => [key, one.json as Json] as const); // none is undefined
  return { source, json: isList ? values.map(([, value]) => value) : Object.fromEntries(values) };
}

const skipSpace = (text: string, at: number): number => at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
