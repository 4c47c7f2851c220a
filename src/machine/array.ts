// Arrays (ECMA-262, 10.4.2): dense elements in a host list, holes marked. An array whose elements are few and far apart,
// or have attributes of their own, keeps them as named rows instead (`elements` null, its length in `ArrayState`).

import { toNumber, toUint32 } from "./convert.ts";
import { throwRangeError } from "./error.ts";
import { touch } from "./heap.ts";
import { behaviour } from "./object.ts";
import {
  mayRedefine,
  ordinary,
  ordinaryDefine,
  ordinaryGet,
  ordinaryGetOwn,
  ordinaryRemove,
  ordinarySet,
  setOnReceiver,
} from "./ordinary.ts";
import type { Realm } from "./realm.ts";
import { running } from "./running.ts";
import { emptyShape } from "./shape.ts";
import { arrayIndexOf, type PropertyKey } from "./symbol.ts";
import { type Descriptor, emptyList, GuestObject, HOLE, type Property, type Value } from "./value.ts";

/** What an array is that is not simply dense and open. Open dense arrays have null. */
export class ArrayState {
  /** The length of a sparse array; a dense one's is its list's. */
  length: number;
  lengthWritable: boolean;
  /** What may still be done to the elements of a dense array. */
  level: "open" | "closed" | "sealed" | "frozen";

  constructor(length: number, lengthWritable: boolean, level: ArrayState["level"]) {
    this.length = length;
    this.lengthWritable = lengthWritable;
    this.level = level;
  }

  copy(): ArrayState {
    return new ArrayState(this.length, this.lengthWritable, this.level);
  }
}

/** Indexes this far past the end make an array sparse. */
const GAP_MAX = 1 << 16;
/** `new Array(n)` and `length = n` up to this stay dense. */
const DENSE_LENGTH_MAX = 1 << 22;

export const isArrayObject = (value: Value): value is GuestObject => value instanceof GuestObject && value.behaviour === arrayBehaviour;

/** An array of these elements; the list now belongs to the array (begin it with `emptyList()`). */
export function newArray(realm: Realm, elements: Value[], prototype: GuestObject | null = realm.core.arrayPrototype): GuestObject {
  return new GuestObject(emptyShape, noSlots, prototype, arrayBehaviour, null, elements);
}
// Most arrays have no named properties; the first one that gets any replaces the list (`grown` copies).
const noSlots: Value[] = emptyList();

export function lengthOfArray(array: GuestObject): number {
  return array.elements !== null ? array.elements.length : (array.data as ArrayState).length;
}

function elementOwn(array: GuestObject, index: number): Property | undefined {
  const value = array.elements![index];
  if (value === undefined && index >= array.elements!.length) return undefined;
  if (value === HOLE) return undefined;
  const level = array.data === null ? "open" : (array.data as ArrayState).level;
  const writable = level !== "frozen";
  return { kind: "data", value, writable, enumerable: true, configurable: writable && level !== "sealed" };
}

function arrayGetOwn(array: GuestObject, key: PropertyKey): Property | undefined {
  if (key === "length") {
    const writable = array.data === null || (array.data as ArrayState).lengthWritable;
    return { kind: "data", value: lengthOfArray(array), writable, enumerable: false, configurable: false };
  }
  if (array.elements !== null) {
    const index = arrayIndexOf(key);
    if (index >= 0) return elementOwn(array, index);
  }
  return ordinaryGetOwn(array, key);
}

function arrayDefine(array: GuestObject, key: PropertyKey, descriptor: Descriptor): boolean {
  if (key === "length") return defineLength(array, descriptor);
  const index = arrayIndexOf(key);
  if (index < 0) return ordinaryDefine(array, key, descriptor);
  if (index >= lengthOfArray(array) && array.data !== null && !(array.data as ArrayState).lengthWritable) return false;
  if (array.elements !== null) {
    const current = elementOwn(array, index);
    if (current === undefined && !array.shape.extensible) return false;
    if (current !== undefined && !mayRedefine(current, descriptor)) return false;
    if (staysPlain(array, current, descriptor)) {
      if (placeElement(array, index, "value" in descriptor ? descriptor.value : current?.kind === "data" ? current.value : undefined))
        return true;
    }
    makeSparse(array);
  }
  if (!ordinaryDefine(array, key, descriptor)) return false;
  const state = array.data as ArrayState;
  if (index >= state.length) state.length = index + 1;
  return true;
}

/** Would the element be like all others of its array after the change? */
function staysPlain(array: GuestObject, current: Property | undefined, descriptor: Descriptor): boolean {
  if ("get" in descriptor || "set" in descriptor) return false;
  if (current === undefined)
    return array.data === null && descriptor.writable === true && descriptor.enumerable === true && descriptor.configurable === true;
  return (
    (descriptor.writable ?? current.kind === "data") === (current.kind === "data" && current.writable) &&
    (descriptor.enumerable ?? true) &&
    (descriptor.configurable ?? current.configurable) === current.configurable
  );
}

/** Puts an element into a dense array, filling with holes; false if it lies too far out. */
function placeElement(array: GuestObject, index: number, value: Value): boolean {
  const elements = array.elements!;
  if (index > elements.length + GAP_MAX) return false;
  touch(array);
  const list = array.elements!;
  while (list.length < index) list.push(HOLE);
  if (index === list.length) list.push(value);
  else list[index] = value;
  return true;
}

function makeSparse(array: GuestObject): void {
  touch(array);
  const elements = array.elements!;
  const state = (array.data as ArrayState | null) ?? new ArrayState(0, true, "open");
  const level = state.level;
  array.data = new ArrayState(elements.length, state.lengthWritable, "open");
  array.elements = null;
  const shape = array.shape.toDictionary();
  array.shape = shape;
  if (array.slots === noSlots) array.slots = [];
  const bits = level === "frozen" ? 2 : level === "sealed" ? 3 : 7;
  for (let at = 0; at < elements.length; at++) {
    if (elements[at] === HOLE) continue;
    array.slots[shape.count] = elements[at]!;
    shape.add(String(at), bits);
  }
}

function defineLength(array: GuestObject, descriptor: Descriptor): boolean {
  const current = arrayGetOwn(array, "length")!;
  let length = lengthOfArray(array);
  if ("value" in descriptor) {
    const agent = running();
    length = toUint32(agent, descriptor.value);
    if (length !== toNumber(agent, descriptor.value)) throwRangeError(agent, "Invalid array length");
  }
  const wanted = "value" in descriptor ? { ...descriptor, value: length } : descriptor;
  if (!mayRedefine(current, wanted)) return false;
  const done = length === lengthOfArray(array) || setLength(array, length);
  if (descriptor.writable === false) {
    touch(array);
    const state = (array.data as ArrayState | null) ?? new ArrayState(0, true, "open");
    array.data = new ArrayState(state.length, false, state.level);
  }
  return done;
}

/** Sets the length of an array whose length is writable; false if an element would not go. */
export function setLength(array: GuestObject, length: number): boolean {
  touch(array);
  const elements = array.elements;
  if (elements !== null) {
    if (length > elements.length && length > DENSE_LENGTH_MAX) makeSparse(array);
    else {
      if (
        array.data !== null &&
        length < elements.length &&
        (array.data as ArrayState).level !== "open" &&
        (array.data as ArrayState).level !== "closed"
      )
        return false;
      if (length > elements.length) running().allocate(length - elements.length);
      while (elements.length < length) elements.push(HOLE);
      elements.length = length;
      return true;
    }
  }
  return setSparseLength(array, length);
}

function setSparseLength(array: GuestObject, length: number): boolean {
  const state = array.data as ArrayState;
  if (length < state.length) {
    const beyond = array.shape
      .keys()
      .map(arrayIndexOf)
      .filter((index) => index >= length)
      .sort((a, b) => b - a);
    for (const index of beyond) {
      if (ordinaryRemove(array, String(index))) continue;
      state.length = index + 1;
      return false;
    }
  }
  state.length = length;
  return true;
}

function arrayGet(array: GuestObject, key: PropertyKey, receiver: Value): Value {
  if (array.elements !== null) {
    const index = arrayIndexOf(key);
    if (index >= 0) return getElement(array, index, receiver);
  }
  return key === "length" ? lengthOfArray(array) : ordinaryGet(array, key, receiver);
}

/** An element of a dense array by number, from the prototype where there is a hole. */
export function getElement(array: GuestObject, index: number, receiver: Value): Value {
  const elements = array.elements!;
  if (index < elements.length) {
    const value = elements[index];
    if (value !== HOLE) return value;
  }
  const proto = array.proto;
  return proto === null ? undefined : proto.behaviour.get(proto, String(index), receiver);
}

function arraySet(array: GuestObject, key: PropertyKey, value: Value, receiver: Value): boolean {
  if (key === "length") return receiver === array ? arrayOwnSet(array, key, value) : setOnReceiver(key, value, receiver);
  const index = array.elements !== null ? arrayIndexOf(key) : -1;
  if (index < 0) return ordinarySet(array, key, value, receiver);
  const own = elementOwn(array, index);
  if (own !== undefined) {
    if (own.kind === "data" && !own.writable) return false;
    return setOnReceiver(key, value, receiver);
  }
  const proto = array.proto;
  return proto === null ? setOnReceiver(key, value, receiver) : proto.behaviour.set(proto, key, value, receiver);
}

function arrayOwnSet(array: GuestObject, key: PropertyKey, value: Value): boolean {
  if (array.data !== null && !(array.data as ArrayState).lengthWritable) return false;
  return arrayDefine(array, key, { value });
}

export const arrayBehaviour = behaviour("array", {
  plainNames: true,
  getOwn: arrayGetOwn,
  define: arrayDefine,
  get: arrayGet,
  set: arraySet,
  remove: (array, key) => {
    if (key === "length") return false;
    const index = array.elements !== null ? arrayIndexOf(key) : -1;
    if (index < 0) return ordinaryRemove(array, key);
    const own = elementOwn(array, index);
    if (own === undefined) return true;
    if (!own.configurable) return false;
    touch(array);
    array.elements![index] = HOLE;
    return true;
  },
  keys: (array) => {
    const elements = array.elements;
    if (elements === null) return withLength(array.shape.keys());
    const keys: PropertyKey[] = [];
    for (let at = 0; at < elements.length; at++) if (elements[at] !== HOLE) keys.push(String(at));
    keys.push("length");
    return array.shape.count === 0 ? keys : keys.concat(array.shape.keys());
  },
  preventExtensions: (array) => {
    if (array.data === null) {
      touch(array);
      array.data = new ArrayState(0, true, "closed");
    }
    return ordinary.preventExtensions(array);
  },
});

/** `length` comes first of an array's named keys. */
function withLength(keys: PropertyKey[]): PropertyKey[] {
  const at = keys.findIndex((key) => arrayIndexOf(key) < 0);
  return at < 0 ? [...keys, "length"] : [...keys.slice(0, at), "length", ...keys.slice(at)];
}
