// Code given as text becomes a function of named parameters.

import { expect, test } from "vitest";
import { printModule } from "#ir/print.ts";
import { lowerText } from "#lowering/lower-text.ts";

const show = (kind: "expression" | "body", text: string, async = false): string =>
  printModule(lowerText({ path: "cart.yml", text, kind, parameters: ["invoice"], async, strict: true }).module)
    .split("\n\n")
    .slice(1)
    .join("\n\n");

test("an expression is returned, also when it begins with a brace or ends with a semicolon", () => {
  expect(show("expression", "{ total: invoice.total };")).toBe(
    'function 0 anonymous normal length 1\n  arguments r0\n  return {"total": invoice:r0.total}\n',
  );
});

test("a body may await and return", () => {
  expect(show("body", "const paid = await pay(invoice);\nreturn () => paid;", true)).toBe(
    "function 0 anonymous async normal length 1\n  arguments r0\n  slots [c1 undefined]\n  paid:c1 := await global.pay(invoice:r0)\n  return function 1\n\nfunction 1 arrow length 0 captures ^0 paid=c1\n  return paid:^0\n",
  );
});

test("text that is no code says so", () => {
  const { module, problems } = lowerText({
    path: "cart.yml",
    text: "the total is 3",
    kind: "expression",
    parameters: [],
    async: false,
    strict: true,
  });
  expect(module.functions[0]?.opaque).not.toBeNull();
  expect(problems.length).toBeGreaterThan(0);
});
