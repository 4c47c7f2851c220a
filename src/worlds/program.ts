// The door to a run as a whole program: how it ends by its own will, what it exits with, and how values are printed.
import type { Agent } from "#machine/agent.ts";
import { get } from "#machine/object.ts";
import type { Value } from "#machine/value.ts";
import { EXIT, emit, exitState, finishProgram } from "./node/exit.ts";
import { inspectValue } from "./node/inspect/inspect.ts";
import { processObject } from "./node/process.ts";

/** The name under which a stuck run says that the program ended itself. */
export const programExit = EXIT;

/** Nothing is left to do: tells `beforeExit` and `exit` listeners. */
export const endProgram = (agent: Agent): void => finishProgram(agent, processObject(agent));

/** After an uncaught error: `exit` listeners hear of code 1. */
export function failProgram(agent: Agent): void {
  const state = exitState(agent);
  state.code = 1;
  if (state.exiting) return;
  state.exiting = true;
  emit(agent, processObject(agent), "exit", [1]);
}

export function exitCode(agent: Agent): number {
  const { code } = exitState(agent);
  if (code !== null) return code;
  const set = get(processObject(agent), "exitCode");
  return typeof set === "number" ? set : 0;
}

/** Asks `uncaughtException` and `unhandledRejection` listeners; false when there are none. */
export function tellUncaught(agent: Agent, value: Value, from: "exception" | "rejection", promise: Value): boolean {
  const self = processObject(agent);
  if (from === "rejection" && emit(agent, self, "unhandledRejection", [value, promise])) return true;
  return emit(agent, self, "uncaughtException", [value, from === "rejection" ? "unhandledRejection" : "uncaughtException"]);
}

/** A value as `util.inspect` prints it. */
export const inspected = (agent: Agent, value: Value): string => inspectValue(agent, value);
