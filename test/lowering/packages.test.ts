// Real packages, parsed, lowered and verified: no fault, and hardly a function that could not be lowered.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lowerFile } from "#lowering/lower-file.ts";
import { languageOf } from "#syntax/languages.ts";
import { parseFile } from "#syntax/parse.ts";

const root = join(import.meta.dirname, "../..");

function lowerAll(folders: readonly string[], every: number): { readonly functions: number; readonly opaque: readonly string[] } {
  let functions = 0;
  const opaque: string[] = [];
  const entries = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }));
  const paths = entries.filter((entry) => entry.isFile() && languageOf(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort().filter((_, index) => index % every === 0)) {
    // A fault of verification is a Bug and would be thrown here.
    const { module } = lowerFile(parseFile(path, "", readFileSync(path, "utf8")));
    functions += module.functions.length;
    for (const code of module.functions) if (code.opaque) opaque.push(`${path} ${code.name}: ${code.opaque.message}`);
  }
  return { functions, opaque };
}

test("our own sources, every function", () => {
  const { functions, opaque } = lowerAll(["src"], 2);
  expect(opaque).toEqual([]);
  expect(functions).toBeGreaterThan(1000);
});

test("packages of others", () => {
  const { functions, opaque } = lowerAll(
    ["zod", "yaml", "commander", "vitest", "react", "lodash", "pg", "mysql2", "effect", "openai", "fast-check"].map(
      (name) => `node_modules/${name}`,
    ),
    12,
  );
  expect(opaque.length, opaque.join("\n")).toBeLessThan(functions / 1000);
  expect(functions).toBeGreaterThan(3000);
});
