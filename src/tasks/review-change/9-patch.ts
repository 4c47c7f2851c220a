// A proved patch for each cause: scenarios that break for the same reason share one.
import type { Patch } from "#patch/patch.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Verdict } from "#verdict/verdict.ts";
import { ourFault } from "../our-fault.ts";
import type { Ports } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { Change } from "./2-fetch.ts";
import type { Simulated } from "./7-simulate.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Patches = ReadonlyMap<string, Patch>;

/** Scenarios simulated again around a patch; those that share most files with the broken one come first. */
const holdingMax = 60;
const repairsMax = 8;

export async function findPatches(ports: Ports, request: ChangeRequest, change: Change, simulated: Simulated): Promise<Patches> {
  const broken = simulated.verdicts.filter((verdict) => verdict.kind === "breaks" && !verdict.expectationChanged);
  const patches = new Map<string, Patch>();
  const byCause = new Map<string, Patch | null>();
  for (const verdict of broken) {
    if (request.signal.aborted) throw new Refusal("superseded", "A newer push took over.");
    const cause = verdict.cause === null ? `scenario ${verdict.scenario.id}` : `${verdict.cause.span.path}:${verdict.cause.span.line}`;
    if (!byCause.has(cause) && byCause.size < repairsMax)
      byCause.set(cause, await repairOne(ports, change, verdict, holdingAround(verdict, simulated.verdicts), simulated.seed));
    const patch = byCause.get(cause);
    if (patch) patches.set(verdict.scenario.id, patch);
  }
  return patches;
}

function holdingAround(broken: Verdict, verdicts: readonly Verdict[]): readonly Scenario[] {
  const files = new Set(broken.head?.read.map((file) => file.path));
  const shared = (verdict: Verdict): number => verdict.head?.read.filter((file) => files.has(file.path)).length ?? 0;
  return verdicts
    .filter(
      (verdict) => (verdict.kind === "holds" || verdict.kind === "fixed" || verdict.kind === "new") && verdict.head?.status === "passed",
    )
    .map((verdict) => ({ verdict, shared: shared(verdict) }))
    .filter((one) => one.shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, holdingMax)
    .map((one) => one.verdict.scenario);
}

async function repairOne(ports: Ports, change: Change, broken: Verdict, holding: readonly Scenario[], seed: string): Promise<Patch | null> {
  try {
    return await ports.simulator.repair({ base: change.base, head: change.head, changes: change.changes, broken, holding, seed });
  } catch (error) {
    ourFault(ports, error, `the search for a patch of ${broken.scenario.id}`);
    return null;
  }
}
