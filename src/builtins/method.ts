// A method found on a value, with V8's words for what is none.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { wordedWithType } from "./wording.ts";

/** Undefined if there is none; a TypeError if it is something else than a function. */
export function methodOf(agent: Agent, value: Value, key: PropertyKey): GuestObject | undefined {
  const method = known(getFrom(agent, value, key));
  if (method === undefined || method === null) return undefined;
  return isCallable(method) ? method : throwTypeError(agent, `${wordedWithType(method)} is not a function`);
}
