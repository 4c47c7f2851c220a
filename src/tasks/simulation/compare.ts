// One scenario on both programs: judged on plain runs, and only where they differ simulated again with a trace to find the cause.
import type { Snapshot } from "#ground/snapshot.ts";
import { locateCause } from "#verdict/cause.ts";
import { judge } from "#verdict/judge.ts";
import { changedLines } from "#verdict/lines.ts";
import { pathTo } from "#verdict/path.ts";
import type { Verdict } from "#verdict/verdict.ts";
import type { CompareRequest } from "../ports.ts";
import { isOfTests } from "../test-paths.ts";
import type { Programs } from "./programs.ts";

export function compare(programs: Programs, request: CompareRequest): Verdict {
  const { scenario, seed } = request;
  const base = programs.run(request.base, scenario, { seed, traced: false });
  const head = programs.run(request.head, scenario, { seed, traced: false });
  const judged = judge(scenario, base, head);
  const verdict: Verdict = { ...judged, scenario, base, head, cause: null, path: [], expectationChanged: request.expectationChanged };
  const differs = judged.kind === "breaks" || judged.kind === "changed" || judged.kind === "fixed";
  return differs ? explain(programs, request, verdict) : verdict;
}

/** Source lines of a snapshot. */
export const linesOf =
  (snapshot: Snapshot) =>
  (path: string, line: number): string =>
    snapshot.files.get(path)?.text.split("\n")[line - 1] ?? "";

export function explain(programs: Programs, request: CompareRequest, verdict: Verdict): Verdict {
  const settings = { seed: request.seed, traced: true };
  const base = programs.run(request.base, request.scenario, settings).trace;
  const head = programs.run(request.head, request.scenario, settings).trace;
  if (base === null || head === null) return verdict;
  const basePaths = new Map(request.changes.map((change) => [change.path, change.basePath]));
  const located = locateCause({
    base,
    head,
    // A changed test or fixture stands on both sides; it is never why they differ.
    lines: changedLines(request.changes.filter((change) => !isOfTests(change.path))),
    texts: (path) => ({
      base: request.base.files.get(basePaths.get(path) ?? path)?.text ?? "",
      head: request.head.files.get(path)?.text ?? "",
    }),
  });
  if (located === null) return verdict;
  return { ...verdict, cause: located.cause, path: pathTo(head, located.step, verdict.failure, linesOf(request.head)) };
}
