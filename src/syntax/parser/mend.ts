// Puts same-length stand-ins into text that the grammar is known to misread, and parses again. Offsets stay as they were, and the
// readers take names and literals from the original text, so a stand-in is never seen but by the grammar.
import type { Language } from "../languages.ts";
import { type Raw, type RawFile, readRaw } from "./grammar.ts";
import { standInsFor } from "./stand-ins.ts";

export type Mended = { readonly raw: Raw; readonly mended: ReadonlyMap<number, string> };

/** Each round may uncover more; text that needs more rounds than this stays as the last round read it. */
const ROUNDS_MAX = 8;

export function mendedRaw(text: string, language: Language): Mended {
  const first = readRaw(text, language.grammar);
  const plain = first.lost === 0 ? { text, file: first } : withStandIns(text, first, language);
  return language.typed ? { raw: plain.file.root, mended: new Map() } : withComparisons(plain.text, plain.file, language);
}

type Attempt = { readonly text: string; readonly file: RawFile };

/** Tries each stand-in on its own and keeps those after which less of the text is lost. */
function withStandIns(text: string, first: RawFile, language: Language): Attempt {
  let best: Attempt = { text, file: first };
  for (const standIn of standInsFor(language)) {
    const changed = standIn(best.text);
    if (changed === best.text) continue;
    const file = readRaw(changed, language.grammar);
    if (file.lost < best.file.lost) best = { text: changed, file };
    if (file.lost === 0) break;
  }
  return best;
}

/** JavaScript has no type arguments: `f(a < b, c > (d))` compares. A `>` in place of the `<` binds the same and cannot open types. */
function withComparisons(text: string, file: RawFile, language: Language): Mended {
  const mended = new Map<number, string>();
  let current = text;
  let raw = file.root;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const wrong = comparisonsReadAsTypes(raw);
    if (wrong.length === 0) break;
    for (const at of wrong) mended.set(at, "<");
    current = replaceAt(current, wrong);
    raw = readRaw(current, language.grammar).root;
  }
  if (mended.size > 0) restore(raw, mended);
  return { raw, mended };
}

function replaceAt(text: string, offsets: readonly number[]): string {
  let made = "";
  let from = 0;
  for (const at of [...offsets].sort((a, b) => a - b)) {
    made += `${text.slice(from, at)}>`;
    from = at + 1;
  }
  return made + text.slice(from);
}

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
