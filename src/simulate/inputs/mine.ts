// Values that the code itself speaks of: literals of the function's body and their neighbours, and those of the rest of its file.
// They are where behaviour changes, so they are tried first.
import type { Expression, FileTree } from "#syntax/tree.ts";
import type { FunctionLike } from "./declarations.ts";
import { nodesOf } from "./walk.ts";

export type Mined = { readonly numbers: readonly number[]; readonly strings: readonly string[] };

/** More would drown the shapes in values. */
const NUMBERS_MAX = 40;
const STRINGS_MAX = 30;

export function mine(fn: FunctionLike, file: FileTree): Mined {
  const numbers = new Set<number>();
  const strings = new Set<string>();
  for (const root of [fn.body, fn.params, file.body]) {
    for (const node of nodesOf(root)) collect(node, numbers, strings);
  }
  return { numbers: [...numbers].slice(0, NUMBERS_MAX), strings: [...strings].slice(0, STRINGS_MAX) };
}

function collect(node: { readonly type: string }, numbers: Set<number>, strings: Set<string>): void {
  const expression = node as Expression;
  if (expression.type === "Literal") {
    const value = expression.value;
    if (typeof value === "number") for (const near of neighbours(value)) numbers.add(near);
    else if (
      typeof value === "string" &&
      value.length <= 60 &&
      !value.startsWith("node:") &&
      !value.startsWith("./") &&
      !value.startsWith("../")
    )
      strings.add(value);
  } else if (expression.type === "TemplateLiteral") {
    for (const text of expression.cooked) if (text !== null && text !== "" && text.length <= 20) strings.add(text);
  } else if (expression.type === "RegExpLiteral") {
    const text = plainest(expression.pattern);
    if (text !== null) strings.add(text);
  }
}

function neighbours(value: number): number[] {
  if (Number.isInteger(value)) return [value, value - 1, value + 1];
  return [value, Math.floor(value), Math.ceil(value), Number((value * 10).toFixed(6))];
}

/** A text that a simple pattern plainly matches; null where that would need more than reading it. */
function plainest(pattern: string): string | null {
  const bare = pattern.replace(/^\^/, "").replace(/\$$/, "");
  const text = bare
    .replace(/\\d/g, "7")
    .replace(/\\w/g, "a")
    .replace(/\\s/g, " ")
    .replace(/\[a-z[^\]]*\]/g, "a")
    .replace(/\[A-Z[^\]]*\]/g, "A")
    .replace(/\[0-9[^\]]*\]/g, "7")
    .replace(/\\([.\-/+*?()[\]{}])/g, "$1")
    .replace(/(.)\{(\d+)(?:,\d*)?\}/g, (_, sign: string, count: string) => sign.repeat(Math.min(Number(count), 20)))
    .replace(/([A-Za-z0-9 ])[+*?]/g, "$1");
  return /[\\[\]{}()|^$*+?]/.test(text) || text === "" ? null : text;
}
