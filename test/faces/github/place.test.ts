// Where a finding may be said without losing the whole review.
import { describe, expect, test } from "vitest";
import { placeFindings, shownRanges } from "#faces/github/place.ts";
import { composeReport } from "#report/compose-report.ts";
import type { Finding } from "#report/report.ts";
import { causeAt, nothing, refundBreaks, refundPatch } from "../../report/samples.ts";

const [finding] = composeReport({ ...nothing, verdicts: [refundBreaks], patches: new Map([[refundBreaks.scenario.id, refundPatch]]) })
  .findings as [Finding];
const path = "src/booking/refund.ts";

describe("lines that a diff shows", () => {
  test.each([
    ["@@ -1,4 +1,5 @@ export\n a\n+b", [{ from: 1, to: 5 }]],
    ["@@ -10 +12 @@\n-a\n+b", [{ from: 12, to: 12 }]],
    ["@@ -1,3 +0,0 @@\n-a", []],
    [
      "@@ -1 +1 @@\n-a\n+@@ -5,5 +90,9 @@\n@@ -8,2 +8,3 @@",
      [
        { from: 1, to: 1 },
        { from: 8, to: 10 },
      ],
    ],
    ["", []],
  ])("%j", (patch, ranges) => expect(shownRanges(patch)).toEqual(ranges));
});

function placed(from: number, to: number, given: Finding = finding): string {
  const [place] = placeFindings([given], new Map([[path, [{ from, to }]]]));
  return place === undefined
    ? "nowhere"
    : `${place.path}:${place.from}-${place.to} ${place.suggestion === null ? "as words" : "as a suggestion"}`;
}

test("a suggestion stands where its whole range is shown, else the cause alone, else only the annotation", () => {
  expect(placed(55, 61)).toBe("src/booking/refund.ts:58-59 as a suggestion");
  expect(placed(55, 58)).toBe("src/booking/refund.ts:58-58 as words");
  expect(placed(59, 70)).toBe("nowhere");
  expect(placed(55, 61, { ...finding, patch: null })).toBe("src/booking/refund.ts:58-58 as words");
  expect(placed(55, 61, { ...finding, patch: null, cause: null })).toBe("nowhere");
  expect(placed(55, 61, { ...finding, cause: causeAt(58, "", "", "src/other.ts"), patch: null })).toBe("nowhere");
});
