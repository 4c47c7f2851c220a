// What a recipe is: from a name to files to write and lists to lengthen. A recipe reads and writes nothing itself.
import type { Words } from "./words.ts";

/** The checkout as it is; undefined: no such file. */
export type Read = (path: string) => string | undefined;

export type Recipe = {
  /** How the name is written on the command line. */
  readonly usage: string;
  readonly says: string;
  readonly make: (name: string, read: Read) => Making;
};

export type Making = {
  readonly created: ReadonlyMap<string, string>;
  readonly changed: ReadonlyMap<string, string>;
  /** What is left to a person. */
  readonly next: readonly string[];
};

export function making(
  read: Read,
  words: Words,
  created: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, (text: string) => string>>,
  next: readonly string[],
): Making {
  for (const path of Object.keys(created))
    if (read(path) !== undefined) throw new Error(`${path} is there already; choose another name than ${words.kebab}`);
  const changed = Object.entries(changes).map(([path, change]) => {
    const text = read(path);
    if (text === undefined) throw new Error(`${path} is not there; the first of its kind is made by hand, with a decision record`);
    return [path, change(text)] as const;
  });
  return { created: new Map(Object.entries(created)), changed: new Map(changed), next };
}
