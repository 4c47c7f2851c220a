// The conclusion of the check run. Only something that held at base and breaks at head may ever block.
import type { ChangeOutcome } from "./outcome.ts";
import type { Behaviour, Finding, Report } from "./report.ts";

export function conclusionOf(outcome: ChangeOutcome, findings: readonly Finding[], behaviours: readonly Behaviour[]): Report["conclusion"] {
  if (findings.some((finding) => finding.blocks)) return "failure";
  if (findings.length > 0 || outcome.problems.length > 0) return "neutral";
  if (behaviours.some((row) => row.kind === "changed") || outcome.verdicts.some(needsEyes)) return "neutral";
  const open = outcome.functions.some((one) => one.outcome.kind === "undecided" || one.outcome.kind === "unreached");
  return open ? "neutral" : "success";
}

/** An expectation that says something else than before, and a new scenario that fails. */
const needsEyes = ({ kind, expectationChanged, head }: ChangeOutcome["verdicts"][number]): boolean =>
  (expectationChanged && kind !== "holds") || (kind === "new" && head?.status !== "passed");
