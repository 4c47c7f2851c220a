// The first screen: behaviour before code, what breaks first, then what changed with no scenario to say which is right.
import type { Step } from "#scenario/scenario.ts";
import type { Verdict } from "#verdict/verdict.ts";
import type { ChangeOutcome } from "./outcome.ts";
import type { Behaviour } from "./report.ts";
import { shorten } from "./words.ts";

export function behavioursOf(outcome: ChangeOutcome): readonly Behaviour[] {
  const rows = (kind: Verdict["kind"], changedText: boolean): Behaviour[] =>
    outcome.verdicts
      .filter((verdict) => verdict.kind === kind && verdict.expectationChanged === changedText)
      .map((verdict) => ({
        input: inputOf(verdict),
        before: shorten(verdict.before, 160),
        after: shorten(verdict.after, 160),
        kind,
        span: verdict.cause?.span ?? null,
      }));
  const witnessed = outcome.witnesses.map(
    (witness): Behaviour => ({
      input: witness.call,
      before: shorten(witness.before, 160),
      after: shorten(witness.after, 160),
      kind: "changed",
      span: witness.verdict.cause?.span ?? null,
    }),
  );
  // A changed expectation comes first: it must never pass as "holds".
  return unique([
    ...rows("breaks", true),
    ...rows("breaks", false),
    ...witnessed.sort((a, b) => a.input.length - b.input.length),
    ...rows("changed", false),
    ...rows("fixed", true),
    ...rows("fixed", false),
    ...rows("new", false),
  ]);
}

function inputOf(verdict: Verdict): string {
  const last = verdict.scenario.when.at(-1);
  return last === undefined || last.kind === "test" ? verdict.scenario.title : printStep(last);
}

function printStep(step: Step): string {
  if (step.kind === "call")
    return `${step.symbol.slice(step.symbol.lastIndexOf("#") + 1)}(${step.arguments.map((argument) => JSON.stringify(argument)).join(", ")})`;
  if (step.kind === "http") return `${step.method} ${step.path}${step.body === undefined ? "" : ` ${JSON.stringify(step.body)}`}`;
  if (step.kind === "run") return step.code.split("\n")[0] ?? "";
  return step.kind;
}

function unique(rows: readonly Behaviour[]): readonly Behaviour[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.kind} ${row.input} ${row.before} ${row.after}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
