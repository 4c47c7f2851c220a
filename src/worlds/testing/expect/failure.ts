// The error that a failed expectation throws, in vitest's or jest's shape, with what was expected and received kept beside it.
import type { Agent } from "#machine/agent.ts";
import { newError, throwValue } from "#machine/error.ts";
import { addRow } from "#machine/ordinary.ts";
import { HIDDEN, PLAIN } from "#machine/shape.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { stateOf } from "../../world.ts";
import { prettyText } from "../pretty.ts";

export type Compared = { readonly expected: string | null; readonly received: string | null };

/** What the report shows beside a message, by the error that carries it. */
const comparisons = (agent: Agent): Map<GuestObject, Compared> => stateOf(agent, "testing.compared", () => new Map());

export const comparedIn = (agent: Agent, error: GuestObject): Compared | null => comparisons(agent).get(error) ?? null;

export type FailureParts = {
  readonly message: string;
  readonly name: "AssertionError" | "Error";
  /** Values to show side by side; absent: the message says it all. */
  readonly values: { readonly expected: Value; readonly received: Value } | null;
  readonly operator: string | null;
};

export function throwFailure(agent: Agent, parts: FailureParts): never {
  throwValue(failureError(agent, parts));
}

export function failureError(agent: Agent, parts: FailureParts): GuestObject {
  const error = newError(agent, "Error", parts.message);
  if (parts.name !== "Error") addRow(error, "name", parts.name, HIDDEN);
  if (parts.operator !== null) addRow(error, "operator", parts.operator, PLAIN);
  if (parts.values !== null) {
    addRow(error, "actual", parts.values.received, PLAIN);
    addRow(error, "expected", parts.values.expected, PLAIN);
    note(agent, error, { expected: prettyText(agent, parts.values.expected), received: prettyText(agent, parts.values.received) });
  }
  return error;
}

export function note(agent: Agent, error: GuestObject, compared: Compared): void {
  comparisons(agent).set(error, compared);
}
