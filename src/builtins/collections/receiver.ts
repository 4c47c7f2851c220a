// The receivers of methods of collections, each told by its private data.
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { worded } from "../wording.ts";

/** The receiver with its data, or the TypeError that V8 words so. */
export function expectData<T>(
  agent: Agent,
  self: Value,
  kind: abstract new (...args: never[]) => T,
  method: string,
): { readonly object: GuestObject; readonly data: T } {
  const value = known(self);
  if (value instanceof GuestObject && value.data instanceof kind) return { object: value, data: value.data };
  return throwTypeError(agent, `Method ${method} called on incompatible receiver ${worded(value)}`);
}
