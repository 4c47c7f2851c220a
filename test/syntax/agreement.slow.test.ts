// Whole files, read as TypeScript reads them: all of our own sources, and packages written by others in every style.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languageOf } from "#syntax/languages.ts";
import { parseFile } from "#syntax/parse.ts";
import { differenceOf } from "./typescript/compare.ts";

const root = join(import.meta.dirname, "../..");
/** What others wrote is sampled, so that the fast tests stay fast. */
const EVERY = 25;

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && languageOf(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function compare(paths: readonly string[]): {
  readonly same: number;
  readonly wrong: readonly string[];
  readonly unreadable: readonly string[];
} {
  let same = 0;
  const wrong: string[] = [];
  const unreadable: string[] = [];
  for (const path of paths) {
    const text = readFileSync(path, "utf8");
    if (parseFile(path, "", text).problems.length > 0) unreadable.push(path);
    else if (differenceOf(path, text)) wrong.push(path);
    else same++;
  }
  return { same, wrong, unreadable };
}

test("our own sources", () => {
  const { same, wrong, unreadable } = compare(filesUnder("src").filter((_, index) => index % 3 === 0));
  expect(wrong).toEqual([]);
  expect(unreadable).toEqual([]);
  expect(same).toBeGreaterThan(100);
});

test("packages written by others", () => {
  const folders = ["zod", "yaml", "vitest", "commander", "react", "lodash", "pg", "mysql2", "effect", "openai"].map(
    (name) => `node_modules/${name}`,
  );
  const { same, wrong, unreadable } = compare(folders.flatMap(filesUnder).filter((_, index) => index % EVERY === 0));
  expect(wrong).toEqual([]);
  expect(unreadable.length).toBeLessThan(same / 100);
  expect(same).toBeGreaterThan(100);
});
