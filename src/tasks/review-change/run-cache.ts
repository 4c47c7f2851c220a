// Runs by what they read: first which files the scenario read last time, then the run under the digest of exactly those files.
import { sha256 } from "#ground/digest.ts";
import { byText } from "#ground/order.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import { scenarioFingerprint } from "#scenario/fingerprint.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Run } from "#simulate/run.ts";
import { judge } from "#verdict/judge.ts";
import type { Verdict } from "#verdict/verdict.ts";
import { engineVersion } from "../engine.ts";
import type { Ports } from "../ports.ts";

const keyOf = (scenario: Scenario, seed: string): string => sha256(`${engineVersion}\n${seed}\n${scenarioFingerprint(scenario)}`);

const readKey = (key: string, snapshot: Snapshot, paths: readonly string[]): string =>
  sha256(`${key}\n${surroundings(snapshot)}\n${paths.map((path) => `${path}:${snapshot.files.get(path)?.blob ?? ""}`).join("\n")}`);

/** What decides where imports lead and how code is read, besides the files that were read: which files there are, and the settings. */
function surroundings(snapshot: Snapshot): string {
  const before = known.get(snapshot);
  if (before !== undefined) return before;
  const rows = [...snapshot.files.values()].map(({ path, blob }) =>
    /(^|\/)(package|[jt]sconfig[^/]*)\.json$/.test(path) ? `${path}:${blob}` : path,
  );
  const digest = sha256([...rows, ...snapshot.omitted].sort(byText).join("\n"));
  known.set(snapshot, digest);
  return digest;
}

const known = new WeakMap<Snapshot, string>();

/** A verdict from runs of before; null when there are none, or when they differ: only a new run with a trace can name the cause. */
export async function fromCache(
  ports: Ports,
  sides: { readonly base: Snapshot; readonly head: Snapshot },
  scenario: Scenario,
  seed: string,
): Promise<Verdict | null> {
  const key = keyOf(scenario, seed);
  const last = (await ports.store.memory.cachedRuns([key])).get(key);
  if (last === undefined) return null;
  const paths = last.read.map((file) => file.path);
  const keys = [readKey(key, sides.base, paths), readKey(key, sides.head, paths)] as const;
  const runs = await ports.store.memory.cachedRuns(keys);
  const [base, head] = [runs.get(keys[0]), runs.get(keys[1])];
  if (base === undefined || head === undefined) return null;
  const judged = judge(scenario, base, head);
  if (judged.kind !== "holds" && judged.kind !== "still-broken") return null;
  return { ...judged, scenario, base, head, cause: null, path: [], expectationChanged: false };
}

export async function remember(
  ports: Ports,
  scenario: Scenario,
  seed: string,
  runs: ReadonlyArray<readonly [Snapshot, Run | null]>,
): Promise<void> {
  const key = keyOf(scenario, seed);
  const keyed = new Map<string, Run>();
  for (const [snapshot, run] of runs) {
    if (run === null || run.status === "stuck") continue;
    const small = { ...run, trace: null };
    keyed.set(key, small);
    keyed.set(
      readKey(
        key,
        snapshot,
        run.read.map((file) => file.path),
      ),
      small,
    );
  }
  if (keyed.size > 0) await ports.store.memory.saveRuns(keyed);
}
