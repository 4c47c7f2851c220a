// Base and head of one scenario → what became of it. Knows nothing of lines or causes.
import type { Shown, Stuck } from "#machine/trace.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Failure, Observation, Run } from "#simulate/run.ts";
import type { VerdictKind } from "./verdict.ts";

export type Judged = {
  readonly kind: VerdictKind;
  readonly failure: Failure | null;
  readonly reasons: readonly Stuck[];
  readonly before: string;
  readonly after: string;
};

export function judge(scenario: Scenario, base: Run | null, head: Run | null): Judged {
  const reasons = [base, head].flatMap((run) => (run === null ? [] : reasonsOf(run)));
  const failure = head?.status === "failed" ? head.failure : (base?.failure ?? null);
  const said = { failure, reasons, ...sayBoth(scenario, base, head) };
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

function reasonsOf(run: Run): readonly Stuck[] {
  if (run.status === "skipped") return [{ kind: "undecided", what: "skipped", message: "the test is marked as skipped", span: null }];
  if (run.status !== "stuck") return [];
  return [run.stuck ?? { kind: "fault", what: "no reason", message: "the run stopped without a reason", span: null }];
}

// ---- What the outside saw, in a few words for each side

type Said = { readonly before: string; readonly after: string };

function sayBoth(scenario: Scenario, base: Run | null, head: Run | null): Said {
  const said = { before: say(scenario, base), after: say(scenario, head) };
  // The same result and yet not the same: then what differs is what was called or written on the way.
  const told = base === null || head === null || said.before !== said.after || hasExpectation(scenario);
  return told ? said : (difference(base.observation, head.observation) ?? said);
}

function say(scenario: Scenario, run: Run | null): string {
  if (run === null) return "does not exist";
  const [reason] = reasonsOf(run);
  if (reason !== undefined) return `unknown: ${reason.message}`;
  if (!hasExpectation(scenario)) return sayEnd(run.observation);
  return run.status === "passed" ? "holds" : (run.failure?.message.split("\n")[0] ?? "fails");
}

function sayEnd({ end, results }: Observation): string {
  if (end.kind === "thrown")
    return end.error.message === "" ? `throws ${end.error.name}` : `throws ${end.error.name}: ${end.error.message}`;
  const result = results.at(-1)?.value ?? (end.kind === "value" ? end.value : null);
  return result?.text ?? "undefined";
}

/** The first result, call or written line that is not the same. */
function difference(base: Observation, head: Observation): Said | null {
  const list = (values: readonly Shown[]): string => values.map((value) => value.text).join(", ");
  const ways: ReadonlyArray<readonly [(seen: Observation) => readonly string[], nothing: string]> = [
    [(seen) => seen.results.map((result) => `${result.name} = ${result.value.text}`), "no such result"],
    [(seen) => seen.outside.map((call) => `calls ${call.api}(${list(call.arguments)})`), "no such call"],
    [(seen) => seen.logged.map((line) => `writes ${line.text.trimEnd()}`), "writes nothing there"],
  ];
  for (const [linesOf, nothing] of ways) {
    const [before, after] = [linesOf(base), linesOf(head)];
    const at = Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i).find((i) => before[i] !== after[i]);
    if (at !== undefined) return { before: before[at] ?? nothing, after: after[at] ?? nothing };
  }
  return null;
}
