// The first screen: behaviour before code, what breaks first, then what changed with no scenario to say which is right.
import { sortedBy } from "#ground/order.ts";
import type { Step } from "#scenario/scenario.ts";
import type { Verdict } from "#verdict/verdict.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { Behaviour } from "./report.ts";
import { shorten } from "./words.ts";

const valueMax = 160;

export function behavioursOf(outcome: ChangeOutcome): readonly Behaviour[] {
  const rows = (kind: Verdict["kind"], ownTextChanged: boolean): readonly Behaviour[] =>
    outcome.verdicts.filter((one) => one.kind === kind && one.expectationChanged === ownTextChanged).map((one) => rowOf(inputOf(one), one));
  const witnessed = outcome.witnesses.map((one) =>
    rowOf(one.call, { ...one.verdict, before: one.before, after: one.after, kind: "changed" }),
  );
  return unique([
    // A changed expectation comes first: it must never pass as "holds".
    ...(["breaks", "changed", "fixed", "new"] as const).flatMap((kind) => rows(kind, true)),
    ...rows("breaks", false),
    // The shortest input is the easiest to believe.
    ...sortedBy(
      witnessed,
      (row) => row.input.length,
      (row) => row.input,
    ),
    ...rows("changed", false),
    ...rows("fixed", false),
    ...rows("new", false),
  ]);
}

const rowOf = (input: string, { kind, before, after, cause }: Verdict): Behaviour => ({
  input,
  before: shorten(before, valueMax),
  after: shorten(after, valueMax),
  kind,
  span: cause?.span ?? null,
});

function inputOf({ scenario, expectationChanged }: Verdict): string {
  const last = scenario.when.at(-1);
  const input = last === undefined || last.kind === "test" ? scenario.title : printStep(last);
  return expectationChanged ? `${input} (its own text changed)` : input;
}

function printStep(step: Step): string {
  switch (step.kind) {
    case "call":
      return `${step.symbol.slice(step.symbol.lastIndexOf("#") + 1)}(${step.arguments.map((argument) => JSON.stringify(argument)).join(", ")})`;
    case "http":
      return `${step.method} ${step.path}${step.body === undefined ? "" : ` ${JSON.stringify(step.body)}`}`;
    case "publish":
      return `publish ${step.topic} ${JSON.stringify(step.message)}`;
    case "schedule":
      return `${step.advanceMs} ms later`;
    case "run":
      return step.code.trim().split("\n")[0] ?? "";
    case "together":
      return `at once: ${step.steps.map(printStep).join(", ")}`;
    case "test":
      return step.title;
  }
}

function unique(rows: readonly Behaviour[]): readonly Behaviour[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify([row.kind, row.input, row.before, row.after]);
    return seen.has(key) ? false : seen.add(key);
  });
}
