// Returns stand on the line that ran last in their call, whatever calls were made from it.
import { expect, test } from "vitest";
import { withReturnsInPlace } from "#verdict/returns.ts";
import { traceOf } from "./samples.ts";

test("each return is moved to its own call's last line", () => {
  const trace = traceOf(`
      1 call outer(1)
      2 line
        7 call inner(1)
        7 return inner = 1
        7 call inner(2)
        8 line
        9 line
        7 return inner = 2
      3 line
      1 return outer = 3
  `);
  const { steps } = withReturnsInPlace(trace);
  expect(steps.map((step) => `${step.span?.line} ${step.kind}`)).toEqual([
    "1 call",
    "2 line",
    "7 call",
    "7 return",
    "7 call",
    "8 line",
    "9 line",
    "9 return",
    "3 line",
    "3 return",
  ]);
  expect(withReturnsInPlace({ steps: [], truncated: true })).toEqual({ steps: [], truncated: true });
});
