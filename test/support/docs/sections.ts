// Parts of the documents that follow from the code. Each stands between two marks; the text between them is never edited by hand.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { picture, table } from "./rooms.ts";
import { settings } from "./settings.ts";

export type Section = { readonly file: string; readonly name: string; readonly make: () => string };

const project = join(import.meta.dirname, "../../..");

export const sections: readonly Section[] = [
  { file: "docs/ARCHITECTURE.md", name: "picture of the rooms", make: picture },
  { file: "docs/ARCHITECTURE.md", name: "table of the rooms", make: table },
  { file: "docs/settings.md", name: "environment", make: settings },
];

export function written({ file, name }: Section): string {
  return split(file, name).between;
}

export function write({ file, name, make }: Section): void {
  const { before, after } = split(file, name);
  writeFileSync(join(project, file), `${before}\n${make()}\n${after}`);
}

function split(file: string, name: string): { readonly before: string; readonly between: string; readonly after: string } {
  const text = readFileSync(join(project, file), "utf8");
  const begin = `<!-- made from the code: ${name} -->`;
  const end = `<!-- end: ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for "${name}"`);
  return { before: text.slice(0, from + begin.length), between: text.slice(from + begin.length + 1, to - 1), after: text.slice(to) };
}
