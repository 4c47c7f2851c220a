// Printed values: close to `util.inspect`, on one line, without running guest code, equal only for what looks equal.
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { get } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";
import { type Ran, runProgram } from "./program.ts";

function shown(code: string, limits: { shownMax?: number } = {}): string {
  const ran: Ran = runProgram(`export const it = (0, ${code});`, { limits });
  if (ran.outcome.kind !== "value") throw new TypeError(JSON.stringify(ran.end));
  return ran.machine.agent.recorder.show(get(ran.outcome.value as GuestObject, "it")).text;
}

const oneLine = { breakLength: Number.POSITIVE_INFINITY, depth: 12, compact: true };

test.each([
  "1",
  "-0",
  "NaN",
  "10n",
  "true",
  "null",
  "undefined",
  "Symbol('tag')",
  "'text'",
  `"it's"`,
  "'a\\nb'",
  "{ a: 1, 'b-c': [1, 'x', null], d: { e: {} } }",
  "[]",
  "[1, , , 4]",
  "[undefined]",
  "Object.create(null)",
  "Object.assign([1], { k: 2 })",
  "new (class Shelf { books = ['Dune'] })()",
  "new (class Row extends Array {})(1, 2)",
  "class A {}",
  "class B extends Array {}",
  "function f() {}",
  "() => 1",
  "async function g() {}.constructor.name",
  "new Map([['k', { v: 1 }]])",
  "new Set([1, [2]])",
  "new Map()",
  "new Date(0)",
  "new Date(NaN)",
  "/x+/gi",
  "new Uint8Array([1, 2])",
  "new BigInt64Array(1)",
  "new ArrayBuffer(2)",
  "Promise.resolve(1)",
  "new Promise(() => {})",
  "new Number(3)",
  "new String('s').valueOf()",
  "new Proxy({ a: 1 }, {})",
  "{ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} }",
  "{ [Symbol('s')]: 1 }",
  "JSON.constructor.name",
])("%s is printed as Node prints it", (code) => {
  const value: unknown = new Function(`return (${code});`)();
  expect(shown(code)).toBe(inspect(value, oneLine).replace(/^(Shelf|B) \[class (\w+)/, "$1 [class $2"));
});

test("what differs from Node: errors without their stacks, cycles by name", () => {
  expect(shown("Object.assign(new TypeError('no'), { code: 'E' })")).toBe("[TypeError: no] { code: 'E' }");
  expect(shown("(() => { const a = {}; a.self = a; return a; })()")).toBe("{ self: [Circular] }");
});

test("no guest code runs", () => {
  expect(
    shown(
      "(() => { globalThis.ran = 0; const trap = { get: () => { ran++; } }; return [{ get x() { ran++; } }, new Proxy({ a: 1 }, trap), { toString() { ran++; } }]; })()",
    ),
  ).toBe("[ { x: [Getter] }, { a: 1 }, { toString: [Function: toString] } ]");
});

test("what is cut ends in a digest of the whole", () => {
  const one = shown("'x'.repeat(500) + 'a'", { shownMax: 100 });
  const two = shown("'x'.repeat(500) + 'b'", { shownMax: 100 });
  expect(one.length).toBeLessThan(130);
  expect(one.slice(0, 100)).toBe(two.slice(0, 100));
  expect(one).not.toBe(two);
});
