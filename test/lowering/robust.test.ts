// Whatever is thrown at it, lowering gives a program and problems: damaged code, very long chains, very deep nesting.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seeded } from "#ground/random.ts";
import { printModule } from "#ir/print.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { parseFile } from "#syntax/parse.ts";

const SEED = "damage-1";
const DAMAGES = 300;
const root = join(import.meta.dirname, "../..");
const sources = [
  "src/lowering/parameters.ts",
  "src/syntax/parser/type-note.ts",
  "src/ir/verify.ts",
  "node_modules/commander/lib/command.js",
  "node_modules/zod/src/v4/core/core.ts",
].map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const WORDS = [
  "{",
  "}",
  "(",
  ")",
  "<",
  ">",
  "=>",
  "class ",
  "async ",
  "...",
  "`",
  "'",
  "=",
  "?",
  "\n",
  "await ",
  "#x",
  "/*",
  "*/",
  "return ",
];

test("damaged files", () => {
  const random = seeded(SEED);
  for (let round = 0; round < DAMAGES; round++) {
    const { path, text } = sources[round % sources.length] as (typeof sources)[number];
    const piece = text.slice(random.below(text.length / 2)).slice(0, 6000);
    const at = random.below(piece.length);
    const damaged = piece.slice(0, at) + WORDS[random.below(WORDS.length)] + piece.slice(at + random.below(4));
    // Lowering verifies what it made; a fault would be thrown.
    expect(() => lowerFile(parseFile(path, "", damaged)), `seed ${SEED}, round ${round}`).not.toThrow();
  }
});

test.each([
  ["additions", `x = ${"a + ".repeat(20_000)}1;`],
  ["links", `x${".a(1)".repeat(700)};`],
  ["conditions", `x = ${"a ? b : ".repeat(1500)}c;`],
  ["rungs", `${"if (a) b(); else ".repeat(2000)}c();`],
  ["statements", "a();".repeat(20_000)],
  ["nested lists", `x = ${"[".repeat(390)}1${"]".repeat(390)};`],
])("long %s", (_, text) => {
  const { module, problems } = lowerFile(parseFile("long.ts", "", text));
  expect(problems).toEqual([]);
  expect(printModule(module).length).toBeGreaterThan(700);
});
