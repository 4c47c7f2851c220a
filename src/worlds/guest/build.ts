// Puts native functions and values on guest objects the way modules show them: enumerable, so that they can be imported by name.
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { type NativeFunction, newNative } from "#machine/native.ts";
import { define, newObject, setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { emptyList, type GuestObject, type Value } from "#machine/value.ts";

/** Functions by name; the number is `length`. */
export type Functions = Readonly<Record<string, readonly [length: number, fn: NativeFunction]>>;

export function addFunctions(realm: Realm, object: GuestObject, functions: Functions): GuestObject {
  for (const [name, [length, fn]] of Object.entries(functions)) setOwn(object, name, newNative(realm, name, length, fn));
  return object;
}

export const objectWith = (realm: Realm, functions: Functions): GuestObject =>
  addFunctions(realm, newObject(realm.core.objectPrototype), functions);

export function recordOf(realm: Realm, entries: ReadonlyArray<readonly [PropertyKey, Value]>): GuestObject {
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

/** An enumerable accessor, as modules and framework objects have them. */
export function addGetter(realm: Realm, object: GuestObject, key: string, get: (agent: Agent, self: Value) => Value): void {
  define(object, key, {
    get: newNative(realm, `get ${key}`, 0, (agent, self) => get(agent, self)),
    set: undefined,
    enumerable: true,
    configurable: true,
  });
}
