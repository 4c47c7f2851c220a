// The reader against TypeScript on random expressions: the grammar alone gets about 85 of 100 of them right.

import ts from "typescript";
import { expect, test } from "vitest";
import { seeded } from "#ground/random.ts";
import { parseFile } from "#syntax/parse.ts";
import { differenceOf } from "./typescript/compare.ts";
import { randomExpression } from "./typescript/generate.ts";

const SEED = "operators-1";
const WANTED = 4000;

const isValid = (text: string): boolean =>
  ts.transpileModule(text, { fileName: "a.ts", reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } }).diagnostics
    ?.length === 0;

test("random expressions are read as TypeScript reads them", () => {
  const random = seeded(SEED);
  const wrong: string[] = [];
  let valid = 0;
  let unreadable = 0;
  for (let tried = 0; valid < WANTED && tried < WANTED * 10; tried++) {
    const text = `async function* w() { q = ${randomExpression(random, 1 + random.below(4))}; }`;
    // Inside an arrow `yield` is a name, which only sloppy code may use.
    if (/=>.*yield/.test(text) || !isValid(text)) continue;
    valid++;
    if (parseFile("a.ts", "", text).problems.length > 0) unreadable++;
    else if (differenceOf("a.ts", text)) wrong.push(text);
  }
  expect(valid).toBe(WANTED);
  // Printed so that the accuracy can be quoted; what remains are oddities of the generator such as `x satisfies 'a'[b]`.
  console.log(`seed ${SEED}: ${valid} valid, ${wrong.length} misread, ${unreadable} not readable`);
  expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(valid / 1000);
  expect(unreadable).toBeLessThanOrEqual(valid / 200);
}, 120_000);
