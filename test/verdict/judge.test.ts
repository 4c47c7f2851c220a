// The seven verdicts, and what each side is said to have shown.
import { describe, expect, test } from "vitest";
import type { Thrown } from "#machine/trace.ts";
import type { Run } from "#simulate/run.ts";
import { judge } from "#verdict/judge.ts";
import { failed, observationOf, passed, runOf, scenarioOf, shown, stuck, testScenario } from "./samples.ts";

const told = scenarioOf("Two seats cost 24");
const twice = testScenario("refunds once");

const thrown = (name: string, message: string): Thrown => ({ name, message, shown: shown(`${name}: ${message}`), span: null, stack: [] });
const throwing = (name: string, message: string): Run =>
  runOf({ status: "failed", observation: observationOf({ end: { kind: "thrown", error: thrown(name, message) } }) });

function check(scenario: typeof told, base: Run | null, head: Run | null): string {
  const { kind, before, after } = judge(scenario, base, head);
  return `${kind}: ${before} → ${after}`;
}

describe("a test decides by itself", () => {
  test.each([
    ["passes on both sides", passed(), passed(), "holds: holds → holds"],
    ["fails at head alone", passed(), failed("expected 409, received 201\nat refund"), "breaks: holds → expected 409, received 201"],
    ["fails at base alone", failed("expected 409"), passed(), "fixed: expected 409 → holds"],
    ["fails on both sides", failed("one"), failed("another"), "still-broken: one → another"],
    ["cannot run at head", passed(), stuck("sharp"), "unknown: holds → unknown: sharp has no model"],
    ["cannot run at base", stuck("sharp"), failed("one"), "unknown: unknown: sharp has no model → one"],
    ["is skipped", runOf({ status: "skipped" }), runOf({ status: "skipped" }), undefined],
    ["is only at head", null, passed(), "new: does not exist → holds"],
    ["fails and is only at head", null, failed("one"), "new: does not exist → one"],
    ["was removed", passed(), null, "changed: holds → does not exist"],
    ["was nowhere", null, null, "unknown: does not exist → does not exist"],
  ])("it %s", (_what, base, head, wanted) =>
    expect(check(twice, base, head)).toBe(
      wanted ?? "unknown: unknown: the test is marked as skipped → unknown: the test is marked as skipped",
    ),
  );

  test("so does a scenario that expects something", () => {
    const expecting = scenarioOf("Two seats cost 24", { then: [{ text: "result === 24", expression: "result === 24" }] });
    expect(check(expecting, passed("24"), failed("result === 24"))).toBe("breaks: holds → result === 24");
    expect(check(expecting, passed("24"), passed("26"))).toBe("holds: holds → holds");
  });
});

describe("without an expectation only a difference is told", () => {
  const calls = (...seats: readonly string[]): Run =>
    runOf({
      observation: observationOf({
        outside: seats.map((seat) => ({ api: "payments.pay", arguments: [shown(seat)], answer: shown("ok") })),
        logged: [{ stream: "out", text: "paid\n" }],
      }),
    });
  const writes = (text: string): Run => runOf({ observation: observationOf({ logged: [{ stream: "out", text: `${text}\n` }] }) });

  test.each([
    ["in nothing", passed("24"), passed("24"), "holds: 24 → 24"],
    ["in the result", passed("24"), passed("26"), "changed: 24 → 26"],
    ["in what is thrown", throwing("RangeError", "no seats"), passed("0"), "changed: throws RangeError: no seats → 0"],
    ["in an error without words", passed("0"), throwing("TypeError", ""), "changed: 0 → throws TypeError"],
    ["in a call", calls("7"), calls("7", "7"), "changed: no such call → calls payments.pay(7)"],
    ["in the arguments of a call", calls("7", "8"), calls("7", "9"), "changed: calls payments.pay(8) → calls payments.pay(9)"],
    ["in what is written", writes("sold"), writes("free"), "changed: writes sold → writes free"],
  ])("%s", (_what, base, head, wanted) => expect(check(told, base, head)).toBe(wanted));

  test("the last result that was named is what is shown", () => {
    const seen = (first: string, last: string): Run =>
      runOf({
        observation: observationOf({
          results: [
            { name: "first", value: shown(first) },
            { name: "last", value: shown(last) },
          ],
        }),
      });
    expect(check(told, seen("1", "2"), seen("1", "3"))).toBe("changed: 2 → 3");
    expect(check(told, seen("1", "2"), seen("0", "2"))).toBe("changed: first = 1 → first = 0");
  });
});

test("the failure at head is told before the one at base", () => {
  expect(judge(twice, failed("at base"), failed("at head")).failure?.message).toBe("at head");
  expect(judge(twice, failed("at base"), passed()).failure?.message).toBe("at base");
  expect(judge(twice, passed(), passed()).failure).toBeNull();
});

test("every reason of both sides is kept", () => {
  const reasons = judge(twice, stuck("sharp"), stuck("pdfkit")).reasons.map((reason) => reason.what);
  expect(reasons).toEqual(["sharp", "pdfkit"]);
  expect(judge(twice, passed(), runOf({ status: "stuck" })).reasons).toMatchObject([{ kind: "fault" }]);
});
