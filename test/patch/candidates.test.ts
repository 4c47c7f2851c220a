// Each idea on a small change: what it would try, and what it leaves alone.
import { expect, test } from "vitest";
import { arithmetic } from "#patch/candidates/arithmetic.ts";
import { comparison } from "#patch/candidates/comparison.ts";
import { missingAwait } from "#patch/candidates/missing-await.ts";
import { nullish } from "#patch/candidates/nullish.ts";
import { undo } from "#patch/candidates/undo.ts";
import type { PatchContext } from "#patch/context.ts";
import type { Candidate } from "#patch/patch.ts";
import { contextOf, printCandidates } from "./samples.ts";

type Idea = (context: PatchContext) => readonly Candidate[];

const tried = (idea: Idea, base: string | null, head: string): string => {
  const context = contextOf(base, head);
  return printCandidates(context, idea(context));
};

/** A function whose one line changes from `old` to `now`. */
const body = (line: string): string => `export async function seat(row, at) {\n  log(1 < 2 || 3 + 4);\n  ${line}\n}\n`;
const onLine = (idea: Idea, now: string): string => tried(idea, body("old();"), body(now));

test("another operator between the same operands", () => {
  expect(onLine(arithmetic, "return row * 12 + at;")).toMatchInlineSnapshot(`
    "arithmetic: uses \`-\` instead of \`+\` | return row * 12 - at;
    arithmetic: uses \`/\` instead of \`*\` | return row / 12 + at;
    arithmetic: uses \`**\` instead of \`*\` | return row ** 12 + at;"
  `);
  expect(onLine(arithmetic, "row += at; row = at;")).toMatchInlineSnapshot(
    `"arithmetic: uses \`-\` instead of \`+\` | row -= at; row = at;"`,
  );
  expect(onLine(arithmetic, "return (row /* + */) - (at);")).toBe("arithmetic: uses `+` instead of `-` | return (row /* + */) + (at);");
  expect(onLine(arithmetic, "return row << at;")).toBe("");
});

test("another comparison, or its bound moved by one", () => {
  expect(onLine(comparison, "return row <= 9;")).toMatchInlineSnapshot(`
    "comparison: compares with \`<\` instead of \`<=\` | return row < 9;
    comparison: compares with \`>=\` instead of \`<=\` | return row >= 9;
    comparison: compares with \`>\` instead of \`<=\` | return row > 9;
    bound: takes 8 as the bound instead of 9 | return row <= 8;
    bound: takes 10 as the bound instead of 9 | return row <= 10;"
  `);
  expect(onLine(comparison, "return row === at;")).toBe("comparison: compares with `!==` instead of `===` | return row !== at;");
  expect(onLine(comparison, "return row in at;")).toBe("");
});

test("an await in front of a call, in async code only", () => {
  expect(onLine(missingAwait, "return find(row).at(lock(at));")).toMatchInlineSnapshot(`
    "await: awaits \`find(row).at(lock(at))\` | return await find(row).at(lock(at));
    await: awaits \`find(row)\` | return (await find(row)).at(lock(at));
    await: awaits \`lock(at)\` | return find(row).at(await lock(at));"
  `);
  expect(onLine(missingAwait, "return await find(row);")).toBe("");
  expect(onLine(missingAwait, "return at.map((one) => find(one));")).toBe(
    "await: awaits `at.map((one) => find(one))` | return await at.map((one) => find(one));",
  );
  const sync = "export function seat(row) {\n  return find(row);\n}\n";
  expect(tried(missingAwait, sync.replace("find", "old"), sync)).toBe("");
});

test("a guard against null, or for every falsy value", () => {
  expect(onLine(nullish, "return row.seats[at].free || 0;")).toMatchInlineSnapshot(`
    "nullish: falls back only for null and undefined (\`??\` instead of \`||\`) | return row.seats[at].free ?? 0;
    nullish: guards \`row.seats[at]\` with \`?.\` | return row.seats[at]?.free || 0;
    nullish: guards \`row.seats\` with \`?.\` | return row.seats?.[at].free || 0;
    nullish: guards \`row\` with \`?.\` | return row?.seats[at].free || 0;"
  `);
  expect(onLine(nullish, "return row ?? at;")).toBe("nullish: falls back for every falsy value (`||` instead of `??`) | return row || at;");
  expect(onLine(nullish, "return this.row?.seats && 1;")).toBe("");
});

test("undoing single lines and whole hunks", () => {
  expect(tried(undo, "a();\nb();\nc();\n", "A();\nB();\nc();\n")).toMatchInlineSnapshot(`
    "undo: restores \`a();\` | a();
    undo: restores \`b();\` | b();
    undo: restores 2 lines | a(); ⏎ b();"
  `);
  expect(tried(undo, "a();\nb();\n", "a();\nx();\nb();\n")).toBe("undo: removes the added line | -1 lines");
  expect(tried(undo, "a();\nlock();\nb();\n", "a();\nb();\n")).toBe("undo: restores `lock();` | lock();");
  expect(tried(undo, "a();\nlock();\n", "a();\n")).toBe("undo: restores `lock();` | lock();");
  expect(tried(undo, "a();\n\nb();\n", "a();\nb();\n")).toBe("undo: restores an empty line | 1 lines");
  expect(tried(undo, "say(`a`);\n", "say(1);\n")).toBe("undo: restores ``say(`a`);`` | say(`a`);");
  expect(tried(undo, null, "a();\n")).toBe("");
});

test("line ends are those of the file, and a rewrite too large to be a fix is not undone", () => {
  const crlf = contextOf("a();\nb();\n", "a();\r\nB();\r\n");
  expect(undo(crlf).map((candidate) => candidate.edit.text)).toEqual(["a();\r\n", "b();\r\n", "a();\r\nb();\r\n"]);
  const rows = (name: string): string => Array.from({ length: 21 }, (_, at) => `${name}(${at});\n`).join("");
  const large = contextOf(rows("a"), rows("b"));
  expect(undo(large)).toHaveLength(21);
  expect(undo(contextOf("", rows("b")))).toEqual([]);
});

test("every idea looks at touched lines alone", () => {
  const text = "export const a = (x) => x.y < 1 + 2 || f();\n";
  for (const idea of [arithmetic, comparison, missingAwait, nullish, undo]) expect(idea(contextOf(text, text))).toEqual([]);
});
