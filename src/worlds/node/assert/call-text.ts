// The source text of the call that is being made, for `assert(x)` without a message: node reads it from the file.
import type { Agent } from "#machine/agent.ts";
import { here } from "#machine/place.ts";
import { settingOf } from "../../world.ts";

/** Calls longer than this are not read. */
const LENGTH_MAX = 2000;

/** `assert.ok(a === b)`, or null when it cannot be found. */
export function callText(agent: Agent): string | null {
  const span = here();
  const text = span === null ? undefined : settingOf(agent).fileText(span.path);
  if (span === null || text === undefined) return null;
  const open = text.indexOf("(", span.start);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const from = /[\w$.]*$/.exec(text.slice(lineStart, span.start))?.[0].length ?? 0;
  if (open < 0 || open - span.start > 80) return null;
  const close = closing(text, open);
  return close < 0 ? null : undent(text.slice(span.start - from, close + 1), span.start - from - lineStart);
}

/** The position of the parenthesis that closes the one at `open`, with texts and comments skipped. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length && at < open + LENGTH_MAX; at++) {
    const sign = text[at] ?? "";
    if (sign === '"' || sign === "'" || sign === "`") at = afterText(text, at, sign);
    else if ("([{".includes(sign)) depth++;
    else if (")]}".includes(sign) && --depth === 0) return at;
  }
  return -1;
}

function afterText(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/** Further lines lose the indentation of the first. */
function undent(text: string, column: number): string {
  const [first = "", ...rest] = text.split("\n");
  return [first, ...rest.map((line) => `  ${/^\s*$/.test(line.slice(0, column)) ? line.slice(column) : line.trimStart()}`)].join("\n");
}
