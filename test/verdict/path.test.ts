// The way from the entry over the cause to the failure, as people follow it.
import { expect, test } from "vitest";
import { pathTo } from "#verdict/path.ts";
import { traceOf } from "./samples.ts";

test("the path leads from the entry over the cause to the failure", () => {
  const head = traceOf(`
      9 call POST /refunds(7)
      9 line
        3 call refund(7)
        2 line
          src/seats.ts:5 call findSeat(7)
          src/seats.ts:6 line
          src/seats.ts:6 return findSeat = stale
        2 set seat = stale
        3 line
        3 branch true
        4 line
        4 return refund = paid
      10 line
      10 return POST /refunds = 201
  `);
  const text = "one\n  const seat = await findSeat(id);\n  if (seat.free)\n    pay();\n";
  const print = (cause: number, failure: Parameters<typeof pathTo>[2] = null): string =>
    pathTo(head, cause, failure, (_path, line) => text.split("\n")[line - 1] ?? "")
      .map(
        (step) =>
          `${"  ".repeat(step.depth)}${step.span.path}:${step.span.line} ${step.text}${step.value === null ? "" : ` = ${step.value}`}${step.code === "" ? "" : ` | ${step.code}`}`,
      )
      .join("\n");
  expect(print(7)).toMatchInlineSnapshot(`
    "src/pricing.ts:9 POST /refunds(7)
      src/pricing.ts:3 refund(7) | if (seat.free)
      src/pricing.ts:2 seat = stale | const seat = await findSeat(id);
      src/pricing.ts:4 refund returns = paid | pay();
    src/pricing.ts:10 POST /refunds returns = 201"
  `);
  const span = { path: "tests/refund.test.ts", start: 0, end: 0, line: 20, column: 1, endLine: 20 };
  const failure = { message: "expected 409, received 201\nand more", expected: "409", received: "201", span, error: null };
  expect(print(6, failure).split("\n").slice(-2)).toEqual([
    "src/pricing.ts:10 POST /refunds returns = 201",
    "tests/refund.test.ts:20 expected 409, received 201",
  ]);
});

test("a throw is told where it happened, unless the failure was no throw", () => {
  const head = traceOf("  1 call pay(7)\n  2 line\n  3 line\n  3 throw RangeError: no seats");
  const at = (failure: Parameters<typeof pathTo>[2]): string[] =>
    pathTo(head, 1, failure, () => "").map((step) => `${step.span.line} ${step.text}`);
  const failure = { message: "expected 1", expected: null, received: null, span: null, error: null };
  expect(at(null)).toEqual(["1 pay(7)", "2 ", "3 throws"]);
  expect(at(failure)).toEqual(["1 pay(7)", "2 "]);
});
