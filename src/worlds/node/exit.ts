// How a program ends by its own will. It leaves through every guest `catch`, and whoever started the run reads the code here.
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { StuckSignal } from "#machine/stop.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { stateOf } from "../world.ts";

/** What the signal of a deliberate end is named; no limit and no missing model bears this name. */
export const EXIT = "process.exit";

export type ExitState = {
  code: number | null;
  exiting: boolean;
  readonly listeners: Map<string, Array<{ readonly fn: GuestObject; readonly once: boolean }>>;
};

export const exitState = (agent: Agent): ExitState =>
  stateOf(agent, "node.exit", () => ({ code: null, exiting: false, listeners: new Map() }));

export function emit(agent: Agent, self: Value, event: string, args: Value[]): boolean {
  const state = exitState(agent);
  const listeners = state.listeners.get(event) ?? [];
  if (listeners.length === 0) return false;
  state.listeners.set(
    event,
    listeners.filter((each) => !each.once),
  );
  for (const { fn } of listeners) if (isCallable(fn)) call(agent, fn, self, [...args]);
  return true;
}

/** `process.exit(code)`: tells who listens, then ends the run. */
export function exit(agent: Agent, self: Value, code: number | null): never {
  const state = exitState(agent);
  if (code !== null) state.code = code;
  if (!state.exiting) {
    state.exiting = true;
    emit(agent, self, "exit", [state.code ?? 0]);
  }
  throw new StuckSignal({ kind: "limit", what: EXIT, message: "the program ended itself", span: null });
}

/** What Node does when nothing is left to do. */
export function finishProgram(agent: Agent, self: Value): void {
  const state = exitState(agent);
  if (emit(agent, self, "beforeExit", [state.code ?? 0])) while (agent.loop.step());
  if (state.exiting) return;
  state.exiting = true;
  const done = attempt(() => emit(agent, self, "exit", [state.code ?? 0]));
  if (!done.ok) throw done.thrown;
}
