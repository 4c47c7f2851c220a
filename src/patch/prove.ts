// Proof of a patch: the edit is applied in memory, the file parsed again, the broken scenario simulated again, and then
// everything around it that holds. A candidate that fails anywhere is forgotten.
import { sha256 } from "#ground/digest.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import { withTexts } from "#ground/snapshot.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Run, RunSettings } from "#simulate/run.ts";
import type { Sources } from "#syntax/sources.ts";
import type { Candidate, Patch } from "./patch.ts";
import { applyLines, wholeLines } from "./whole-lines.ts";

export type ProofInput = {
  readonly head: Snapshot;
  /** Scenarios that break and must hold again. */
  readonly broken: readonly Scenario[];
  readonly holding: readonly Scenario[];
  readonly settings: RunSettings;
  readonly sourcesOf: (snapshot: Snapshot) => Sources;
  readonly run: (sources: Sources, scenario: Scenario, settings: RunSettings) => Run;
  /** What the scenario without an expectation showed at base; it must show that again. */
  readonly expected: (scenario: Scenario) => string | null;
};

export function prove(candidates: readonly Candidate[], input: ProofInput): Patch | null {
  for (const candidate of candidates) {
    const patch = tryOne(candidate, input);
    if (patch !== null) return patch;
  }
  return null;
}

function tryOne(candidate: Candidate, input: ProofInput): Patch | null {
  const { edit } = candidate;
  const file = input.head.files.get(edit.path);
  const lines = file === undefined ? null : wholeLines(file.text, edit);
  if (file === undefined || lines === null) return null;
  // What is proved is what the suggestion makes of the file, to the letter.
  const text = applyLines(file.text, lines);
  const sources = input.sourcesOf(withTexts(input.head, new Map([[edit.path, text]]), sha256));
  const problems = sources.parsed(edit.path)?.problems.length ?? Number.POSITIVE_INFINITY;
  if (problems > (input.sourcesOf(input.head).parsed(edit.path)?.problems.length ?? 0)) return null;
  const again = (scenario: Scenario): boolean => {
    const run = input.run(sources, scenario, input.settings);
    const expected = input.expected(scenario);
    return expected === null ? run.status === "passed" : run.status !== "stuck" && run.observation.digest === expected;
  };
  if (!input.broken.every(again) || !input.holding.every(again)) return null;
  return {
    idea: candidate.idea,
    says: candidate.says,
    edit,
    lines,
    proof: { repaired: input.broken.map((scenario) => scenario.title), unchanged: input.holding.length, notCovered: null },
  };
}
