// Sound modules pass; each planted fault is found and named.

import { expect, test } from "vitest";
import type { Expression, FunctionCode, ProgramModule, Statement } from "#ir/program.ts";
import { verifyModule } from "#ir/verify.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { parseFile } from "#syntax/parse.ts";

const sound = lowerFile(
  parseFile("shelf.ts", "", "export let a = 1; export function f(b) { return () => a + b; } const local = 2;"),
).module;
const [body, , arrow] = sound.functions as [FunctionCode, FunctionCode, FunctionCode];

const at = 0;
const one: Expression = { kind: "constant", value: 1, at };
const run = (value: Expression): Statement => ({ kind: "expression", value, at });
const variable = (kind: "register" | "cell", slot: number, check = false): Expression => ({
  kind: "get",
  place: { kind: "variable", variable: { kind, slot }, name: "x", check, fixed: false },
  at,
});
const loop = (inner: Statement, fresh: readonly number[] = []): Statement => ({
  kind: "loop",
  labels: ["l"],
  testFirst: true,
  test: null,
  update: null,
  fresh,
  body: inner,
  at,
});

function withBody(...statements: readonly Statement[]): ProgramModule {
  return { ...sound, functions: [{ ...body, body: [...body.body, ...statements] }, ...sound.functions.slice(1)] };
}

const faults: ReadonlyArray<readonly [string, ProgramModule]> = [
  ["lies in register 99", withBody(run(variable("register", 99)))],
  ["holds a cell there", withBody(run(variable("register", 0)))],
  ["holds no cell there", withBody(run(variable("cell", body.registers - 1)))],
  [
    "never uninitialised",
    {
      ...sound,
      functions: [{ ...body, registers: 9, body: [...body.body, run(variable("register", 8, true))] }, ...sound.functions.slice(1)],
    },
  ],
  [
    "captured cell 7",
    withBody(
      run({
        kind: "get",
        place: { kind: "variable", variable: { kind: "captured", index: 7 }, name: "x", check: false, fixed: false },
        at,
      }),
    ),
  ],
  ["break  leads nowhere", withBody({ kind: "break", label: null, at })],
  ["continue m leads nowhere", withBody(loop({ kind: "continue", label: "m", at }))],
  ["is no cell", withBody(loop(run(one), [body.registers - 1]))],
  ["optional link without its chain", withBody(run({ kind: "optional", value: one, at }))],
  ["await outside", withBody(run({ kind: "await", value: one, at }))],
  ["yield outside", withBody(run({ kind: "yield", value: one, delegate: false, at }))],
  [
    "super() outside",
    withBody(
      run({ kind: "super-call", callee: one, newTarget: one, self: { kind: "global", name: "x", strict: true }, arguments: [], at }),
    ),
  ],
  [
    "is made in two places",
    { ...sound, functions: [{ ...body, body: [...body.body, run({ kind: "function", index: 2, at })] }, ...sound.functions.slice(1)] },
  ],
  ["is made nowhere", { ...sound, functions: [...sound.functions, { ...arrow, index: 3 }] }],
  ["calls itself", { ...sound, functions: [body, arrow, arrow] }],
  [
    "two defaults",
    withBody({
      kind: "switch",
      labels: [],
      slots: [],
      value: one,
      functions: [],
      cases: [
        { test: null, body: [] },
        { test: null, body: [] },
      ],
      at,
    }),
  ],
  ["without catch and finally", withBody({ kind: "try", block: run(one), slots: [], param: null, handler: null, finalizer: null, at })],
  ["of a block keeps an argument", withBody({ kind: "block", slots: [{ slot: 0, cell: true, start: "keep" }], body: [], at })],
  [
    "values of its own",
    { ...sound, functions: [body, sound.functions[1] as FunctionCode, { ...arrow, implicit: [{ what: "this", slot: 0, cell: false }] }] },
  ],
  ["is exported twice", { ...sound, exports: [...sound.exports, ...sound.exports] }],
  ["is no cell of the body", { ...sound, exports: [{ kind: "local", exported: "z", slot: 77 }] }],
  ["not requested", { ...sound, imports: [{ request: "./x.ts", imported: "y", at, weak: false }] }],
  ["site 5", withBody(run({ kind: "tagged", tag: one, site: 5, cooked: [], raw: [], values: [], text: "t", at }))],
];

test("what lowering makes is sound", () => expect(verifyModule(sound)).toEqual([]));
test.each(faults)("finds: %s", (message, module) => expect(verifyModule(module).join("\n")).toContain(message));

test("a chain of operators may be as long as a file", () => {
  const text = `const x = ${"a + ".repeat(20_000)}a;`;
  expect(lowerFile(parseFile("long.ts", "", text)).problems).toEqual([]);
});
