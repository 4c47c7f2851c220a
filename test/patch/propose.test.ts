// The order candidates are tried in: the cause first, then the smallest edit; nothing twice, and not too many.
import { expect, test } from "vitest";
import { candidatesMax, propose } from "#patch/propose.ts";
import { contextOf, printCandidates } from "./samples.ts";

test("undoing one character at the cause comes first, other lines last", () => {
  const base = "export const free = (row) => row < 9;\nexport const late = (at) => at + 1;\n";
  const context = contextOf(base, base.replace("<", "<=").replace("at + 1", "at - 1"), 2);
  expect(printCandidates(context, propose([context]))).toMatchInlineSnapshot(`
    "undo: restores \`export const late = (at) => at + 1;\` | export const late = (at) => at + 1;
    undo: restores 2 lines | export const free = (row) => row < 9; ⏎ export const late = (at) => at + 1;
    undo: restores \`export const free = (row) => row < 9;\` | export const free = (row) => row < 9;
    comparison: compares with \`>=\` instead of \`<=\` | export const free = (row) => row >= 9;
    bound: takes 8 as the bound instead of 9 | export const free = (row) => row <= 8;
    comparison: compares with \`>\` instead of \`<=\` | export const free = (row) => row > 9;
    bound: takes 10 as the bound instead of 9 | export const free = (row) => row <= 10;"
  `);
});

test("the file of the cause comes before the others", () => {
  const near = contextOf("a(1 + 2);\n", "a(1 - 2);\n", 1, "src/near.ts");
  const far = contextOf("b(1 < 2);\n", "b(1 > 2);\n", 0, "src/far.ts");
  const paths = propose([near, far]).map((candidate) => candidate.edit.path);
  expect(paths).toEqual([...paths].sort().reverse());
  expect(new Set(paths).size).toBe(2);
});

test("two ideas that mean the same text are one, and what changes nothing is none", () => {
  const context = contextOf("f(1 < 2);\n", "f(1 <= 2);\n", 1);
  const texts = propose([context]).map((candidate) => candidate.idea);
  expect(texts.filter((idea) => idea === "undo")).toHaveLength(1);
  expect(propose([context])[0]).toMatchObject({ idea: "undo", says: "restores `f(1 < 2);`" });
  expect(propose([context]).filter((candidate) => candidate.says === "compares with `<` instead of `<=`")).toEqual([]);
});

test("a large change gives no more than what a reviewer waits for", () => {
  const rows = (sign: string): string => Array.from({ length: 200 }, (_, at) => `f(${at} ${sign} x.y);\n`).join("");
  expect(propose([contextOf(rows("<"), rows("<="), 1)])).toHaveLength(candidatesMax);
});
