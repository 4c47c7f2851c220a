// Every selected scenario on both programs. Runs are cached by what they read, so a push that does not touch it costs nothing.
import { sha256 } from "#ground/digest.ts";
import { type Snapshot, withTexts } from "#ground/snapshot.ts";
import { scenarioFingerprint } from "#scenario/fingerprint.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Run } from "#simulate/run.ts";
import { judge } from "#verdict/judge.ts";
import type { Verdict } from "#verdict/verdict.ts";
import { engineVersion } from "../engine.ts";
import type { Ports } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import type { Change } from "./2-fetch.ts";
import type { Reached } from "./5-reach.ts";
import type { Selected, Selection } from "./6-select.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Simulated = { readonly verdicts: readonly Verdict[]; readonly run: number; readonly cached: number; readonly seed: string };

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
  const verdicts = await Promise.all(selection.run.map(one));
  return { verdicts, run: total - cached, cached, seed };
}

type Sides = { readonly base: Snapshot; readonly head: Snapshot };

/** A new or changed test is run on the base program too: its file stands in for the old one there. */
function sidesFor(change: Change, selected: Selected): Sides {
  const step = selected.scenario.when.find((one) => one.kind === "test");
  const file = step === undefined ? undefined : change.head.files.get(step.path);
  if (file === undefined || change.base.files.get(file.path)?.blob === file.blob) return { base: change.base, head: change.head };
  const known = overlays.get(change) ?? new Map<string, Snapshot>();
  overlays.set(change, known);
  const base = known.get(file.path) ?? withTexts(change.base, new Map([[file.path, file.text]]), () => file.blob);
  known.set(file.path, base);
  return { base, head: change.head };
}
const overlays = new WeakMap<Change, Map<string, Snapshot>>();

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
    await remember(ports, scenario, seed, [verdict.base, verdict.head]);
    return verdict;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "worker-died") throw error;
    const reason = { kind: "fault" as const, what: "simulation thread", message: error.message, span: null };
    return {
      kind: "unknown",
      scenario,
      base: null,
      head: null,
      cause: null,
      path: [],
      failure: null,
      reasons: [reason],
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

// ---- Cache: first which files the scenario read last time, then the run under the digest of exactly those files.

const keyOf = (scenario: Scenario, seed: string): string => sha256(`${engineVersion}\n${seed}\n${scenarioFingerprint(scenario)}`);

const readKey = (key: string, snapshot: Snapshot, paths: readonly string[]): string =>
  sha256(`${key}\n${paths.map((path) => `${path}:${snapshot.files.get(path)?.blob ?? ""}`).join("\n")}`);

async function fromCache(ports: Ports, sides: Sides, scenario: Scenario, seed: string): Promise<Verdict | null> {
  const key = keyOf(scenario, seed);
  const last = (await ports.store.memory.cachedRuns([key])).get(key);
  if (last === undefined) return null;
  const paths = last.read.map((file) => file.path);
  const keys = [readKey(key, sides.base, paths), readKey(key, sides.head, paths)] as const;
  const runs = await ports.store.memory.cachedRuns(keys);
  const [base, head] = [runs.get(keys[0]), runs.get(keys[1])];
  if (base === undefined || head === undefined) return null;
  const judged = judge(scenario, base, head);
  // A difference is simulated again with a trace: only then can its cause be named.
  if (judged.kind !== "holds" && judged.kind !== "still-broken") return null;
  return { ...judged, scenario, base, head, cause: null, path: [], expectationChanged: false };
}

async function remember(ports: Ports, scenario: Scenario, seed: string, runs: ReadonlyArray<Run | null>): Promise<void> {
  const key = keyOf(scenario, seed);
  const keyed = new Map<string, Run>();
  for (const run of runs) {
    if (run === null || run.status === "stuck") continue;
    const small = { ...run, trace: null };
    keyed.set(key, small);
    keyed.set(sha256(`${key}\n${run.read.map((file) => `${file.path}:${file.blob}`).join("\n")}`), small);
  }
  if (keyed.size > 0) await ports.store.memory.saveRuns(keyed);
}
