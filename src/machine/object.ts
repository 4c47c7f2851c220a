// Ordinary objects and the doors to every object's internal methods. Errors are answers here (false), never thrown:
// whoever needs the TypeError throws it (see `access.ts`).
import { ordinary } from "./ordinary.ts";
import { emptyShape, exoticShape, PLAIN } from "./shape.ts";
import type { PropertyKey } from "./symbol.ts";
import { type Behaviour, type Descriptor, emptyList, GuestObject, type Property, type Value } from "./value.ts";

/** A behaviour that differs from an ordinary object's in the given methods. Say `plainNames: true` if only indexes and `length` are special. */
export function behaviour(kind: string, overrides: Partial<Omit<Behaviour, "kind">>): Behaviour {
  const base = { ...ordinary, ...overrides };
  const special = "getOwn" in overrides || "get" in overrides || "set" in overrides || "define" in overrides || "has" in overrides;
  return {
    kind,
    plainNames: overrides.plainNames ?? !special,
    getOwn: base.getOwn,
    define: base.define,
    has: base.has,
    get: base.get,
    set: base.set,
    remove: base.remove,
    keys: base.keys,
    getPrototype: base.getPrototype,
    setPrototype: base.setPrototype,
    isExtensible: base.isExtensible,
    preventExtensions: base.preventExtensions,
    call: base.call,
    construct: base.construct,
  };
}

/** An empty ordinary object; `data` is a builtin's private state. */
export function newObject(prototype: GuestObject | null, data: unknown = null): GuestObject {
  return new GuestObject(
    emptyShape,
    data === null ? [undefined, undefined, undefined, undefined] : noSlots,
    prototype,
    ordinary,
    data,
    null,
  );
}

/** Of objects that rarely get properties of their own; the first one that is added brings a list of its own (`addRow` copies). */
const noSlots: Value[] = emptyList();

/** An object with its own internal methods. */
export function newExotic(how: Behaviour, prototype: GuestObject | null, data: unknown): GuestObject {
  return new GuestObject(how.plainNames ? emptyShape : exoticShape(), [undefined, undefined], prototype, how, data, null);
}

export const getOwn = (object: GuestObject, key: PropertyKey): Property | undefined => object.behaviour.getOwn(object, key);
export const define = (object: GuestObject, key: PropertyKey, descriptor: Descriptor): boolean =>
  object.behaviour.define(object, key, descriptor);
export const has = (object: GuestObject, key: PropertyKey): boolean => object.behaviour.has(object, key);
export const get = (object: GuestObject, key: PropertyKey, receiver: Value = object): Value => object.behaviour.get(object, key, receiver);
/** False where strict code throws; most natives want `put` of `access.ts`. */
export const set = (object: GuestObject, key: PropertyKey, value: Value, receiver: Value = object): boolean =>
  object.behaviour.set(object, key, value, receiver);
export const remove = (object: GuestObject, key: PropertyKey): boolean => object.behaviour.remove(object, key);
/** Own keys in the language's order; private names never show. */
export const ownKeys = (object: GuestObject): PropertyKey[] => object.behaviour.keys(object);
export const prototypeOf = (object: GuestObject): GuestObject | null => object.behaviour.getPrototype(object);
export const setPrototypeOf = (object: GuestObject, prototype: GuestObject | null): boolean =>
  object.behaviour.setPrototype(object, prototype);
export const isExtensible = (object: GuestObject): boolean => object.behaviour.isExtensible(object);
export const preventExtensions = (object: GuestObject): boolean => object.behaviour.preventExtensions(object);

/** An own property as assignment would make it: `CreateDataProperty`. */
export function createData(object: GuestObject, key: PropertyKey, value: Value): boolean {
  return object.behaviour.define(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A property with the given attribute bits, on an object known to be ordinary and new (`PLAIN`, `HIDDEN`, …). */
export function setOwn(object: GuestObject, key: PropertyKey, value: Value, attributes: number = PLAIN): void {
  object.behaviour.define(object, key, {
    value,
    writable: (attributes & 1) !== 0,
    enumerable: (attributes & 2) !== 0,
    configurable: (attributes & 4) !== 0,
  });
}

/** Own enumerable string keys, in order. */
export function enumerableKeys(object: GuestObject): string[] {
  const found: string[] = [];
  for (const key of ownKeys(object)) {
    if (typeof key === "string" && getOwn(object, key)?.enumerable === true) found.push(key);
  }
  return found;
}
