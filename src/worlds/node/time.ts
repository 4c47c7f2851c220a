// Puts another clock in the place of the run's own, for tests that fake time, and takes it away again.
import type { Agent } from "#machine/agent.ts";

/** What guest code reads as now; null goes back to the run's virtual time. */
export function useClock(agent: Agent, now: (() => number) | null): void {
  // The agent's own method is put aside for this run only.
  if (now === null) Reflect.deleteProperty(agent, "nowMs");
  else Object.defineProperty(agent, "nowMs", { value: now, configurable: true, writable: true });
}
