// Object.create, defineProperty, freeze and their family: what may happen to an object.
import type { Agent } from "#machine/agent.ts";
import { known, toObject, toPropertyKey } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { setIntegrity, testIntegrity } from "#machine/integrity.ts";
import { PURE } from "#machine/native.ts";
import { get, getOwn, isExtensible, newObject, ownKeys, preventExtensions, prototypeOf, setPrototypeOf } from "#machine/object.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type Descriptor, GuestObject, type Value } from "#machine/value.ts";
import { defineOrThrow, toDescriptor } from "../descriptor.ts";
import type { Methods } from "../table.ts";
import { ViewData } from "../typed/data.ts";
import { worded } from "../wording.ts";

export const objectAttributes: Methods = [
  ["preventExtensions", 1, (agent, _, [value]) => restrict(agent, value, "preventExtensions")],
  ["seal", 1, (agent, _, [value]) => restrict(agent, value, "seal")],
  ["create", 2, create],
  [
    "defineProperties",
    2,
    (agent, _, [value, properties]) => defineAll(agent, expectObject(agent, value, "Object.defineProperties"), properties),
  ],
  ["defineProperty", 3, defineOne],
  ["freeze", 1, (agent, _, [value]) => restrict(agent, value, "freeze")],
  ["getPrototypeOf", 1, (agent, _, [value]) => prototypeOf(toObject(agent, value)), PURE],
  ["setPrototypeOf", 2, changePrototype],
  ["isExtensible", 1, (_, __, [value]) => known(value) instanceof GuestObject && isExtensible(value as GuestObject), PURE],
  ["isFrozen", 1, (_, __, [value]) => !(known(value) instanceof GuestObject) || testIntegrity(value as GuestObject, "frozen"), PURE],
  ["isSealed", 1, (_, __, [value]) => !(known(value) instanceof GuestObject) || testIntegrity(value as GuestObject, "sealed"), PURE],
];

export function expectObject(agent: Agent, value: Value, method: string): GuestObject {
  return known(value) instanceof GuestObject ? (value as GuestObject) : throwTypeError(agent, `${method} called on non-object`);
}

/** The prototype that a caller gave: an object or null. */
export function expectPrototype(agent: Agent, value: Value): GuestObject | null {
  const prototype = known(value);
  if (prototype === null || prototype instanceof GuestObject) return prototype;
  return throwTypeError(agent, `Object prototype may only be an Object or null: ${worded(prototype)}`);
}

/** Freezing an unknown changes nothing that can be seen: it stays the same unknown. */
function restrict(agent: Agent, value: Value, how: "preventExtensions" | "seal" | "freeze"): Value {
  if (!(value instanceof GuestObject)) return value;
  if (how === "freeze" && value.data instanceof ViewData && value.data.kind !== null && value.data.length > 0)
    throwTypeError(agent, "Cannot freeze array buffer views with elements");
  const done = how === "preventExtensions" ? preventExtensions(value) : setIntegrity(value, how === "seal" ? "sealed" : "frozen");
  if (!done)
    throwTypeError(agent, value.behaviour.kind === "proxy" ? "'preventExtensions' on proxy: trap returned falsish" : `Cannot ${how}`);
  return value;
}

function create(agent: Agent, _: Value, [prototype, properties]: Value[]): Value {
  const made = newObject(expectPrototype(agent, prototype));
  return properties === undefined ? made : defineAll(agent, made, properties);
}

function defineAll(agent: Agent, object: GuestObject, properties: Value): GuestObject {
  const source = toObject(agent, properties);
  const wanted: Array<readonly [PropertyKey, Descriptor]> = [];
  for (const key of ownKeys(source)) {
    if (getOwn(source, key)?.enumerable === true) wanted.push([key, toDescriptor(agent, get(source, key))]);
  }
  for (const [key, descriptor] of wanted) defineOrThrow(agent, object, key, descriptor);
  return object;
}

function defineOne(agent: Agent, _: Value, [value, key, attributes]: Value[]): Value {
  const object = expectObject(agent, value, "Object.defineProperty");
  const name = toPropertyKey(agent, key);
  defineOrThrow(agent, object, name, toDescriptor(agent, attributes));
  return object;
}

function changePrototype(agent: Agent, _: Value, [value, wanted]: Value[]): Value {
  if (value === undefined || value === null) return throwTypeError(agent, "Object.setPrototypeOf called on null or undefined");
  const target = known(value);
  const prototype = expectPrototype(agent, wanted);
  if (target instanceof GuestObject) setPrototypeOrThrow(agent, target, prototype);
  return value;
}

export function setPrototypeOrThrow(agent: Agent, object: GuestObject, prototype: GuestObject | null): void {
  if (setPrototypeOf(object, prototype)) return;
  if (object.behaviour.kind === "proxy") throwTypeError(agent, "'setPrototypeOf' on proxy: trap returned falsish for property 'undefined'");
  if (object === agent.realm.core.objectPrototype)
    throwTypeError(agent, "Immutable prototype object 'Object.prototype' cannot have their prototype set");
  throwTypeError(agent, isExtensible(object) ? "Cyclic __proto__ value" : `${worded(object)} is not extensible`);
}
