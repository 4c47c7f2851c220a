// Crossing between host data and guest values. Only plain data crosses: what has no plain form is refused or said in words.
import { invariant } from "#ground/bug.ts";
import type { Agent } from "./agent.ts";
import { isArrayObject, lengthOfArray, newArray } from "./array.ts";
import { createData, enumerableKeys, get, newObject } from "./object.ts";
import { expectComputed } from "./ordinary.ts";
import { GuestSymbol } from "./symbol.ts";
import { emptyList, GuestObject, Unknown, type Value } from "./value.ts";

export type HostValue =
  | undefined
  | null
  | boolean
  | number
  | string
  | bigint
  | readonly HostValue[]
  | { readonly [key: string]: HostValue };

/** Plain host data as guest values. Depth is bounded by the data's own. */
export function fromHost(agent: Agent, value: HostValue): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const elements = emptyList();
    for (const each of value as readonly HostValue[]) elements.push(fromHost(agent, each));
    agent.allocate(elements.length);
    return newArray(agent.realm, elements);
  }
  const object = newObject(agent.realm.core.objectPrototype);
  for (const [key, each] of Object.entries(value)) {
    expectComputed(object);
    createData(object, key, fromHost(agent, each));
  }
  return object;
}

/** Data that crosses to the host; anything else is a marked object, so that it is never taken for data. */
export type Crossed = { readonly ok: true; readonly value: HostValue } | { readonly ok: false; readonly why: string };

/** A guest value as plain host data: own enumerable properties, getters run. Functions, symbols, cycles and unknowns do not cross. */
export function toHost(agent: Agent, value: Value): Crossed {
  try {
    return { ok: true, value: cross(agent, value, []) };
  } catch (refusal) {
    if (refusal instanceof CannotCross) return { ok: false, why: refusal.why };
    throw refusal;
  }
}

/** Data does not go deeper than this. */
const DEPTH_MAX = 200;

class CannotCross {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

function cross(agent: Agent, value: Value, path: GuestObject[]): HostValue {
  if (value instanceof Unknown) throw new CannotCross(`${value.text} is unknown`);
  if (value instanceof GuestSymbol) throw new CannotCross("a symbol is no data");
  if (!(value instanceof GuestObject)) return value;
  if (value.behaviour.call !== null) throw new CannotCross("a function is no data");
  if (path.includes(value) || path.length > DEPTH_MAX) throw new CannotCross("a cycle is no data");
  path.push(value);
  const made = isArrayObject(value) ? crossArray(agent, value, path) : crossObject(agent, value, path);
  const last = path.pop();
  invariant(last === value, "crossing leaves what it entered");
  return made;
}

function crossArray(agent: Agent, array: GuestObject, path: GuestObject[]): HostValue[] {
  const made: HostValue[] = [];
  const length = lengthOfArray(array);
  agent.spend(length);
  for (let at = 0; at < length; at++) made.push(cross(agent, get(array, String(at)), path));
  return made;
}

function crossObject(agent: Agent, object: GuestObject, path: GuestObject[]): HostValue {
  const made: Record<string, HostValue> = {};
  for (const key of enumerableKeys(object)) {
    // A key such as __proto__ must become a property like any other.
    Object.defineProperty(made, key, { value: cross(agent, get(object, key), path), writable: true, enumerable: true, configurable: true });
  }
  return made;
}
