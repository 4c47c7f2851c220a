// Puts same-length stand-ins into text that the grammar is known to misread, and parses again. Offsets stay as they were, and the
// readers look at the original text, so a stand-in is never seen but by the grammar.
import type { Language } from "../languages.ts";
import { type Raw, readRaw } from "./grammar.ts";

export type Mended = { readonly raw: Raw; readonly mended: ReadonlyMap<number, string> };

/** Each round may uncover more; text that needs more rounds than this stays as the last round read it. */
const ROUNDS_MAX = 8;

export function mendedRaw(text: string, language: Language): Mended {
  const mended = new Map<number, string>();
  let current = text;
  let raw = readRaw(current, language.grammar);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const wrong = language.typed ? [] : comparisonsReadAsTypes(raw);
    if (wrong.length === 0) break;
    for (const at of wrong) {
      mended.set(at, "<");
      current = `${current.slice(0, at)}>${current.slice(at + 1)}`;
    }
    raw = readRaw(current, language.grammar);
  }
  if (mended.size > 0) restore(raw, mended);
  return { raw, mended };
}

/** JavaScript has no type arguments: `f(a < b, c > (d))` compares. A `>` in place of the `<` binds the same and cannot open types. */
function comparisonsReadAsTypes(root: Raw): readonly number[] {
  const found: number[] = [];
  const open: Raw[] = [root];
  for (let raw = open.pop(); raw; raw = open.pop()) {
    for (const part of raw.parts) {
      if (part.kind === "type_arguments") found.push(part.start);
      else open.push(part);
    }
  }
  return found;
}

function restore(root: Raw, mended: ReadonlyMap<number, string>): void {
  const open: Raw[] = [root];
  for (let raw = open.pop(); raw; raw = open.pop()) {
    raw.parts.forEach((part, index) => {
      const meant = part.kind === ">" || part.kind === ">=" ? mended.get(part.start) : undefined;
      if (meant) raw.parts[index] = { ...part, kind: meant + part.kind.slice(1) };
      else open.push(part);
    });
  }
}
