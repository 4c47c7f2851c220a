// The closing line of `npm test` cannot be greener than what ran.
import { expect, test } from "vitest";
import { tallyOf } from "../../tools/check/tally.ts";

const file = (status: string, ...cases: string[]) => ({ status, assertionResults: cases.map((each) => ({ status: each })) });

test.each([
  ["all green", [file("passed", "passed", "passed")], true, { passed: 2, failed: 0, skipped: 0 }],
  ["one red", [file("failed", "passed", "failed")], false, { passed: 1, failed: 1, skipped: 0 }],
  ["skipped and todo are not passed", [file("passed", "passed", "skipped", "todo")], true, { passed: 1, failed: 0, skipped: 2 }],
  ["a file that does not load", [file("passed", "passed"), file("failed")], false, { passed: 1, failed: 1, skipped: 0 }],
  ["a file that fails after its cases passed", [file("failed", "passed")], false, { passed: 1, failed: 1, skipped: 0 }],
  ["an error outside all files", [file("passed", "passed")], false, { passed: 1, failed: 1, skipped: 0 }],
  ["nothing ran", [], true, { passed: 0, failed: 1, skipped: 0 }],
])("%s", (_, testResults, green, expected) => {
  expect(tallyOf({ testResults }, green)).toEqual(expected);
});
