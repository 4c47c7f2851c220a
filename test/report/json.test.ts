// The report for programs is what its published schema says, in every situation.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { symbolId } from "#ground/ids.ts";
import { composeFailed, composeReport, composeSkipped } from "#report/compose-report.ts";
import { reportFormat, reportToJson } from "#report/json.ts";
import type { Report } from "#report/report.ts";
import { failed, passed, spanAt, stuck, testScenario } from "../verdict/samples.ts";
import {
  differs,
  functionsOf,
  identity,
  inert,
  nothing,
  refundBreaks,
  refundPatch,
  undecided,
  unreached,
  verdictOf,
  witnessOf,
} from "./samples.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/schema/report.schema.json"), "utf8")) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

const asJson = (report: Report): Record<string, unknown> => JSON.parse(JSON.stringify(reportToJson(report))) as Record<string, unknown>;

const full = composeReport({
  ...nothing,
  verdicts: [
    refundBreaks,
    verdictOf(testScenario("books the last seat"), passed(), failed("expected 1, received 2")),
    verdictOf(testScenario("refunds a group"), failed("expected 202"), passed(), { expectationChanged: true }),
    verdictOf(testScenario("prints a ticket"), stuck("pdfkit"), stuck("pdfkit")),
    verdictOf(testScenario("buys a voucher"), null, passed()),
  ],
  witnesses: [witnessOf("priceFor({ seats: 0 })", "throws RangeError", "0")],
  functions: functionsOf({ refund: differs(3, 8), label: inert, printTicket: undecided("pdfkit"), audit: unreached }),
  patches: new Map([[refundBreaks.scenario.id, refundPatch]]),
  reach: {
    symbols: [{ id: symbolId("src/a.ts", "b"), distance: 1, via: symbolId("src/a.ts", "c") }],
    routes: ["POST /refunds"],
    exported: ["refund"],
    tests: ["refunds"],
    scenarios: ["Refund"],
    changed: [symbolId("src/a.ts", "c")],
  },
  precedents: [{ at: "2026-03-12T08:00:00Z", number: null, title: "double refund", fix: null, symbols: [symbolId("src/a.ts", "c")] }],
  leftOut: [{ title: "Two bookings at once", why: "draft: a question is open" }],
  problems: [{ message: "an unexpected )", span: spanAt("src/seats.ts", 12) }],
});

test.each([
  ["a full report", full],
  ["an empty one", composeReport({ ...nothing, number: null })],
  ["a skipped one", composeSkipped({ ...identity, why: "base and head are the same" })],
  ["a failed one", composeFailed({ ...identity, sentence: "An internal error stopped the simulation." })],
])("%s is as described", (_what, report) => {
  validate(asJson(report));
  expect(validate.errors ?? []).toEqual([]);
  expect(asJson(report)).toMatchObject({ format: reportFormat, id: identity.id });
});

test("what is not described is refused: a missing field, one too many, a wrong word", () => {
  const { failed: _, ...missing } = asJson(full);
  expect(validate(missing)).toBe(false);
  expect(validate({ ...asJson(full), more: 1 })).toBe(false);
  expect(validate({ ...asJson(full), conclusion: "passed" })).toBe(false);
});

test("runs and traces stay out, places and patches come along", () => {
  const json = asJson(full);
  expect(JSON.stringify(json)).not.toMatch(/"observation"|"trace"|"entered"/);
  expect(json).toMatchObject({
    findings: [
      {
        cause: { path: "src/booking/refund.ts", line: 58 },
        patch: { from: 58, to: 59, unchanged: 31, repaired: ["refund pays a cancelled seat twice"] },
      },
      { cause: null, patch: null },
    ],
    counts: { breaks: 2, changed: 1, unknown: 1, new: 1, fixed: 1, holds: 0 },
  });
});
