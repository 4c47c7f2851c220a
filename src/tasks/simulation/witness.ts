// The search for an input on which base and head differ, and what was found as a verdict with its cause.
import { nothingGiven, type Scenario } from "#scenario/scenario.ts";
import { searchWitness } from "#simulate/witness.ts";
import { judge } from "#verdict/judge.ts";
import type { WitnessReply, WitnessRequest } from "../ports.ts";
import { explain } from "./compare.ts";
import type { Programs } from "./programs.ts";

export function witness(programs: Programs, request: WitnessRequest): WitnessReply {
  const settings = programs.settings({ seed: request.seed, traced: false });
  const found = searchWitness({
    base: programs.sources(request.base),
    head: programs.sources(request.head),
    symbol: request.symbol,
    seeds: request.seeds,
    settings,
  });
  if (found.kind !== "found") return found;
  const { base, head, tried } = found;
  const scenario: Scenario = {
    id: `witness:${request.symbol}`,
    title: found.call,
    says: "",
    from: { kind: "history", commit: request.head.commit },
    version: 1,
    given: nothingGiven,
    when: found.steps,
    then: [],
    remembers: null,
    question: null,
  };
  const plain = { ...judge(scenario, base, head), scenario, base, head, cause: null, path: [], expectationChanged: false };
  const verdict = explain(
    programs,
    { base: request.base, head: request.head, changes: request.changes, scenario, expectationChanged: false, seed: request.seed },
    plain,
  );
  return {
    kind: "found",
    tried,
    witness: { symbol: request.symbol, call: found.call, before: verdict.before, after: verdict.after, verdict },
  };
}
