// Every limit ends a run with its name and place; depth alone is the guest's own RangeError.
import { expect, test } from "vitest";
import type { Limits } from "#machine/limits.ts";
import { runProgram } from "./program.ts";

test.each<[keyof Limits, string, Partial<Limits>]>([
  ["stepsMax", "for (;;) {}", { stepsMax: 10_000 }],
  ["stepsMax", "const f = () => g(), g = () => 1; while (true) f();", { stepsMax: 10_000 }],
  ["stepsMax", "async function f() { await null; return f(); } await f();", { stepsMax: 10_000 }],
  ["stepsMax", "function* g() { yield* g(); yield 1; } for (const x of (function* () { for (;;) yield 1; })()) {}", { stepsMax: 10_000 }],
  ["stepsMax", "const again = () => Promise.resolve().then(again); again();", { stepsMax: 10_000 }],
  ["cellsMax", "const all = []; for (;;) all.push({});", { cellsMax: 100_000 }],
  ["cellsMax", "const all = []; for (let at = 0; ; at++) all[at] = at;", { cellsMax: 100_000 }],
  ["cellsMax", "new Array(3e6).fill(0)", { cellsMax: 100_000 }],
  ["stringMax", "let text = 'x'; for (;;) text += text;", { stringMax: 1 << 20 }],
  ["stringMax", "'x'.repeat(2 ** 28)", {}],
  ["bigintBitsMax", "let big = 3n; for (;;) big = big * big;", {}],
  ["bigintBitsMax", "2n ** (2n ** 40n)", {}],
])("%s: %s", (what, text, limits) => {
  const { end } = runProgram(text, { limits });
  expect(end).toMatchObject({ kind: "stuck", stuck: { kind: "limit", what, span: { path: "main.mjs", line: 1 } } });
});

test("recursion without end is a RangeError that can be caught, wherever it goes through", () => {
  const { lines, end } = runProgram(`
    const tries = {
      plain: function f() { return 1 + f(); },
      native: () => { const g = () => [1].map(g); return g(); },
      getter: () => { class A { get x() { return this.x; } } return new A().x; },
      constructor: () => { class B { constructor() { new B(); } } new B(); },
      text: () => { const o = { toString() { return "" + o; } }; return String(o); },
      generator: () => { function* g() { yield* g(); } return [...g()]; },
    };
    for (const [name, work] of Object.entries(tries)) {
      try { work(); } catch (error) { console.log(name, error.name, error.message); }
    }
    try { await (async function f() { await f(); })(); } catch (error) { console.log("async", error.message); }`);
  expect(end.kind).toBe("value");
  const message = "Maximum call stack size exceeded";
  expect(lines).toEqual([
    ...["plain", "native", "getter", "constructor", "text", "generator"].map((name) => `${name} RangeError ${message}`),
    `async ${message}`,
  ]);
});

test("a limit passes every catch and finally", () => {
  const { lines, end } = runProgram(`try { for (;;) {} } catch { console.log("caught"); } finally { console.log("finally"); }`, {
    limits: { stepsMax: 1000 },
  });
  expect(end.kind).toBe("stuck");
  expect(lines).toEqual([]);
});

test("arrays of any length are kept, sparse where they must be", () => {
  const { lines } = runProgram(
    `
    const far = []; far[4e9] = "end"; far[1] = "one";
    console.log(far.length, Object.keys(far).join(), far.at(-1));
    far.length = 2; console.log(far.join(), far.length);
    const long = []; long.length = 4294967295; console.log(long.length);
    for (const wrong of [-1, 1.5, 2 ** 32, "x"]) try { long.length = wrong; } catch (error) { console.log(error.name, error.message); }`
      .replaceAll("console.log(", "console.log(...[")
      .replaceAll(");", "].map(String));"),
  );
  expect(lines.slice(0, 3)).toEqual(["4000000001 1,4000000000 end", ",one 2", "4294967295"]);
  expect(lines.slice(3)).toEqual(Array(4).fill("RangeError Invalid array length"));
});
