// The receiver of string methods, and positions in it.
import type { Agent } from "#machine/agent.ts";
import { known, toInteger, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import type { Value } from "#machine/value.ts";

/** Any value but null and undefined, as text. */
export function thisText(agent: Agent, self: Value, method: string): string {
  const value = known(self);
  if (typeof value === "string") return value;
  if (value === undefined || value === null) return throwTypeError(agent, `String.prototype.${method} called on null or undefined`);
  return toText(agent, value);
}

/** A position brought into 0…length. */
export const clampedPosition = (agent: Agent, value: Value, length: number): number =>
  Math.min(Math.max(toInteger(agent, value), 0), length);
