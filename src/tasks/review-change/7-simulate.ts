// Every selected scenario on both programs. Runs are cached by what they read, so a push that does not touch it costs nothing.
import type { Snapshot } from "#ground/snapshot.ts";
import type { Verdict } from "#verdict/verdict.ts";
import { ourFault } from "../our-fault.ts";
import type { Ports } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { Change } from "./2-fetch.ts";
import type { Reached } from "./5-reach.ts";
import type { Selected, Selection } from "./6-select.ts";
import { baseWithTests } from "./base-with-tests.ts";
import type { ChangeRequest } from "./change-request.ts";
import { fromCache, remember } from "./run-cache.ts";

export type Simulated = { readonly verdicts: readonly Verdict[]; readonly run: number; readonly cached: number; readonly seed: string };

/** More than there are threads on most machines, so that none waits for us. */
const lanesMax = 32;

export async function simulateSelected(
  ports: Ports,
  request: ChangeRequest,
  change: Change,
  reached: Reached,
  selection: Selection,
): Promise<Simulated> {
  const seed = "1";
  let done = 0;
  let cached = 0;
  const total = selection.run.length;
  const one = async (selected: Selected): Promise<Verdict> => {
    if (request.signal.aborted) throw new Refusal("superseded", "A newer push took over.");
    const sides = sidesFor(change, selected);
    const before = await fromCache(ports, sides, selected.scenario, seed);
    if (before !== null) cached++;
    const verdict = before ?? (await simulateOne(ports, change, sides, selected, seed));
    request.progress(`${++done} of ${total} scenarios`);
    return asNew(verdict, selected, reached);
  };
  const verdicts = await inLanes(selection.run, one);
  if (verdicts.length > 0 && verdicts.every(isFault))
    throw new Refusal(
      "worker-died",
      `None of ${verdicts.length} scenarios could be simulated: ${verdicts[0]?.reasons[0]?.message ?? "no reason was kept"}.`,
    );
  return { verdicts, run: total - cached, cached, seed };
}

/** Not all at once: whoever is told to stop begins nothing more. */
async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanesMax, items.length) }, lane));
  return results;
}

const isFault = (verdict: Verdict): boolean => verdict.kind === "unknown" && verdict.reasons.some((reason) => reason.kind === "fault");

type Sides = { readonly base: Snapshot; readonly head: Snapshot };

/** A new or changed test is run on the base program too, with what came along with it. */
function sidesFor(change: Change, selected: Selected): Sides {
  const step = selected.scenario.when.find((one) => one.kind === "test");
  const file = step === undefined ? undefined : change.head.files.get(step.path);
  const same = file === undefined || change.base.files.get(file.path)?.blob === file.blob;
  return { base: same ? change.base : baseWithTests(change), head: change.head };
}

async function simulateOne(ports: Ports, change: Change, sides: Sides, selected: Selected, seed: string): Promise<Verdict> {
  const { scenario } = selected;
  try {
    const verdict = await ports.simulator.compare({
      ...sides,
      changes: change.changes,
      scenario,
      expectationChanged: selected.expectation === "changed",
      seed,
    });
    await remember(ports, scenario, seed, [
      [sides.base, verdict.base],
      [sides.head, verdict.head],
    ]);
    return verdict;
  } catch (error) {
    return {
      kind: "unknown",
      scenario,
      base: null,
      head: null,
      cause: null,
      path: [],
      failure: null,
      reasons: [ourFault(ports, error, `the simulation of ${scenario.id}`)],
      expectationChanged: false,
      before: "unknown",
      after: "unknown",
    };
  }
}

/** A test of something that is only at head says nothing of base: it is new, not fixed. */
function asNew(verdict: Verdict, selected: Selected, reached: Reached): Verdict {
  if (verdict.kind !== "fixed" || selected.expectation !== "new") return verdict;
  const onlyNew =
    verdict.base?.failure?.error != null &&
    /is not a function|is not defined|does not provide an export|Cannot find module/.test(verdict.base.failure.message);
  return onlyNew && reached.added.size > 0 ? { ...verdict, kind: "new" } : verdict;
}
