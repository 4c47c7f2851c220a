// `true`, `false`, `null`, and what V8 says of anything else where a JSON value should begin. Part of `parse.ts`.
import { throwError } from "#machine/error.ts";
import type { Value } from "#machine/value.ts";
import type { Reading } from "./scan.ts";

const WORDS: ReadonlyArray<readonly [string, Value]> = [
  ["true", true],
  ["false", false],
  ["null", null],
];
/** Units shown on each side of what was not expected. */
const CONTEXT = 10;
/** Texts up to this many units are shown whole. */
const SHORT = 40;

export function wordOf(reading: Reading): Value {
  const { text, at } = reading;
  for (const [word, value] of WORDS) {
    if (text[at] !== word[0]) continue;
    for (let step = 1; step < word.length; step++) if (text[at + step] !== word[step]) return unexpected(reading, at + step);
    reading.at = at + word.length;
    return value;
  }
  return unexpected(reading, at);
}

function unexpected({ agent, text }: Reading, at: number): never {
  if (at >= text.length) return throwError(agent, "SyntaxError", "Unexpected end of JSON input");
  if (isPrinted(text)) return throwError(agent, "SyntaxError", `"${text}" is not valid JSON`);
  const token = `Unexpected token '${text[at]}', `;
  if (text.length <= SHORT) return throwError(agent, "SyntaxError", `${token}"${text}" is not valid JSON`);
  const from = Math.max(0, at - CONTEXT);
  const to = Math.min(text.length, at + CONTEXT);
  const head = from > 0 ? "..." : "";
  const tail = to < text.length ? "..." : "";
  return throwError(agent, "SyntaxError", `${token}${head}"${text.slice(from, to)}"${tail} is not valid JSON`);
}

/** What a value that was no text at all became: V8 does not look for a token in it. */
const isPrinted = (text: string): boolean => text === "undefined" || text === "NaN" || text === "Infinity" || text === "[object Object]";
