// Runs a scenario over the ways it can go: at each branch on an unknown value and each order of arrivals, the other ways too,
// by running again under a longer prefix of decisions, within a budget.

import { perform } from "./perform.ts";
import type { Run, RunRequest } from "./run.ts";

export type Explored = {
  readonly runs: ReadonlyArray<{ readonly prefix: readonly number[]; readonly run: Run }>;
  /** False: the budget ended before all ways were seen. */
  readonly complete: boolean;
};

export function explore(request: RunRequest, runsMax: number): Explored {
  const runs: Array<{ prefix: readonly number[]; run: Run }> = [];
  const waiting: Array<readonly number[]> = [[]];
  for (let prefix = waiting.pop(); prefix !== undefined; prefix = waiting.pop()) {
    if (runs.length >= runsMax) return { runs, complete: false };
    const { run, choices } = perform(request, { prefix, beyond: "first" });
    runs.push({ prefix, run });
    // Ways not taken at each choice past the prefix, the last choice first: depth-first, as the first run went.
    for (let at = prefix.length; at < choices.length; at++) {
      const choice = choices[at];
      if (choice === undefined) continue;
      const before = choices.slice(0, at).map(({ taken }) => taken);
      for (let way = choice.ways - 1; way >= 0; way--) if (way !== choice.taken) waiting.push([...before, way]);
    }
  }
  return { runs, complete: true };
}
