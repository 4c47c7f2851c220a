// Equal by construction, proved on real lowering: what people may change without changing the program, and what they may not.
import { describe, expect, test } from "vitest";
import { lowerFile } from "#lowering/lower-file.ts";
import { factsOf } from "#survey/facts.ts";
import { parseFile } from "#syntax/parse.ts";
import { type Part, samePart } from "#verdict/inert.ts";

/** The declaration of that name as a part of its module; `<module>`: the whole file. */
function partOf(text: string, name: string, problems = 0): Part {
  const file = parseFile("src/pricing.ts", "", text);
  expect(file.problems).toHaveLength(problems);
  const range = factsOf(file).symbols.find((symbol) => symbol.name === name)?.range ?? { start: 0, end: text.length };
  return { module: lowerFile(file).module, start: range.start, end: range.end };
}

const same = (base: string, head: string, name = "priceFor"): boolean => samePart(partOf(base, name), partOf(head, name));

const price = "export function priceFor(seats) { const each = 12; return seats * each; }\n";

describe("the same program", () => {
  test.each([
    ["as it was", price],
    ["a comment", price.replace("const each", "/* euro */ const each").replace("return", "// total\nreturn")],
    ["formatting", price.replaceAll("; ", ";\n    ").replace("{ ", "{\n")],
    ["the name of a local", price.replaceAll("each", "single")],
    ["the name of a parameter", price.replaceAll("seats", "count")],
    ["types", price.replace("(seats)", "(seats: number): number").replace("each = 12", "each: number = 12")],
    ["a cast", price.replace("return seats", "return (seats as number)")],
    ["another function of the file", `${price}export const fee = 3;\n`],
    ["where it stands", `const fee = 3;\n\n${price}`],
  ])("%s", (_what, head) => expect(same(price, head)).toBe(true));

  test("a function in a variable, and its formatting", () => {
    const arrow = "export const priceFor = (seats) => seats * 12;\n";
    expect(same(arrow, "export const priceFor =\n  (seats: number) =>\n    seats * 12;\n")).toBe(true);
    expect(same(arrow, `${arrow}export const fee = 3;\n`)).toBe(true);
  });

  test("a type, and a module that only moved it", () => {
    const text = "type Seat = { row: number };\nexport const rows = 9;\n";
    expect(same(text, text.replace("row: number", "row: string"), "<module>")).toBe(true);
    expect(same(text, `// Rows.\n${text}`, "<module>")).toBe(true);
  });

  test("a class, its methods' locals renamed", () => {
    const seats = "export class Seats {\n  free(all) { const found = all.filter((seat) => !seat.taken); return found.length; }\n}\n";
    expect(same(seats, seats.replaceAll("found", "free_"), "Seats")).toBe(true);
    expect(same(seats, seats.replace("!seat", "seat"), "Seats")).toBe(false);
  });
});

describe("not the same program", () => {
  test.each([
    ["an operator", price.replace("seats * each", "seats + each")],
    ["a constant", price.replace("12", "13")],
    ["another local in its place", price.replace("seats * each", "each * each")],
    ["a default", price.replace("(seats)", "(seats = 1)")],
    ["async", price.replace("export function", "export async function")],
    ["a text with other spaces", price.replace("seats * each", '"a  b"')],
    ["no longer exported", price.replace("export ", "").concat("export const other = priceFor;\n")],
  ])("%s", (_what, head) => expect(same(price, head)).toBe(false));

  test("a name that leads elsewhere", () => {
    const from = (module: string, name: string): string =>
      `import { ${name} as rate } from "${module}";\nexport function priceFor(seats) { return seats * rate(); }\n`;
    expect(same(from("./fx", "rate"), from("./fx", "rate"))).toBe(true);
    expect(same(from("./fx", "rate"), from("./fixed", "rate"))).toBe(false);
    expect(same(from("./fx", "rate"), from("./fx", "fee"))).toBe(false);
  });

  test("a name of the module that the function uses", () => {
    const uses = (name: string): string => `const low = 1;\nconst high = 2;\nexport const priceFor = (seats) => seats * ${name};\n`;
    expect(same(uses("low"), uses("low"))).toBe(true);
    expect(same(uses("low"), uses("high"))).toBe(false);
  });

  test("what stands around the function: other spaces in a text, a wrapper that leads elsewhere", () => {
    const named = (name: string): string =>
      `import { tagged } from "./tags";\nexport const priceFor = tagged("${name}", (seats) => seats);\n`;
    expect(same(named("a b"), named("a b"))).toBe(true);
    expect(same(named("a b"), named("a  b"))).toBe(false);
    expect(same(named("a b"), named("a b").replace("./tags", "./others"))).toBe(false);
  });

  test("const where it is assigned, a default export and a named one", () => {
    const arrow = "export let priceFor = (seats) => seats;\npriceFor = null;\n";
    expect(same(arrow, arrow.replace("let", "const"))).toBe(false);
    expect(same(arrow.replace("priceFor = null;", ""), arrow.replace("priceFor = null;", "").replace("let", "const"))).toBe(true);
    expect(same("export default function priceFor() {}\n", "export function priceFor() {}\n")).toBe(false);
  });

  test("what could not be read, even when it is the same text", () => {
    const odd = partOf("export function priceFor(seats) { with (seats) { return row; } }\n", "priceFor", 1);
    expect(samePart(odd, odd)).toBe(false);
  });
});
