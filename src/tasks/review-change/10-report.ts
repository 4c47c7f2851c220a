// Everything that was found out, as one report.

import type { Problem } from "#ground/problem.ts";
import { lineStarts, spanOf } from "#ground/span.ts";
import { composeReport, composeSkipped } from "#report/compose-report.ts";
import type { Footer, Report } from "#report/report.ts";
import { engineVersion } from "../engine.ts";
import type { Ports } from "../ports.ts";
import type { Change } from "./2-fetch.ts";
import type { BothFacts } from "./3-read.ts";
import type { Reached } from "./5-reach.ts";
import type { Selection } from "./6-select.ts";
import type { Simulated } from "./7-simulate.ts";
import type { Judged } from "./8-judge.ts";
import type { Patches } from "./9-patch.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Found = {
  readonly change: Change;
  readonly facts: BothFacts;
  readonly reach: Reached;
  readonly selected: Selection;
  readonly verdicts: Simulated;
  readonly judged: Judged;
  readonly patches: Patches;
  readonly startedMs: number;
};

export function report(ports: Ports, request: ChangeRequest, found: Found): Report {
  const { change, verdicts, judged } = found;
  return composeReport({
    ...identity(request, change),
    description: request.description,
    mode: request.settings.mode,
    verdicts: verdicts.verdicts,
    witnesses: judged.witnesses,
    functions: judged.functions,
    patches: found.patches,
    reach: found.reach.summary,
    precedents: found.reach.precedents,
    problems: problemsIn(found),
    leftOut: found.selected.leftOut,
    footer: footerOf(
      ports,
      request,
      found.startedMs,
      { run: verdicts.run, cached: verdicts.cached, skipped: found.selected.leftOut.length, seed: verdicts.seed },
      change,
    ),
  });
}

export function reportNothingToDo(ports: Ports, request: ChangeRequest, change: Change, startedMs: number): Report {
  const why = change.changes.length === 0 ? "base and head are the same" : "no source file in a language we read is changed";
  return composeSkipped({
    ...identity(request, change),
    why,
    footer: footerOf(ports, request, startedMs, { run: 0, cached: 0, skipped: 0, seed: "1" }, change),
  });
}

const identity = (
  request: ChangeRequest,
  change: Change,
): { id: string; repository: string; number: number | null; base: string; head: string } => ({
  id: request.id,
  repository: request.repository.name,
  number: request.number,
  base: change.base.commit,
  head: change.head.commit,
});

function footerOf(
  ports: Ports,
  request: ChangeRequest,
  startedMs: number,
  counts: Pick<Footer, "run" | "cached" | "skipped" | "seed">,
  change: Change,
): Footer {
  return {
    ...counts,
    seconds: Math.round((ports.clock.nowMs() - startedMs) / 100) / 10,
    engine: engineVersion,
    settings: `mode: ${request.settings.mode}`,
    replay: `foretrace simulate --base ${change.base.commit.slice(0, 12)} --head ${change.head.commit.slice(0, 12)}`,
    link: request.link,
  };
}

/** Places of changed files at head that the parser could not read and that base could, or that the change touches. */
function problemsIn({ change, facts }: Found): readonly Problem[] {
  return change.sourceChanges.flatMap((one) => {
    const before = (one.basePath === null ? undefined : facts.base.get(one.basePath))?.problems ?? [];
    const touched = (line: number): boolean => one.hunks.some((hunk) => line >= hunk.headStart && line < hunk.headStart + hunk.headLines);
    const fresh = (facts.head.get(one.path)?.problems ?? []).filter(
      (problem) => touched(problem.line) || !before.some((other) => other.message === problem.message),
    );
    const starts = lineStarts(change.head.files.get(one.path)?.text ?? "");
    return fresh.map(({ message, line }): Problem => {
      const start = starts[line - 1] ?? 0;
      return { message, span: spanOf(one.path, starts, start, start) };
    });
  });
}
