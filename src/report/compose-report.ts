// One outcome → one report. Words are chosen here; nothing is computed anew.

import type { ScenarioSource } from "#scenario/scenario.ts";
import type { VerdictKind } from "#verdict/verdict.ts";
import { behavioursOf } from "./behaviours.ts";
import { conclusionOf } from "./conclusion.ts";
import { findingsOf } from "./findings.ts";
import type { ChangeOutcome, FailedOutcome, SkippedOutcome } from "./outcome.ts";
import type { Report, ScenarioLine } from "./report.ts";
import { titleOf } from "./title.ts";
import { unknownsOf } from "./unknowns.ts";

const noCounts: Record<VerdictKind, number> = { holds: 0, breaks: 0, "still-broken": 0, fixed: 0, changed: 0, new: 0, unknown: 0 };
const nothing = {
  quiet: true,
  counts: noCounts,
  behaviours: [],
  findings: [],
  functions: [],
  unknowns: [],
  reach: { symbols: [], routes: [], exported: [], tests: [], scenarios: [], changed: [] },
  precedents: [],
  scenarios: [],
  leftOut: [],
  problems: [],
  failed: null,
} as const;

export function composeReport(outcome: ChangeOutcome): Report {
  const findings = findingsOf(outcome);
  const behaviours = behavioursOf(outcome);
  const unknowns = unknownsOf(outcome);
  const counts = { ...noCounts };
  for (const verdict of outcome.verdicts) counts[verdict.kind]++;
  counts.changed += outcome.witnesses.length;
  const { id, repository, number, base, head, functions, reach, precedents, leftOut, problems, footer } = outcome;
  return {
    ...{ id, repository, number, base, head, functions, reach, precedents, leftOut, problems, footer },
    conclusion: conclusionOf(outcome, findings, behaviours),
    title: titleOf({ outcome, findings, behaviours, unknowns }),
    quiet: findings.length === 0 && !behaviours.some((row) => row.kind === "changed" || row.kind === "breaks"),
    counts,
    behaviours,
    findings,
    unknowns,
    scenarios: outcome.verdicts.map(
      (verdict): ScenarioLine => ({
        id: verdict.scenario.id,
        title: verdict.scenario.title,
        kind: verdict.kind,
        source: sourceOf(verdict.scenario.from),
        verdict,
      }),
    ),
    failed: null,
  };
}

/** Nothing to do is said, with the reason. */
export function composeSkipped(outcome: SkippedOutcome): Report {
  const { why, ...identity } = outcome;
  return { ...nothing, ...identity, conclusion: "skipped", title: `Nothing to simulate: ${why}` };
}

/** Our own failure is never the contributor's red cross. */
export function composeFailed(outcome: FailedOutcome): Report {
  const { sentence, ...identity } = outcome;
  const range = `${outcome.base.slice(0, 7)}…${outcome.head.slice(0, 7)}`;
  return {
    ...nothing,
    ...identity,
    conclusion: "neutral",
    title: `Foretrace failed, not your change · id ${outcome.id} · ${range} not judged`,
    failed: sentence,
  };
}

export function sourceOf(from: ScenarioSource): string {
  switch (from.kind) {
    case "test":
      return `${from.path}:${from.line}`;
    case "issue":
    case "incident":
      return `#${from.number}`;
    case "file":
      return from.path;
    case "history":
      return from.commit.slice(0, 7);
  }
}
