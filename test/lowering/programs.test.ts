// What lowering makes of a program does what the program does in real Node: same lines, same order, same messages.
import ts from "typescript";
import { expect, test } from "vitest";
import { plainOptions } from "#lowering/options.ts";
import { parseFile } from "#syntax/parse.ts";
import { linesOfNode } from "../machine/node.ts";
import { runProgram } from "../machine/program.ts";
import { SCRIPTS, SLOPPY, TYPED } from "./programs.ts";

const scripts = Object.entries(SCRIPTS);
const typed = Object.entries(TYPED);
const sloppy = Object.entries(SLOPPY);
const compiled = (text: string): string =>
  ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      useDefineForClassFields: true,
    },
  }).outputText;
const expected = linesOfNode([
  ...scripts.map(([, text]) => `${text}\nexport {};`),
  ...typed.map(([, text]) => compiled(text)),
  ...sloppy.map(([, text]) => `new Function("console", ${JSON.stringify(text)})(console);`),
]);

test.each(scripts.map(([name, text], at) => [name, text, at] as const))("%s", (_, text, at) => {
  expect(runProgram(`${text}\nexport {};`).lines).toEqual(expected[at]);
});

test.each(typed.map(([name, text], at) => [name, text, at] as const))("TypeScript: %s", (_, text, at) => {
  expect(parseFile("main.ts", "", text).problems).toEqual([]);
  expect(runProgram(`// file: main.ts\n${text}`, { lowering: { ...plainOptions, legacyDecorators: true } }).lines).toEqual(
    expected[scripts.length + at],
  );
});

test.each(sloppy.map(([name, text], at) => [name, text, at] as const))("sloppy: %s", (_, text, at) => {
  expect(runProgram(`// file: main.cjs\n${text}`).lines).toEqual(expected[scripts.length + typed.length + at]);
});
