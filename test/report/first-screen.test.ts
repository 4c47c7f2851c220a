// Titles and first screens as people read them, for each situation a pull request can be in.
import { describe, expect, test } from "vitest";
import { composeFailed, composeReport, composeSkipped } from "#report/compose-report.ts";
import type { ChangeOutcome } from "#report/outcome.ts";
import type { Report } from "#report/report.ts";
import { summaryOf } from "#report/summary.ts";
import { failed, passed, scenarioOf, spanAt, stuck, testScenario } from "../verdict/samples.ts";
import {
  causeAt,
  differs,
  footer,
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
  unreached,
  verdictOf,
  witnessOf,
} from "./samples.ts";

function screen(outcome: Partial<ChangeOutcome>): string {
  const report = composeReport({ ...nothing, ...outcome });
  return printed(report);
}

function printed(report: Report): string {
  const quiet = report.quiet ? "quiet" : "tells";
  return `${report.conclusion}, ${quiet}: ${report.title}\n\n${summaryOf(report)}`;
}

const broken: Partial<ChangeOutcome> = {
  verdicts: [refundBreaks, ...times(11, holds("books a seat"))],
  witnesses: [witnessOf("priceFor({ seats: 0 })", "throws RangeError", "0"), witnessOf("when('2026-02-29')", "throws no such date", "[]")],
  functions: functionsOf({ refund: differs(12), priceFor: differs(0, 64), label: times(11, inert), printTicket: undecided("pdfkit") }),
  patches: new Map([[refundBreaks.scenario.id, refundPatch]]),
  reach: {
    ...nothing.reach,
    routes: ["POST /refunds", "DELETE /bookings/:id"],
    exported: ["refund"],
    tests: ["refund pays a cancelled seat twice", "books a seat"],
  },
  precedents: [{ at: "2026-03-12T08:00:00Z", number: 231, title: "double refund after a retry", fix: "#238", symbols: [] }],
};

describe("a pull request that breaks something", () => {
  test("with a proved patch, two changed behaviours, reach and a precedent", () => {
    expect(screen(broken)).toMatchInlineSnapshot(`
      "neutral, tells: Breaks 1 behaviour: refund pays a cancelled seat twice · src/booking/refund.ts:58

      **1 breaks · 11 hold** of the 12 scenarios that reach this change. **2 behaviours changed** that no scenario covers. 14 functions changed: 11 equal by construction, 1 decided by scenarios, 1 decided by inputs alone (64 inputs in all); 1 not simulated: \`printTicket\` (pdfkit has no model; give the replies of \`pdfkit\` in a scenario, or list what uses it under \`ignore\`).

      | behaviour | before | after |
      |---|---|---|
      | \`refund pays a cancelled seat twice\` | \`holds\` | \`expected [201, 409], received [201, 201]\` |
      | \`when('2026-02-29')\` | \`throws no such date\` | \`[]\` |
      | \`priceFor({ seats: 0 })\` | \`throws RangeError\` | \`0\` |

      **Cause** \`src/booking/refund.ts:58\`
      \`\`\`diff
      - const seat = await lockSeat(tx, id);
      + const seat = await findSeat(db, id);
      + await lockSeat(tx, id);
      \`\`\`
      \`refund(7)\` (\`refund.ts:57\`) → \`findSeat(7)\` (\`seats.ts:31\`) → \`seat.refunded = false\` (\`refund.ts:61\`) → \`pay(7)\` (63)

      **Fix** proved at \`src/booking/refund.ts:58\`: restores \`const seat = await lockSeat(tx, id);\`; the scenario holds again, 31 scenarios around it still hold.

      **Reaches** 2 routes (\`POST /refunds\`, \`DELETE /bookings/:id\`), 1 exported name (\`refund\`), 2 tests.

      **Seen before** 12 March 2026 (#231): double refund after a retry; fixed in #238.

      This check is advisory: it blocks nothing."
    `);
  });

  test("in blocking mode it blocks, unless it is the expectation that changed", () => {
    expect(screen({ ...broken, mode: "blocking" })).toMatch(/^failure, tells/);
    expect(screen({ verdicts: [{ ...refundBreaks, expectationChanged: true }], mode: "blocking" })).toMatch(/^neutral, tells: Breaks 1/);
  });

  test("for several causes, with and without a changed line, worst first", () => {
    const other = verdictOf(testScenario("books the last seat once"), passed(), failed("expected 1, received 2"));
    const again = { ...refundBreaks, scenario: testScenario("refunds a group") };
    expect(screen({ verdicts: [other, refundBreaks, again], functions: functionsOf({ refund: differs(3) }) })).toMatchInlineSnapshot(`
      "neutral, tells: Breaks 2 behaviours: refund pays a cancelled seat twice · src/booking/refund.ts:58

      **3 scenarios reach this change and all break.** 1 function changed, decided by scenarios.

      | behaviour | before | after |
      |---|---|---|
      | \`books the last seat once\` | \`holds\` | \`expected 1, received 2\` |
      | \`refund pays a cancelled seat twice\` | \`holds\` | \`expected [201, 409], received [201, 201]\` |
      | \`refunds a group\` | \`holds\` | \`expected [201, 409], received [201, 201]\` |

      **Cause** of \`refund pays a cancelled seat twice\`: \`src/booking/refund.ts:58\`
      \`\`\`diff
      - const seat = await lockSeat(tx, id);
      + const seat = await findSeat(db, id);
      + await lockSeat(tx, id);
      \`\`\`
      \`refund(7)\` (\`refund.ts:57\`) → \`findSeat(7)\` (\`seats.ts:31\`) → \`seat.refunded = false\` (\`refund.ts:61\`) → \`pay(7)\` (63)

      **Cause** of \`books the last seat once\`: no changed line could be named.

      This check is advisory: it blocks nothing."
    `);
  });
});

describe("behaviour that no test speaks about", () => {
  test("found by inputs, shortest first", () => {
    expect(
      screen({
        witnesses: [witnessOf("priceFor({ seats: 2 })", "24", "26"), witnessOf("freeSeats([])", "[]", "undefined")],
        functions: functionsOf({ priceFor: differs(0, 40), freeSeats: differs(0, 7), label: times(9, inert) }),
      }),
    ).toMatchInlineSnapshot(`
      "neutral, tells: Changes 2 behaviours no scenario covers · holds for the other 9 functions

      No scenario reaches this change. **2 behaviours changed** that no scenario covers. 11 functions changed: 9 equal by construction, 2 decided by 47 inputs.

      | behaviour | before | after |
      |---|---|---|
      | \`freeSeats([])\` | \`[]\` | \`undefined\` |
      | \`priceFor({ seats: 2 })\` | \`24\` | \`26\` |"
    `);
  });

  test("shown by a scenario without an expectation", () => {
    const told = verdictOf(scenarioOf("Two seats on a Monday"), passed("24"), passed("26"));
    expect(screen({ verdicts: [told], functions: functionsOf({ priceFor: differs(1) }) })).toMatchInlineSnapshot(`
      "neutral, tells: Changes 1 behaviour no expectation decides

      **1 scenario reaches this change and behaves differently.** 1 function changed, decided by scenarios.

      | behaviour | before | after |
      |---|---|---|
      | \`priceFor({"seats":2})\` | \`24\` | \`26\` |"
    `);
  });
});

describe("nothing changes", () => {
  test("a refactoring", () => {
    const functions = functionsOf({ label: times(7, inert), priceFor: times(2, same(0, 206)) });
    expect(screen({ functions })).toMatchInlineSnapshot(`
      "success, quiet: No change in behaviour · 9 functions: 7 equal by construction, 2 equal on 412 inputs

      No scenario reaches this change. 9 functions changed: 7 equal by construction, 2 decided by 412 inputs."
    `);
  });

  test("one function that a scenario holds", () => {
    expect(screen({ verdicts: [holds("books a seat")], functions: functionsOf({ book: same(1, 3) }) })).toMatchInlineSnapshot(`
      "success, quiet: No change in behaviour · 1 function, holds in simulation

      **1 scenario reaches this change and holds.** 1 function changed, decided by scenarios (3 inputs tried besides)."
    `);
  });

  test("no function is touched, or scenarios stay open", () => {
    expect(screen({ verdicts: [holds("books a seat")] })).toMatchInlineSnapshot(`
      "success, quiet: No function is changed · 1 scenario holds

      **1 scenario reaches this change and holds.** No function is changed."
    `);
    const open = verdictOf(testScenario("prints a ticket"), stuck("pdfkit"), stuck("pdfkit"));
    expect(screen({ verdicts: [holds("books a seat"), open], functions: functionsOf({ book: same(1) }) })).toMatchInlineSnapshot(`
      "success, quiet: No change in behaviour · 1 function, holds in simulation · 1 scenario not simulated

      **1 holds · 1 not simulated** of the 2 scenarios that reach this change. 1 function changed, decided by scenarios."
    `);
  });
});

describe("little could be decided", () => {
  test("for one reason", () => {
    expect(screen({ functions: functionsOf({ label: times(4, inert), thumb: times(13, undecided("sharp")) }) })).toMatchInlineSnapshot(`
      "neutral, quiet: 4 of 17 changed functions decided · 13 unknown for one reason: sharp has no model

      No scenario reaches this change. 17 functions changed: 4 equal by construction; 13 not simulated: \`thumb\`, \`thumb2\`, \`thumb3\` and 10 more (sharp has no model; give the replies of \`sharp\` in a scenario, or list what uses it under \`ignore\`)."
    `);
  });

  test("for several, and most holds", () => {
    const functions = functionsOf({ label: times(12, inert), thumb: undecided("sharp"), audit: unreached });
    expect(screen({ functions })).toMatchInlineSnapshot(`
      "neutral, quiet: Holds for 12 of 14 changed functions, 2 not simulated: no scenario and no exported function leads here

      No scenario reaches this change. 14 functions changed: 12 equal by construction; 2 not simulated: \`thumb\`, \`audit\` (no scenario and no exported function leads here; a test or a scenario that calls it would decide, and other reasons below)."
    `);
  });

  test("nothing at all", () => {
    const open = verdictOf(testScenario("prints a ticket"), stuck("pdfkit"), stuck("pdfkit"));
    expect(screen({ verdicts: [open], functions: functionsOf({ printTicket: undecided("pdfkit") }) })).toMatchInlineSnapshot(`
      "neutral, quiet: 0 of 1 changed function decided · 1 unknown: pdfkit has no model

      **1 scenario reaches this change and is not simulated.** 1 function changed, not simulated: \`printTicket\` (pdfkit has no model; give the replies of \`pdfkit\` in a scenario, or list what uses it under \`ignore\`)."
    `);
  });
});

describe("something good or new", () => {
  test("a fix, with the test that shows it", () => {
    const fixed = verdictOf(testScenario("refunds a group"), failed("expected 409, received 201"), passed());
    expect(screen({ verdicts: [fixed, holds("books a seat")], functions: functionsOf({ refund: differs(2) }) })).toMatchInlineSnapshot(`
      "success, quiet: Fixes 1 behaviour: refunds a group

      **1 fixed · 1 holds** of the 2 scenarios that reach this change. 1 function changed, decided by scenarios.

      | behaviour | before | after |
      |---|---|---|
      | \`refunds a group\` | \`expected 409, received 201\` | \`holds\` |"
    `);
  });

  test("an expectation that says something else than before", () => {
    const other = verdictOf(testScenario("refunds a group"), failed("expected 202, received 201"), passed(), { expectationChanged: true });
    expect(screen({ verdicts: [other], functions: functionsOf({ refund: differs(1), label: inert }) })).toMatchInlineSnapshot(`
      "neutral, quiet: Changes what 1 scenario expects: refunds a group · holds for the other function

      **1 scenario reaches this change and is fixed.** 2 functions changed: 1 equal by construction, 1 decided by scenarios.

      | behaviour | before | after |
      |---|---|---|
      | \`refunds a group (its own text changed)\` | \`expected 202, received 201\` | \`holds\` |"
    `);
  });

  test("new scenarios, passing and failing", () => {
    const fresh = verdictOf(testScenario("buys a voucher"), null, passed());
    const bad = verdictOf(testScenario("spends a voucher twice"), null, failed("expected 409, received 201"));
    expect(screen({ verdicts: [fresh], functions: functionsOf({ voucher: same(1) }) })).toMatchInlineSnapshot(`
      "success, quiet: New: 1 scenario, and it passes: buys a voucher · holds for 1 function

      **1 scenario reaches this change and is new.** 1 function changed, decided by scenarios.

      | behaviour | before | after |
      |---|---|---|
      | \`buys a voucher\` | \`does not exist\` | \`holds\` |"
    `);
    expect(screen({ verdicts: [fresh, bad], functions: functionsOf({ voucher: same(2) }) })).toMatchInlineSnapshot(`
      "neutral, quiet: New: 2 scenarios, 1 of them fails: spends a voucher twice · holds for 1 function

      **2 scenarios reach this change and all are new.** 1 function changed, decided by scenarios.

      | behaviour | before | after |
      |---|---|---|
      | \`buys a voucher\` | \`does not exist\` | \`holds\` |
      | \`spends a voucher twice\` | \`does not exist\` | \`expected 409, received 201\` |"
    `);
  });

  test("still broken, on both sides", () => {
    const still = verdictOf(testScenario("refunds a group"), failed("one"), failed("two"));
    expect(screen({ verdicts: [still], functions: functionsOf({ refund: same(1) }) })).toMatchInlineSnapshot(`
      "success, quiet: No change in behaviour · 1 function, holds in simulation · 1 scenario broken before and after

      **1 scenario reaches this change and is still broken.** 1 function changed, decided by scenarios."
    `);
  });
});

test("what cannot be read is said with its place, and the rest is judged", () => {
  const problems = [{ message: "not readable: an unexpected `)`", span: spanAt("src/booking/seats.ts", 12) }];
  expect(screen({ problems, functions: functionsOf({ book: same(1) }), verdicts: [holds("books a seat")] })).toMatchInlineSnapshot(`
    "neutral, quiet: Cannot be read: src/booking/seats.ts:12, an unexpected \`)\` · holds for 1 function

    **1 scenario reaches this change and holds.** 1 function changed, decided by scenarios.

    **Not readable** \`src/booking/seats.ts:12\`: an unexpected \\\`\\)\\\`. What stands there was not judged."
  `);
});

test("our own failure is ours, and nothing else is said", () => {
  const { footer: _, ...rest } = identity;
  const report = composeFailed({ ...rest, footer, sentence: "An internal error stopped the simulation." });
  expect(printed(report)).toMatchInlineSnapshot(`
    "neutral, quiet: Foretrace failed, not your change · id 7f3a90c1d2e4 · 4be1c02…91a77f3 not judged

    An internal error stopped the simulation.

    Replay: \`foretrace simulate --base 4be1c02d7f6a --head 91a77f3c5d0e\`

    [Report 7f3a90c1d2e4](http://127.0.0.1:3000/reports/7f3a90c1d2e4)"
  `);
});

test("nothing to do is said with its reason", () => {
  expect(printed(composeSkipped({ ...identity, why: "no source file in a language we read is changed" }))).toMatchInlineSnapshot(`
    "skipped, quiet: Nothing to simulate: no source file in a language we read is changed

    Nothing to simulate: no source file in a language we read is changed"
  `);
});

describe("tone", () => {
  const long = "a scenario whose title goes on and on, through every row of the hall, ".repeat(4);
  const cause = causeAt(1234, "", "", `src/${"deeply/".repeat(20)}nested/refund.ts`);
  const outcomes: readonly Partial<ChangeOutcome>[] = [
    broken,
    { verdicts: [{ ...refundBreaks, scenario: testScenario(long), cause }] },
    {
      verdicts: [verdictOf(testScenario(long), failed(long), passed())],
      functions: functionsOf({ refund: [differs(1), undecided("x", long)] }),
    },
    { functions: functionsOf({ thumb: [undecided("x", long), inert, unreached] }) },
    { problems: [{ message: long, span: cause.span }], functions: functionsOf({ book: same(1) }) },
    { verdicts: [verdictOf(testScenario(long), null, failed(long))] },
  ];
  const reports = outcomes.map((outcome) => composeReport({ ...nothing, ...outcome }));

  test("a title fits and keeps where it points to", () => {
    for (const report of reports) expect(report.title.length).toBeLessThanOrEqual(120);
    expect(reports[1]?.title).toMatch(/^Breaks 1 behaviour: a scenario .*… · ….*nested\/refund\.ts:1234$/);
  });

  test("nothing is guessed, praised or shouted", () => {
    for (const report of reports)
      expect(`${report.title}\n${summaryOf(report)}`).not.toMatch(/\b(may|might|could|potentially|great|AI)\b|!|\p{Emoji_Presentation}/u);
  });

  test("numbers agree with their words", () => {
    for (const report of reports)
      expect(`${report.title}\n${summaryOf(report)}`).not.toMatch(/\b1 (functions|behaviours|scenarios|inputs|tests|routes|hold|break)\b/);
  });
});
