// `IsArray`: is it an array, or a proxy of one?
import type { Agent } from "#machine/agent.ts";
import { arrayBehaviour } from "#machine/array.ts";
import { throwTypeError } from "#machine/error.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { ProxyData } from "./proxy/data.ts";

export function isArray(agent: Agent, value: Value): boolean {
  let at = value;
  while (at instanceof GuestObject && at.data instanceof ProxyData) {
    if (at.data.target === null) return throwTypeError(agent, "Cannot perform 'IsArray' on a proxy that has been revoked");
    at = at.data.target;
  }
  return at instanceof GuestObject && at.behaviour === arrayBehaviour;
}
