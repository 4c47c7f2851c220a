// Small makers of guest values for those who introduce worlds to a machine.
import { newArray } from "#machine/array.ts";
import { newObject, setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { emptyList, type GuestObject, type Value } from "#machine/value.ts";

export function recordOf(realm: Realm, entries: ReadonlyArray<readonly [string, Value]>): GuestObject {
  const object = newObject(realm.core.objectPrototype);
  for (const [key, value] of entries) setOwn(object, key, value);
  return object;
}

/** A guest array of these values. */
export function arrayOf(realm: Realm, values: Iterable<Value>): GuestObject {
  const elements = emptyList();
  for (const value of values) elements.push(value);
  return newArray(realm, elements);
}
