// The agent whose code runs on this thread now. Compiled code is shared between runs and so cannot hold it.
import { invariant } from "#ground/bug.ts";
import type { Agent } from "./agent.ts";
import type { Core } from "./realm.ts";

/** `core` is the running agent's, kept beside it for sites that make objects. */
export const thread: { agent: Agent | null; core: Core } = { agent: null, core: {} as Core };

export function running(): Agent {
  const agent = thread.agent;
  invariant(agent !== null, "no machine is running");
  return agent;
}

/** Makes an agent the running one and gives back the one before. Only `machine.ts` does this. */
export function switchTo(agent: Agent | null): Agent | null {
  const before = thread.agent;
  thread.agent = agent;
  thread.core = agent === null ? ({} as Core) : agent.realm.core;
  return before;
}
