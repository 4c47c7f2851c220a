// Reading and writing properties of any value, with the errors that guest code sees. What natives and the slow paths of
// compiled code use; sites of compiled code remember shapes themselves.
import type { Agent } from "./agent.ts";
import { showBriefly, showWithType } from "./brief.ts";
import { call } from "./call.ts";
import { throwTypeError } from "./error.ts";
import { define, get, remove, set } from "./object.ts";
import { arrayIndexOf, type PropertyKey, wellKnown } from "./symbol.ts";
import { GuestObject, Unknown, type Value } from "./value.ts";
import { prototypeOfPrimitive } from "./wrapper.ts";

export const keyText = (key: PropertyKey): string => (typeof key === "string" ? key : `Symbol(${key.description ?? ""})`);

/** `value[key]` for any value. */
export function getFrom(agent: Agent, value: Value, key: PropertyKey): Value {
  if (value instanceof GuestObject) return value.behaviour.get(value, key, value);
  if (value === undefined || value === null) return throwTypeError(agent, refusedRead(value, key));
  if (value instanceof Unknown) return value.derive(`${value.text}.${keyText(key)}`);
  if (typeof value === "string") {
    if (key === "length") return value.length;
    const index = arrayIndexOf(key);
    if (index >= 0 && index < value.length) return value[index];
  }
  return get(prototypeOfPrimitive(agent.realm, value), key, value);
}

/** Why nothing can be read from undefined or null. */
export function refusedRead(value: undefined | null, key: PropertyKey): string {
  if (key === wellKnown.iterator) return `${showWithType(value)} is not iterable (cannot read property Symbol(Symbol.iterator))`;
  return `Cannot read properties of ${value} (reading '${keyText(key)}')`;
}

/** A method, or undefined if there is none; TypeError if it is something else. */
export function getMethod(agent: Agent, value: Value, key: PropertyKey): GuestObject | Unknown | undefined {
  const method = getFrom(agent, value, key);
  if (method === undefined || method === null) return undefined;
  if (method instanceof Unknown || (method instanceof GuestObject && method.behaviour.call !== null)) return method;
  return throwTypeError(agent, `${showBriefly(method)} is not a function`);
}

/** Calls `value[key](...args)`. */
export function invoke(agent: Agent, value: Value, key: PropertyKey, args: Value[]): Value {
  const method = getFrom(agent, value, key);
  if (method instanceof GuestObject && method.behaviour.call !== null) return method.behaviour.call(method, value, args);
  if (method instanceof Unknown) return call(agent, method, value, args);
  return throwTypeError(agent, `${showBriefly(value)}.${keyText(key)} is not a function`);
}

/** Strict assignment to a property of an object: throws where it fails. */
export function put(agent: Agent, object: GuestObject, key: PropertyKey, value: Value): void {
  if (!set(object, key, value, object)) throwTypeError(agent, refusedWrite(object, key));
}

/** Why an assignment failed, in V8's words. */
export function refusedWrite(object: GuestObject, key: PropertyKey): string {
  if (object.behaviour.kind === "proxy") return `'set' on proxy: trap returned falsish for property '${keyText(key)}'`;
  for (let at: GuestObject | null = object; at !== null; at = at.behaviour.getPrototype(at)) {
    const own = at.behaviour.getOwn(at, key);
    if (own === undefined) continue;
    if (own.kind === "accessor") return `Cannot set property ${keyText(key)} of ${showBriefly(object)} which has only a getter`;
    return `Cannot assign to read only property '${keyText(key)}' of object '${showBriefly(object)}'`;
  }
  return `Cannot add property ${keyText(key)}, object is not extensible`;
}

/** `CreateDataPropertyOrThrow`. */
export function putData(agent: Agent, object: GuestObject, key: PropertyKey, value: Value): void {
  if (!define(object, key, { value, writable: true, enumerable: true, configurable: true })) {
    throwTypeError(agent, `Cannot add property ${keyText(key)}, object is not extensible`);
  }
}

/** `DeletePropertyOrThrow`. */
export function removeFrom(agent: Agent, object: GuestObject, key: PropertyKey): void {
  if (!remove(object, key)) throwTypeError(agent, refusedRemoval(object, key));
}

/** Why a deletion failed, in V8's words. */
export function refusedRemoval(object: GuestObject, key: PropertyKey): string {
  if (object.behaviour.kind === "proxy") return `'deleteProperty' on proxy: trap returned falsish for property '${keyText(key)}'`;
  return `Cannot delete property '${keyText(key)}' of ${showBriefly(object)}`;
}
