// The internal methods of ordinary objects (ECMA-262, 10.1), over shapes and slots.
// It does not know arrays, functions or proxies, and throws nothing of its own.
import { touch } from "./heap.ts";
import { sameValue } from "./same.ts";
import { ACCESSOR, CONFIGURABLE, ENUMERABLE, LAZY, WRITABLE } from "./shape.ts";
import type { PropertyKey } from "./symbol.ts";
import { Accessor, type Behaviour, type Descriptor, GuestObject, type Lazy, type Property, type Slot, type Value } from "./value.ts";

/** Objects with more rows than this get a shape of their own when keys are computed, so that data used as keys never floods the shared shapes. */
const COMPUTED_ROWS_MAX = 48;
/** Past this many rows even named properties are kept in a dictionary. */
const NAMED_ROWS_MAX = 512;

/** Makes the value of a lazy slot and puts it in place. */
export function settle(object: GuestObject, slot: number): Value {
  const lazy = object.slots[slot] as Lazy;
  const value = lazy.make(object);
  touch(object);
  // Making it may have changed the object; only a slot that is still lazy is filled.
  if (object.slots[slot] === lazy) {
    object.shape = object.shape.rebuild((bits, at) => (at === slot ? bits & ~LAZY : bits));
    object.slots[slot] = value;
  }
  return value;
}

export function ordinaryGetOwn(object: GuestObject, key: PropertyKey): Property | undefined {
  let slot = object.shape.find(key);
  if (slot < 0) return undefined;
  let bits = object.shape.attributesAt(slot);
  if ((bits & LAZY) !== 0) {
    settle(object, slot);
    slot = object.shape.find(key);
    bits = object.shape.attributesAt(slot);
  }
  const held = object.slots[slot];
  const enumerable = (bits & ENUMERABLE) !== 0;
  const configurable = (bits & CONFIGURABLE) !== 0;
  if ((bits & ACCESSOR) !== 0) {
    const pair = held as Accessor;
    return { kind: "accessor", get: pair.get, set: pair.set, enumerable, configurable };
  }
  return { kind: "data", value: held as Value, writable: (bits & WRITABLE) !== 0, enumerable, configurable };
}

/** Adds a row; the key must not be there. */
export function addRow(object: GuestObject, key: PropertyKey, held: Slot, attributes: number): void {
  touch(object);
  const slot = object.shape.count;
  if (slot >= NAMED_ROWS_MAX && !object.shape.dictionary) object.shape = object.shape.toDictionary();
  object.shape = object.shape.add(key, attributes);
  if (slot >= object.slots.length) object.slots = grown(object.slots);
  object.slots[slot] = held;
}

/** A longer copy: doubling by hand keeps small objects small, where the host would reserve seventeen places. */
function grown(slots: Slot[]): Slot[] {
  const length = slots.length < 4 ? 4 : slots.length * 2;
  const longer = slots.slice();
  for (let at = slots.length; at < length; at++) longer.push(undefined);
  return longer;
}

/** Before a computed string key is added: keeps data used as keys out of the shared shapes. */
export function expectComputed(object: GuestObject): void {
  if (object.shape.count >= COMPUTED_ROWS_MAX && !object.shape.dictionary) {
    touch(object);
    object.shape = object.shape.toDictionary();
  }
}

const bitsOf = (enumerable: boolean, configurable: boolean, writable: boolean, accessor: boolean): number =>
  (enumerable ? ENUMERABLE : 0) | (configurable ? CONFIGURABLE : 0) | (writable ? WRITABLE : 0) | (accessor ? ACCESSOR : 0);

const isAccessorDescriptor = (descriptor: Descriptor): boolean => "get" in descriptor || "set" in descriptor;

/** May `descriptor` be applied over `current`? (ValidateAndApplyPropertyDescriptor, the part that refuses.) */
export function mayRedefine(current: Property, descriptor: Descriptor): boolean {
  if (current.configurable) return true;
  if (descriptor.configurable === true) return false;
  if (descriptor.enumerable !== undefined && descriptor.enumerable !== current.enumerable) return false;
  if (current.kind === "accessor") {
    if ("value" in descriptor || "writable" in descriptor) return false;
    if ("get" in descriptor && descriptor.get !== current.get) return false;
    return !("set" in descriptor) || descriptor.set === current.set;
  }
  if (isAccessorDescriptor(descriptor)) return false;
  if (current.writable) return true;
  if (descriptor.writable === true) return false;
  return !("value" in descriptor) || sameValue(descriptor.value, current.value);
}

export function ordinaryDefine(object: GuestObject, key: PropertyKey, descriptor: Descriptor): boolean {
  const current = ordinaryGetOwn(object, key);
  if (current === undefined) {
    if (!object.shape.extensible && !(typeof key !== "string" && key.hidden)) return false;
    const accessor = isAccessorDescriptor(descriptor);
    const bits = bitsOf(descriptor.enumerable === true, descriptor.configurable === true, descriptor.writable === true, accessor);
    addRow(object, key, accessor ? new Accessor(descriptor.get, descriptor.set) : descriptor.value, bits);
    return true;
  }
  if (!mayRedefine(current, descriptor)) return false;
  redefine(object, object.shape.find(key), current, descriptor);
  return true;
}

function redefine(object: GuestObject, slot: number, current: Property, descriptor: Descriptor): void {
  const accessor =
    isAccessorDescriptor(descriptor) || (current.kind === "accessor" && !("value" in descriptor) && !("writable" in descriptor));
  const wasWritable = current.kind === "data" && current.writable;
  const bits = bitsOf(
    descriptor.enumerable ?? current.enumerable,
    descriptor.configurable ?? current.configurable,
    !accessor && (descriptor.writable ?? wasWritable),
    accessor,
  );
  touch(object);
  if (bits !== object.shape.attributesAt(slot)) object.shape = object.shape.rebuild((old, at) => (at === slot ? bits : old));
  if (accessor) {
    const before = current.kind === "accessor" ? current : undefined;
    object.slots[slot] = new Accessor(
      "get" in descriptor ? descriptor.get : before?.get,
      "set" in descriptor ? descriptor.set : before?.set,
    );
  } else if ("value" in descriptor) object.slots[slot] = descriptor.value;
  else if (current.kind === "accessor") object.slots[slot] = undefined;
}

function ordinaryHas(object: GuestObject, key: PropertyKey): boolean {
  for (let at: GuestObject | null = object; at !== null; at = at.behaviour.getPrototype(at)) {
    if (at !== object && at.behaviour.has !== ordinaryHas) return at.behaviour.has(at, key);
    if (at.behaviour.getOwn === ordinaryGetOwn ? at.shape.find(key) >= 0 : at.behaviour.getOwn(at, key) !== undefined) return true;
  }
  return false;
}

export function ordinaryGet(object: GuestObject, key: PropertyKey, receiver: Value): Value {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    if (at !== object && at.behaviour.get !== ordinaryGet) return at.behaviour.get(at, key, receiver);
    const slot = at.shape.find(key);
    if (slot >= 0) return readSlot(at, slot, receiver);
  }
  return undefined;
}

/** The value of a row for a receiver: calls the getter, makes what is lazy. */
export function readSlot(holder: GuestObject, slot: number, receiver: Value): Value {
  const held = holder.slots[slot];
  const bits = holder.shape.attributesAt(slot);
  if ((bits & (ACCESSOR | LAZY)) === 0) return held as Value;
  if ((bits & LAZY) !== 0) return settle(holder, slot);
  const getter = (held as Accessor).get;
  return getter === undefined ? undefined : getter.behaviour.call!(getter, receiver, []);
}

export function ordinarySet(object: GuestObject, key: PropertyKey, value: Value, receiver: Value): boolean {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    if (at.behaviour.set !== ordinarySet && at !== object) return at.behaviour.set(at, key, value, receiver);
    const slot = at.shape.find(key);
    if (slot < 0) continue;
    const bits = at.shape.attributesAt(slot);
    if ((bits & ACCESSOR) !== 0) {
      const setter = (at.slots[slot] as Accessor).set;
      if (setter === undefined) return false;
      setter.behaviour.call!(setter, receiver, [value]);
      return true;
    }
    if ((bits & WRITABLE) === 0) return false;
    if (at === receiver && (bits & LAZY) === 0) {
      touch(at);
      at.slots[slot] = value;
      return true;
    }
    break;
  }
  return setOnReceiver(key, value, receiver);
}

/** The last part of OrdinarySet: the receiver gets or keeps a data property of its own. */
export function setOnReceiver(key: PropertyKey, value: Value, receiver: Value): boolean {
  if (!(receiver instanceof GuestObject)) return false;
  const own = receiver.behaviour.getOwn(receiver, key);
  if (own === undefined) return receiver.behaviour.define(receiver, key, { value, writable: true, enumerable: true, configurable: true });
  if (own.kind === "accessor" || !own.writable) return false;
  return receiver.behaviour.define(receiver, key, { value });
}

export function ordinaryRemove(object: GuestObject, key: PropertyKey): boolean {
  const slot = object.shape.find(key);
  if (slot < 0) return true;
  if ((object.shape.attributesAt(slot) & CONFIGURABLE) === 0) return false;
  touch(object);
  if (!object.shape.dictionary) object.shape = object.shape.toDictionary();
  object.shape.removeRow(key);
  object.slots[slot] = undefined;
  if (object.shape.count > 64 && object.shape.table.index.size * 4 < object.shape.count) compact(object);
  return true;
}

/** Drops the empty rows of a dictionary that mostly consists of them. */
function compact(object: GuestObject): void {
  const old = object.shape;
  object.slots = object.slots.filter((_, at) => old.keyAt(at) !== undefined);
  object.shape = old.compacted();
}

function ordinarySetPrototype(object: GuestObject, prototype: GuestObject | null): boolean {
  if (object.proto === prototype) return true;
  if (!object.shape.extensible) return false;
  for (let at = prototype; at !== null; at = at.proto) {
    if (at === object) return false;
    if (at.behaviour.getPrototype !== ordinaryGetPrototype) break;
  }
  touch(object);
  object.proto = prototype;
  return true;
}

const ordinaryGetPrototype = (object: GuestObject): GuestObject | null => object.proto;

function ordinaryPreventExtensions(object: GuestObject): boolean {
  if (!object.shape.extensible) return true;
  touch(object);
  object.shape = object.shape.rebuild((bits) => bits, false);
  return true;
}

export const ordinary: Behaviour = {
  kind: "ordinary",
  plainNames: true,
  getOwn: ordinaryGetOwn,
  define: ordinaryDefine,
  has: ordinaryHas,
  get: ordinaryGet,
  set: ordinarySet,
  remove: ordinaryRemove,
  keys: (object) => object.shape.keys(),
  getPrototype: ordinaryGetPrototype,
  setPrototype: ordinarySetPrototype,
  isExtensible: (object) => object.shape.extensible,
  preventExtensions: ordinaryPreventExtensions,
  call: null,
  construct: null,
};
