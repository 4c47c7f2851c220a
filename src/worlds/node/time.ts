// What guest code reads as the time: the run's virtual clock, or one that a test holds. Work takes no time; but who does nothing
// other than look at the clock sees it move, so that a busy wait ends as it does in the real world.
import type { Agent } from "#machine/agent.ts";
import { stateOf } from "../world.ts";

type Time = { held: (() => number) | null; looks: number; lastMs: number };

/** Looks at an unmoved clock after which a millisecond has passed: about what a real loop manages. */
const LOOKS_PER_MS = 1000;

const timeOf = (agent: Agent): Time => stateOf(agent, "node.time", () => ({ held: null, looks: 0, lastMs: 0 }));

/** Puts this clock under all readers of the time. */
export function installClock(agent: Agent): void {
  const time = timeOf(agent);
  Object.defineProperty(agent, "nowMs", {
    value: () => (time.held === null ? look(agent, time) : time.held()),
    configurable: true,
    writable: true,
  });
}

function look(agent: Agent, time: Time): number {
  const { loop } = agent;
  if (loop.nowMs !== time.lastMs) {
    time.lastMs = loop.nowMs;
    time.looks = 0;
  } else if (++time.looks >= LOOKS_PER_MS) {
    loop.nowMs += 1;
    time.lastMs = loop.nowMs;
    time.looks = 0;
  }
  return agent.host.startMs + loop.nowMs;
}

/** What guest code reads as now; null goes back to the run's virtual time. */
export function useClock(agent: Agent, now: (() => number) | null): void {
  timeOf(agent).held = now;
}
