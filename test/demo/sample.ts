// The sample repository: a cinema's booking back end, as ordinary people would have written it. Its tree lies in
// test/repos/demo/cinema; here are its people, and the way to say a change: old text, new text.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { invariant } from "#ground/bug.ts";
import type { Signature } from "../support/github/state.ts";

export const OWNER = "cinema";
export const NAME = "booking";

export const people = {
  mira: { name: "Mira Falk", email: "mira@cinema.example" },
  tom: { name: "Tom Brandt", email: "tom@cinema.example" },
  lea: { name: "Lea Sommer", email: "lea@cinema.example" },
  ben: { name: "Ben Okafor", email: "ben@cinema.example" },
} satisfies Record<string, Signature>;
export type Author = keyof typeof people;

/** Path → text. */
export type Tree = Readonly<Record<string, string>>;
/** Each old text must occur exactly once in the file, so that no edit is ever made in the wrong place. */
export type Edits = Readonly<Record<string, readonly (readonly [old: string, now: string])[]>>;

const ROOT = join(import.meta.dirname, "../repos/demo/cinema");

/** The default branch as it stands today. */
export function readSample(): Tree {
  const files = readdirSync(ROOT, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => relative(ROOT, join(entry.parentPath, entry.name))).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
}

/** The files that the edits change, with their new text. */
export function edited(tree: Tree, edits: Edits): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edits).map(([path, changes]) => {
      const text = tree[path];
      invariant(text !== undefined, `the sample has no file ${path}`);
      return [path, changes.reduce((now, change) => replaceOnce(path, now, change), text)];
    }),
  );
}

function replaceOnce(path: string, text: string, [old, now]: readonly [string, string]): string {
  const at = text.indexOf(old);
  invariant(at >= 0 && text.indexOf(old, at + 1) < 0, `${path} does not hold this exactly once: ${old}`);
  return text.slice(0, at) + now + text.slice(at + old.length);
}
