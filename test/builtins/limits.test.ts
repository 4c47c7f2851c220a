// Natives are bounded before they work: what would take gigabytes or minutes ends the run at a limit with a name.
import { expect, test } from "vitest";
import { runText } from "./machine.ts";

const cases: ReadonlyArray<readonly [program: string, limit: string]> = [
  ['"x".repeat(2 ** 28)', "stringMax"],
  ['"x".padEnd(2 ** 28)', "stringMax"],
  ['"x".padStart(2 ** 28, "ab")', "stringMax"],
  ['let s = "abcdefgh"; for (;;) s = s.concat(s)', "cellsMax"],
  ['let s = "abcdefgh"; for (;;) s = s.replaceAll("a", s)', "cellsMax"],
  ['let s = "abcdefgh"; for (;;) s = s.replace(/a/, s)', "cellsMax"],
  ['const a = new Array(2 ** 16).fill("x".repeat(2 ** 12)); a.join(",")', "stringMax"],
  ["new Array(2 ** 21).join('x'.repeat(64))", "stringMax"],
  ["JSON.stringify(new Array(2 ** 12).fill('x'.repeat(2 ** 16)))", "stringMax"],
  ["String.raw({ raw: { length: 2 ** 40, 0: '' } })", "cellsMax"],
  ["Array.from({ length: 2 ** 30 })", "elementsMax"],
  ["Array.prototype.fill.call({ length: 2 ** 40 }, 0)", "elementsMax"],
  ["Array.prototype.slice.call({ length: 2 ** 31 })", "elementsMax"],
  ["Array.prototype.join.call({ length: 2 ** 40 }, '')", "elementsMax"],
  ["Array.prototype.forEach.call({ length: 2 ** 50 }, () => 0)", "stepsMax"],
  ["Array.prototype.indexOf.call({ length: 2 ** 50 }, 1)", "stepsMax"],
  ["Array.prototype.reverse.call({ length: 2 ** 50 })", "stepsMax"],
  ["Math.max.apply(null, { length: 2 ** 40 })", "elementsMax"],
  ["const a = []; for (;;) a.push(...a, 1)", "cellsMax"],
  ["const m = new Map(); for (let i = 0; ; i++) m.set(i, i)", "cellsMax"],
  ["let a = [1]; for (;;) a = a.concat(a)", "stepsMax"],
  ["new Uint8Array(2 ** 30)", "bytesMax"],
  ["new ArrayBuffer(2 ** 30)", "bytesMax"],
  ["BigInt.asUintN(2 ** 40, -1n)", "bigintBitsMax"],
  ["[1, 2, 3].sort(() => { for (;;); })", "stepsMax"],
  ["let p = Promise.resolve(); const again = () => { p = p.then(again); }; again(); await new Promise(() => 0)", "cellsMax"],
];

const limits = { stepsMax: 3_000_000, cellsMax: 3_000_000 };

test.each(cases)("%s", (program, limit) => {
  const { outcome } = runText(`${program};`, { limits });
  expect(outcome).toMatchObject({ kind: "stuck", stuck: { kind: "limit", what: limit } });
});

test("what goes too deep is the guest's own error", () => {
  const { lines } = runText(
    `
    let deep = [];
    for (let i = 0; i < 10000; i++) deep = [deep];
    for (const work of [() => JSON.stringify(deep), () => deep.flat(Infinity), () => String(deep), () => structuredClone(deep)]) {
      try { work(); console.log("fine"); } catch (error) { console.log(error.name, error.message); }
    }
    console.log(JSON.parse("[".repeat(10000) + "]".repeat(10000)).length);
  `,
    { limits: { depthMax: 100 } },
  );
  expect(lines).toEqual([...new Array(4).fill("RangeError Maximum call stack size exceeded"), "1"]);
});
