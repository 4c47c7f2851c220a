// The proof that a change is inert: normalised text stays the same under renaming, comments, formatting and types, and under nothing else.

import { expect, test } from "vitest";
import { printFunction } from "#ir/print.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { parseFile } from "#syntax/parse.ts";

/** The normalised text of the first function of a file. */
function normalised(source: string): string {
  const { module } = lowerFile(parseFile("cart.ts", "", source));
  return printFunction(module, 1, { names: "normalised" });
}

const cart = `import { round } from "./money.ts";
export function total(lines, rate) {
  let sum = 0;
  for (const { price, count } of lines) sum += price * count;
  const withTax = (value) => round(value * (1 + rate));
  return withTax(sum);
}`;

const inert: ReadonlyArray<readonly [string, string]> = [
  [
    "comments and formatting",
    `import { round } from "./money.ts";
/** The total. */
export function total(lines, rate) {
  let sum = 0; // starts at nothing

  for (const { price, count } of lines) {
    sum += price * count;
  }
  const withTax = (value) => { return round(value * (1 + rate)); };
  return withTax(sum);
}`
      .replace("{\n    sum += price * count;\n  }", "sum += price * count;")
      .replace("{ return round(value * (1 + rate)); }", "round((value) * (1 + rate))"),
  ],
  [
    "types",
    `import { round, type Money } from "./money.ts";
type Line = { price: number; count: number };
export function total(lines: readonly Line[], rate: number): Money {
  let sum = 0 as number;
  for (const { price, count } of lines!) sum += price * count;
  const withTax = (value: number): Money => round(value * (1 + rate)) satisfies Money;
  return withTax(sum);
}`,
  ],
  [
    "names of locals",
    `import { round } from "./money.ts";
export function total(rows, tax) {
  let all = 0;
  for (const { price: p, count: n } of rows) all += p * n;
  const gross = (x) => round(x * (1 + tax));
  return gross(all);
}`,
  ],
];

test.each(inert)("%s are inert", (_, changed) => expect(normalised(changed)).toBe(normalised(cart)));

const meaningful: ReadonlyArray<readonly [string, string]> = [
  ["another operator", cart.replace("price * count", "price + count")],
  ["another constant", cart.replace("1 + rate", "2 + rate")],
  [
    "another property",
    cart
      .replace("{ price, count }", "{ price, count: price2 }")
      .replace("price * count", "price * price2")
      .replace("count: price2", "amount: price2"),
  ],
  ["locals swapped", cart.replace("withTax(sum)", "withTax(rate)")],
  ["another imported name", cart.replace("{ round }", "{ floor as round }")],
  ["another module", cart.replace("./money.ts", "./cash.ts")],
  ["let to const that is written", cart.replace("let sum", "const sum")],
  ["an argument left out", cart.replace("(lines, rate)", "(lines, rate = 0)")],
  ["a shadowed name", cart.replace("(value) => round(", "(round) => round(")],
  ["async", cart.replace("export function", "export async function")],
];

test.each(meaningful)("%s is not inert", (_, changed) => {
  expect(changed).not.toBe(cart);
  expect(normalised(changed)).not.toBe(normalised(cart));
});

test("an outline leaves out what functions do, but not what they capture", () => {
  const outline = (source: string): string =>
    printFunction(lowerFile(parseFile("a.ts", "", source)).module, 0, { names: "normalised", inner: "outline" });
  const base = "let a = 1, b = 2; function f() { return a; }";
  expect(outline(base.replace("return a;", "return a + 1;"))).toBe(outline(base));
  expect(outline(base.replace("return a;", "return b;"))).not.toBe(outline(base));
});
