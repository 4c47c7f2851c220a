// Whole programs print what they print in real Node.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linesOfNode } from "./node.ts";
import { runProgram } from "./program.ts";

const folder = join(import.meta.dirname, "programs");
const names = readdirSync(folder).sort();
const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
const expected = linesOfNode(texts);

test.each(names.map((name, at) => [name, at] as const))("%s", (_name, at) => {
  const ran = runProgram(texts[at]!);
  expect(ran.outcome.kind === "stuck" ? ran.end : "ended").toBe("ended");
  expect(ran.lines).toEqual(expected[at]);
});
