// Changed lines → touched declarations: the innermost, on both sides.
import { expect, test } from "vitest";
import { touchedSymbols } from "#graph/touch.ts";
import { changeBetween } from "./samples.ts";

const touched = (base: string, head: string): string => {
  const { changes, base: before, head: after } = changeBetween(base, head);
  const touch = touchedSymbols(changes, before, after);
  const added = new Set(touch.added);
  return [
    ...touch.changed.map((one) => `${added.has(one) ? "added" : "modified"} ${one.id} at ${one.span.line}`),
    ...touch.removed.map((one) => `removed ${one.id} at ${one.span.line}`),
    ...touch.tests.map((one) => `${one.how} test ${one.title}`),
  ].join("\n");
};

const shop = `// file: shop.ts
import { rate } from "./fx";
import "./set-up";
// prices
export class Hall {
  seats = 3;
  /** opens */
  open() {
    return 1;
  }
  close() { return 2; }
}
export function priceFor(seats) {
  return rate(seats);
}
const a = 1, b = 2;
start();
export { rate as fx } from "./fx";
`;

test("the innermost declaration around a changed line", () => {
  expect(touched(shop, shop.replace("return 1", "return 10"))).toBe("modified shop.ts#Hall.open at 7");
  expect(touched(shop, shop.replace("seats = 3", "seats = 4"))).toBe("modified shop.ts#Hall at 4");
  expect(touched(shop, shop.replace("return 2", "return 20"))).toBe("modified shop.ts#Hall.close at 10");
  expect(touched(shop, shop.replace("b = 2", "b = 3"))).toBe("modified shop.ts#a at 15\nmodified shop.ts#b at 15");
});

test("comments between declarations touch nothing, other code there touches the module", () => {
  expect(touched(shop, shop.replace("// prices", "// the prices\n\n"))).toBe("");
  expect(touched(shop, shop.replace("start();", "start(1);"))).toBe("modified shop.ts#<module> at 16");
  expect(touched(shop, shop.replace("start();\n", ""))).toBe("removed shop.ts#<module> at 16");
});

test("declarations that come and go", () => {
  expect(touched(shop, shop.replace("export function", "export function free() { return 0; }\nexport function"))).toBe(
    "added shop.ts#free at 12",
  );
  expect(touched(shop, shop.replace("  close() { return 2; }\n", ""))).toBe("removed shop.ts#Hall.close at 10");
  expect(touched(shop, shop.replace("close()", "shut()"))).toMatchInlineSnapshot(`
    "added shop.ts#Hall.shut at 10
    removed shop.ts#Hall.close at 10"
  `);
  expect(touched(shop, shop.replace("  return rate(seats);\n", ""))).toBe("modified shop.ts#priceFor at 12");
});

test("imports and exports that lead elsewhere touch those who use them", () => {
  expect(touched(shop, shop.replace('rate } from "./fx"', 'rate } from "./forex"'))).toMatchInlineSnapshot(
    `"modified shop.ts#priceFor at 12"`,
  );
  expect(touched(shop, shop.replace('import "./set-up";\n', ""))).toMatchInlineSnapshot(`"modified shop.ts#<module> at 15"`);
  expect(touched(shop, shop.replace("export function", "function"))).toMatchInlineSnapshot(`"modified shop.ts#priceFor at 12"`);
  expect(touched(shop, shop.replace('rate as fx } from "./fx"', 'rate as fx } from "./forex"'))).toMatchInlineSnapshot(
    `"modified shop.ts#<module> at 16"`,
  );
  expect(touched(shop, shop.replace("import { rate }", 'import { unused } from "./unused";\nimport { rate }'))).toBe("");
});

test("whole files", () => {
  const more = `${shop}// file: till.ts\nexport function till() {}\nopen();\n`;
  expect(touched(shop, more)).toMatchInlineSnapshot(`
    "added till.ts#till at 1
    added till.ts#<module> at 2"
  `);
  expect(touched(more, shop)).toMatchInlineSnapshot(`
    "removed till.ts#till at 1
    removed till.ts#<module> at 2"
  `);
});

test("tests are touched as tests, not as code of their file", () => {
  const suite = `// file: shop.test.ts
import { it, describe } from "vitest";
describe("shop", () => {
  it("opens", () => {
    open(1);
  });
  it("closes", () => { close(); });
});
`;
  expect(touched(suite, suite.replace("open(1)", "open(2)"))).toBe("modified test shop > opens");
  expect(touched(suite, suite.replace('  it("closes', '  it("locks", () => {});\n  it("closes'))).toBe("added test shop > locks");
  expect(touched(suite, suite.replace('"closes"', '"shuts"'))).toBe("removed test shop > closes\nadded test shop > shuts");
  expect(touched(suite, suite.replace("describe(", "describe.only("))).toMatchInlineSnapshot(`"modified shop.test.ts#<module> at 2"`);
});
