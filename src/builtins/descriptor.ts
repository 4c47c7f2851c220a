// Property descriptors between guest objects and the machine's own form (ECMA-262, 6.2.6).
import type { Agent } from "#machine/agent.ts";
import { known, toBoolean } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { get, has, newObject, setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type Descriptor, GuestObject, isCallable, type Property, type Value } from "#machine/value.ts";
import { worded } from "./wording.ts";

type Building = { -readonly [K in keyof Descriptor]: Descriptor[K] };

export function toDescriptor(agent: Agent, value: Value): Descriptor {
  const source = known(value);
  if (!(source instanceof GuestObject)) return throwTypeError(agent, `Property description must be an object: ${worded(source)}`);
  const descriptor: Building = {};
  for (const flag of ["enumerable", "configurable"] as const) if (has(source, flag)) descriptor[flag] = toBoolean(get(source, flag));
  if (has(source, "value")) descriptor.value = get(source, "value");
  if (has(source, "writable")) descriptor.writable = toBoolean(get(source, "writable"));
  for (const side of ["get", "set"] as const) if (has(source, side)) descriptor[side] = accessorOf(agent, source, side);
  if (("get" in descriptor || "set" in descriptor) && ("value" in descriptor || "writable" in descriptor)) {
    throwTypeError(
      agent,
      `Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, ${worded(source)}`,
    );
  }
  return descriptor;
}

function accessorOf(agent: Agent, source: GuestObject, side: "get" | "set"): GuestObject | undefined {
  const found = known(get(source, side));
  if (found === undefined) return undefined;
  if (isCallable(found)) return found;
  return throwTypeError(agent, `${side === "get" ? "Getter" : "Setter"} must be a function: ${worded(found)}`);
}

export function fromProperty(realm: Realm, property: Property | undefined): Value {
  if (property === undefined) return undefined;
  const made = newObject(realm.core.objectPrototype);
  if (property.kind === "data") {
    setOwn(made, "value", property.value);
    setOwn(made, "writable", property.writable);
  } else {
    setOwn(made, "get", property.get);
    setOwn(made, "set", property.set);
  }
  setOwn(made, "enumerable", property.enumerable);
  setOwn(made, "configurable", property.configurable);
  return made;
}

/** A descriptor as a guest object with only the fields it has: what a proxy's trap is given. */
export function fromDescriptor(realm: Realm, descriptor: Descriptor): GuestObject {
  const made = newObject(realm.core.objectPrototype);
  for (const field of ["value", "writable", "get", "set", "enumerable", "configurable"] as const) {
    if (field in descriptor) setOwn(made, field, descriptor[field]);
  }
  return made;
}

/** `DefinePropertyOrThrow`. */
export function defineOrThrow(agent: Agent, object: GuestObject, key: PropertyKey, descriptor: Descriptor): void {
  if (object.behaviour.define(object, key, descriptor)) return;
  const text = typeof key === "string" ? key : `Symbol(${key.description ?? ""})`;
  if (object.behaviour.kind === "proxy") throwTypeError(agent, `'defineProperty' on proxy: trap returned falsish for property '${text}'`);
  const there = object.behaviour.getOwn(object, key) !== undefined;
  throwTypeError(agent, there ? `Cannot redefine property: ${text}` : `Cannot define property ${text}, object is not extensible`);
}
