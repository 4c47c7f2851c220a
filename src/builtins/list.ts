// Lists between host and guest: arrays made from host lists, and host lists made from array-like objects.
import type { Agent } from "#machine/agent.ts";
import { arrayBehaviour, newArray } from "#machine/array.ts";
import { known, toLength } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { emptyList, GuestObject, HOLE, type Value } from "#machine/value.ts";

/** A guest array of these values; the given list stays the caller's. */
export function arrayOf(realm: Realm, values: Iterable<Value>): GuestObject {
  const list = emptyList();
  for (const value of values) list.push(value);
  return newArray(realm, list);
}

/** `CreateListFromArrayLike`. */
export function listFromArrayLike(agent: Agent, value: Value): Value[] {
  const source = known(value);
  if (!(source instanceof GuestObject)) return throwTypeError(agent, "CreateListFromArrayLike called on non-object");
  if (source.behaviour === arrayBehaviour && source.elements !== null && !source.elements.includes(HOLE)) return source.elements.slice();
  const length = lengthOf(agent, source);
  if (length > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  agent.spend(length);
  const list = emptyList();
  for (let at = 0; at < length; at++) list.push(get(source, String(at)));
  return list;
}

/** `LengthOfArrayLike`. */
export function lengthOf(agent: Agent, object: GuestObject): number {
  if (object.behaviour === arrayBehaviour && object.elements !== null) return object.elements.length;
  return toLength(agent, get(object, "length"));
}
