// The agent whose code runs on this thread now. Compiled code is shared between runs and so cannot hold it.
import { invariant } from "#ground/bug.ts";
import type { Agent } from "./agent.ts";

let current: Agent | null = null;

export function running(): Agent {
  invariant(current !== null, "no machine is running");
  return current;
}

/** Makes an agent the running one and gives back the one before. Only `machine.ts` does this. */
export function switchTo(agent: Agent | null): Agent | null {
  const before = current;
  current = agent;
  return before;
}
