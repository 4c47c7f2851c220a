// What is folded away below the first screen, and the small type under everything.
import { expect, test } from "vitest";
import { composeReport } from "#report/compose-report.ts";
import { detailsOf, footerOf } from "#report/details.ts";
import { failed, passed, stuck, testScenario } from "../verdict/samples.ts";
import { differs, functionsOf, holds, inert, nothing, refundBreaks, same, times, undecided, unreached, verdictOf } from "./samples.ts";

const report = composeReport({
  ...nothing,
  verdicts: [
    refundBreaks,
    holds("books <b>seats</b>"),
    verdictOf(testScenario("refunds a group"), failed("expected 202"), passed(), { expectationChanged: true }),
    verdictOf(testScenario("prints a ticket"), stuck("pdfkit"), stuck("pdfkit")),
  ],
  functions: functionsOf({ refund: differs(2, 8), book: same(1), label: inert, printTicket: undecided("pdfkit"), audit: unreached }),
  leftOut: [{ title: "Two bookings at once", why: "draft: a question is open" }],
});

test("everything that was found out, folded", () => {
  expect(detailsOf(report)).toMatchInlineSnapshot(`
    "<details><summary>Path of the failure</summary>

    **refund pays a cancelled seat twice**

    - \`src/booking/refund.ts:57\` \`refund(7)\`
    - \`src/booking/seats.ts:31\` \`findSeat(7)\`
    - \`src/booking/refund.ts:58\` \`const seat = await findSeat(db, id);\`
    - \`src/booking/refund.ts:61\` \`seat.refunded = false\`
    - \`src/booking/refund.ts:63\` \`pay(7)\`


    </details>

    <details><summary>4 scenarios simulated on both sides</summary>

    - breaks: refund pays a cancelled seat twice (\`tests/refund.test.ts:12\`)
    - holds: books \\<b\\>seats\\</b\\> (\`tests/refund.test.ts:12\`)
    - fixed: refunds a group (\`tests/refund.test.ts:12\`); its own text changed in this pull request
    - unknown: prints a ticket (\`tests/refund.test.ts:12\`)

    </details>

    <details><summary>Changed functions</summary>

    - \`src/booking/booking.ts#refund\`: differs in 2 scenarios and on 8 inputs
    - \`src/booking/booking.ts#book\`: same in 1 scenario
    - \`src/booking/booking.ts#label\`: equal by construction (the same program but for comments, formatting, types or names of locals)
    - \`src/booking/booking.ts#printTicket\`: not simulated, pdfkit has no model
    - \`src/booking/booking.ts#audit\`: not simulated, no scenario and no exported function leads here

    </details>

    <details><summary>What was not simulated and why</summary>

    - 1 × no scenario and no exported function leads here: \`audit\`; a test or a scenario that calls it would decide
    - 1 × pdfkit has no model: \`printTicket\`; give the replies of \`pdfkit\` in a scenario, or list what uses it under \`ignore\`

    </details>

    <details><summary>Scenarios that were left out</summary>

    - Two bookings at once: draft: a question is open

    </details>

    <details><summary>How this was decided</summary>

    - seed \`1\`, virtual clock, both sides under the same conditions
    - replay: \`foretrace simulate --base 4be1c02d7f6a --head 91a77f3c5d0e\`

    </details>"
  `);
});

test("a long list is cut, saying so", () => {
  const many = composeReport({ ...nothing, verdicts: times(100, holds("books a seat")) });
  expect(detailsOf(many).match(/^- holds: books a seat/gm)).toHaveLength(60);
  expect(detailsOf(many)).toContain("- … 40 more in the whole report");
});

test("the footer says how long, how much, under what, and how to see it again", () => {
  expect(footerOf(report)).toMatchInlineSnapshot(
    `"<sub>4.2 s · 9 run / 29 cached / 0 skipped · engine 0.1.0 · 4be1c02…91a77f3 · mode: advisory · \`foretrace simulate --base 4be1c02d7f6a --head 91a77f3c5d0e\` · [whole report](http://127.0.0.1:3000/reports/7f3a90c1d2e4)</sub>"`,
  );
  expect(footerOf({ ...report, footer: { ...report.footer, link: null, replay: "" } })).not.toMatch(/report|``/);
});
