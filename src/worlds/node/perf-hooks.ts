// `performance` and `node:perf_hooks`, on the virtual clock: work takes no time, waiting does.
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { defineLazy } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { addFunctions, recordOf } from "../guest/build.ts";
import { unmodelledFunction, unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";

/** What a process has lived before its program begins. */
const STARTUP_MS = 20;

const nowOf = (agent: Agent): number => STARTUP_MS + agent.nowMs() - agent.host.startMs;

function performanceObject(agent: Agent): GuestObject {
  return stateOf(agent, "node.performance", () => {
    const marks = new Map<string, number>();
    const entry = (each: Agent, name: string, kind: string, startTime: number, duration: number): Value =>
      recordOf(each.realm, [
        ["name", name],
        ["entryType", kind],
        ["startTime", startTime],
        ["duration", duration],
      ]);
    const made = addFunctions(agent.realm, newObject(unmodelledPrototype(agent.realm, "performance")), {
      now: [0, (each) => nowOf(each)],
      mark: [
        1,
        (each, _, [name]) => {
          marks.set(toText(each, name), nowOf(each));
          return entry(each, toText(each, name), "mark", nowOf(each), 0);
        },
      ],
      measure: [
        3,
        (each, _, [name, from, to]) => {
          const start = typeof from === "string" ? (marks.get(from) ?? 0) : 0;
          const end = typeof to === "string" ? (marks.get(to) ?? nowOf(each)) : nowOf(each);
          return entry(each, toText(each, name), "measure", start, end - start);
        },
      ],
      clearMarks: [
        1,
        () => {
          marks.clear();
          return undefined;
        },
      ],
      clearMeasures: [1, () => undefined],
    });
    setOwn(made, "timeOrigin", agent.host.startMs - STARTUP_MS);
    return made;
  });
}

export const perfHooks: World = {
  name: "node:perf_hooks",
  aliases: ["perf_hooks"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/perf_hooks.html",
  knownGaps: ["work takes no time", "no observers, histograms or resource timing"],
  faults: [],
  exports: (agent) => {
    const made = newObject(unmodelledPrototype(agent.realm, "node:perf_hooks"));
    setOwn(made, "performance", performanceObject(agent));
    for (const name of ["PerformanceObserver", "createHistogram", "monitorEventLoopDelay"])
      setOwn(made, name, unmodelledFunction(agent.realm, `node:perf_hooks.${name}`, name));
    return made;
  },
  globals: (agent) => defineLazy(agent.realm.global, "performance", () => performanceObject(agent)),
};
