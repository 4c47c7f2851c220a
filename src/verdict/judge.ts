// Base and head of one scenario → what became of it. Knows nothing of lines or causes.
import type { Stuck } from "#machine/trace.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Failure, Run } from "#simulate/run.ts";
import type { VerdictKind } from "./verdict.ts";

export type Judged = {
  readonly kind: VerdictKind;
  readonly failure: Failure | null;
  readonly reasons: readonly Stuck[];
  readonly before: string;
  readonly after: string;
};

export function judge(scenario: Scenario, base: Run | null, head: Run | null): Judged {
  const reasons = [base, head].flatMap((run) => (run === null ? [] : reasonOf(run)));
  const failure = head?.status === "failed" ? head.failure : (base?.failure ?? null);
  const said = { failure, reasons, before: say(scenario, base), after: say(scenario, head) };
  if (reasons.length > 0 || (base === null && head === null)) return { ...said, kind: "unknown" };
  if (base === null || head === null) return { ...said, kind: head === null ? "changed" : "new" };
  return { ...said, kind: hasExpectation(scenario) ? byExpectation(base, head) : byObservation(base, head) };
}

/** A test decides by itself; another scenario by what it expects. Without either, only a difference can be told. */
export const hasExpectation = (scenario: Scenario): boolean =>
  scenario.then.length > 0 || scenario.when.some((step) => step.kind === "test");

function byExpectation(base: Run, head: Run): VerdictKind {
  const before = base.status === "passed";
  const after = head.status === "passed";
  if (before) return after ? "holds" : "breaks";
  return after ? "fixed" : "still-broken";
}

const byObservation = (base: Run, head: Run): VerdictKind => (base.observation.digest === head.observation.digest ? "holds" : "changed");

function reasonOf(run: Run): readonly Stuck[] {
  if (run.status === "skipped") return [{ kind: "undecided", what: "skipped", message: "the test is marked as skipped", span: null }];
  if (run.status !== "stuck") return [];
  return [run.stuck ?? { kind: "fault", what: "no reason", message: "the run stopped without a reason", span: null }];
}

/** What the outside saw, in a few words. */
function say(scenario: Scenario, run: Run | null): string {
  if (run === null) return "does not exist";
  if (run.status === "stuck" || run.status === "skipped") return `unknown: ${reasonOf(run)[0]?.message ?? ""}`;
  if (run.status === "failed") return run.failure?.message.split("\n")[0] ?? "fails";
  if (hasExpectation(scenario)) return "holds";
  const end = run.observation.end;
  if (end.kind === "thrown") return `throws ${end.error.name}: ${end.error.message}`;
  const result = run.observation.results.at(-1)?.value ?? (end.kind === "value" ? end.value : null);
  return result?.text ?? "undefined";
}
