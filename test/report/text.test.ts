// The report in a terminal: plain, aligned, and deaf to what strangers' text would tell the terminal.
import { expect, test } from "vitest";
import { symbolId } from "#ground/ids.ts";
import { printBlast } from "#report/blast-text.ts";
import { composeFailed, composeReport, composeSkipped } from "#report/compose-report.ts";
import type { ChangeOutcome } from "#report/outcome.ts";
import { type Paint, printReport } from "#report/text.ts";
import { failed, passed, spanAt, testScenario } from "../verdict/samples.ts";
import {
  differs,
  functionsOf,
  holds,
  identity,
  inert,
  nothing,
  refundBreaks,
  refundPatch,
  same,
  times,
  undecided,
  verdictOf,
  witnessOf,
} from "./samples.ts";

const print = (outcome: Partial<ChangeOutcome>, paint?: Paint): string => printReport(composeReport({ ...nothing, ...outcome }), paint);

test("a change that breaks, changes, fixes, holds and leaves open", () => {
  expect(
    print({
      verdicts: [refundBreaks, holds("books a seat"), verdictOf(testScenario("refunds a group"), failed("expected 202"), passed())],
      witnesses: [witnessOf("priceFor({ seats: 0 })", "throws RangeError", "0")],
      functions: functionsOf({ refund: differs(3), label: times(7, inert), book: same(1, 12), printTicket: times(4, undecided("pdfkit")) }),
      patches: new Map([[refundBreaks.scenario.id, refundPatch]]),
      precedents: [{ at: "2026-03-12T08:00:00Z", number: 231, title: "double refund after a retry", fix: "4be1c02d7f6a", symbols: [] }],
      problems: [{ message: "an unexpected )", span: spanAt("src/seats.ts", 12) }],
    }),
  ).toMatchInlineSnapshot(`
    " BREAKS   refund pays a cancelled seat twice                       src/booking/refund.ts:58
              holds  →  expected [201, 409], received [201, 201]
              - const seat = await lockSeat(tx, id);
              + const seat = await findSeat(db, id);
              + await lockSeat(tx, id);
              fix proved: restores \`const seat = await lockSeat(tx, id);\` (line 58; 31 other scenarios still hold)
     CHANGES  priceFor({ seats: 0 })   throws RangeError  →  0   src/pricing.ts:9
     FIXED    refunds a group
     HOLDS    8 functions (7 equal by construction, 12 inputs tried)
     UNREAD   src/seats.ts:12  an unexpected )
     BEFORE   12 March 2026 #231: double refund after a retry (fixed in 4be1c02)
     UNKNOWN  printTicket, printTicket2, printTicket3 and 1 more: pdfkit has no model

     4.2 s · 38 scenarios (29 cached) · replay: foretrace simulate --base 4be1c02d7f6a --head 91a77f3c5d0e
    "
  `);
});

test("nothing to show is said in one line", () => {
  expect(print({})).toMatchInlineSnapshot(`
    " No function is changed

     4.2 s · 38 scenarios (29 cached) · replay: foretrace simulate --base 4be1c02d7f6a --head 91a77f3c5d0e
    "
  `);
  expect(printReport(composeSkipped({ ...identity, why: "base and head are the same" }))).toBe(
    " Nothing to simulate: base and head are the same\n",
  );
  expect(printReport(composeFailed({ ...identity, sentence: "An internal error stopped the simulation." }))).toMatchInlineSnapshot(`
    " FAILED   An internal error stopped the simulation.
     Foretrace failed, not your change · id 7f3a90c1d2e4 · 4be1c02…91a77f3 not judged
    "
  `);
});

test("colours stand around whole words, and the text is the same without them", () => {
  const outcome = { verdicts: [refundBreaks], functions: functionsOf({ refund: differs(1), label: inert }) };
  const painted = print(outcome, (style, text) => `\u001b[3${style.length}m${text}\u001b[0m`);
  expect(painted).toContain("\u001b[33mBREAKS\u001b[0m");
  expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(print(outcome));
});

test("strangers' text moves no cursor", () => {
  const evil = "x\u001b[2J\u0007\u202e\r\nBREAKS nothing";
  const text = print({
    verdicts: [verdictOf(testScenario(evil), passed(), failed(evil))],
    witnesses: [witnessOf(`f(${JSON.stringify(evil)})`, evil, evil)],
    functions: functionsOf({ [evil]: undecided(evil, evil) }),
    problems: [{ message: evil, span: spanAt(evil, 1) }],
    precedents: [{ at: evil, number: null, title: evil, fix: evil, symbols: [] }],
  });
  expect(text.replace(/\n/g, "")).not.toMatch(/[\u0000-\u001f\u202e]/);
  expect(text).not.toMatch(/^BREAKS nothing/m);
});

test("a blast radius, nearest first", () => {
  const at = (name: string) => symbolId("src/pricing.ts", name);
  const symbols = [
    { id: at("rate"), distance: 0, via: null },
    { id: at("priceFor"), distance: 1, via: at("rate") },
    { id: symbolId("src/routes.ts", "<module>"), distance: 2, via: at("priceFor") },
  ];
  expect(
    printBlast({ ...nothing.reach, symbols, changed: [at("rate")], routes: ["GET /price"], tests: ["costs"], exported: ["priceFor"] }),
  ).toMatchInlineSnapshot(`
    " src/pricing.ts#rate

     reaches 2 symbols, 1 route, 1 exported name, 1 test, 0 scenarios

      1  src/pricing.ts#priceFor   via rate
      2  src/routes.ts#<module>   via priceFor

     routes
         GET /price

     tests
         costs
    "
  `);
});
