// Offsets to lines and columns, both from 1.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lineStarts, placeOf, printSpan, spanOf } from "#ground/span.ts";

test("a span knows its lines", () => {
  const text = "one\ntwo three\n";
  const span = spanOf("hall.ts", lineStarts(text), text.indexOf("three"), text.length);
  expect([printSpan(span), span.column, span.endLine]).toEqual(["hall.ts:2", 5, 3]);
});

test("line and column lead back to the offset", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "\n", "é", "\r\n")), fc.nat(), (parts, seed) => {
      const text = parts.join("");
      const offset = text.length === 0 ? 0 : seed % (text.length + 1);
      const { line, column } = placeOf(lineStarts(text), offset);
      const before = text.split("\n").slice(0, line - 1);
      return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1 === offset;
    }),
  );
});
