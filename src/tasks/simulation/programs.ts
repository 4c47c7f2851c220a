// The programs of the snapshots a thread was given: parsed once, run as often as asked.
import type { Snapshot } from "#ground/snapshot.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Run, RunSettings } from "#simulate/run.ts";
import { simulate } from "#simulate/simulate.ts";
import { makeSources, type ParseCache } from "#syntax/link.ts";
import type { Sources } from "#syntax/sources.ts";
import type { SimulationSettings } from "../ports.ts";

export type Programs = {
  readonly sources: (snapshot: Snapshot) => Sources;
  readonly settings: (asked: SimulationSettings) => RunSettings;
  readonly run: (snapshot: Snapshot, scenario: Scenario, asked: SimulationSettings) => Run;
  readonly runOn: (sources: Sources, scenario: Scenario, settings: RunSettings) => Run;
};

/** Guest calls in progress, as real engines allow them; the thread's stack is sized for it. */
const depthMax = 10_000;
/** About ten seconds of simulation; a test that needs more is reported, not waited for. */
const stepsMax = 50_000_000;
/** Trees kept between snapshots: base, head and each tried patch share nearly all of theirs. Past this many, all go. */
const treesKeptMax = 10_000;

export function createPrograms(): Programs {
  const known = new WeakMap<Snapshot, Sources>();
  const trees: ParseCache = new Map();
  const sources = (snapshot: Snapshot): Sources => {
    const before = known.get(snapshot);
    if (before !== undefined) return before;
    if (trees.size > treesKeptMax) trees.clear();
    const made = makeSources(snapshot, trees);
    known.set(snapshot, made);
    return made;
  };
  const settings = (asked: SimulationSettings): RunSettings => ({ ...asked, depthMax, stepsMax });
  const runOn = (on: Sources, scenario: Scenario, asked: RunSettings): Run => simulate({ sources: on, scenario, settings: asked });
  return { sources, settings, runOn, run: (snapshot, scenario, asked) => runOn(sources(snapshot), scenario, settings(asked)) };
}
