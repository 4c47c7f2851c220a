// %TypedArray% and the eleven typed arrays: https://tc39.es/ecma262/#sec-typedarray-objects
import { getMethod } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call, construct, prototypeFor } from "#machine/call.ts";
import { known, toIndex, toInteger, toObject } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { listOf } from "#machine/iterate.ts";
import { classShape } from "#machine/layout.ts";
import {
  defineGetter,
  defineMethod,
  defineValue,
  NativeCode,
  type NativeFunction,
  nativeConstructorBehaviour,
  PURE,
} from "#machine/native.ts";
import { get, newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, isConstructor, type Value } from "#machine/value.ts";
import { expectCallback } from "../array/species.ts";
import { newArrayIterator } from "../iterators/array.ts";
import { listFromArrayLike } from "../list.ts";
import { defineGlobal, defineMethods, defineSpecies } from "../table.ts";
import { readAt, writeAt } from "../typed/behaviour.ts";
import { typedCopies } from "../typed/copies.ts";
import { BufferData } from "../typed/data.ts";
import { ELEMENTS, type ElementKind } from "../typed/element.ts";
import { expectBytes, newBuffer, newTypedArray } from "../typed/make.ts";
import { expectTyped, isTypedArray } from "../typed/receiver.ts";
import { typedWalks } from "../typed/walks.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  const abstract: NativeFunction = (agent) => throwTypeError(agent, "Abstract class TypedArray not directly constructable");
  const parent = constructorOf(realm, "TypedArray", 0, prototype, abstract, realm.core.functionPrototype);
  defineMethods(realm, parent, [
    ["of", 0, (agent, self, args) => created(agent, self, args)],
    ["from", 1, from],
  ]);
  defineSpecies(realm, parent);
  fillPrototype(realm, prototype);
  for (const kind of ELEMENTS) {
    const own = newObject(prototype);
    const made = constructorOf(
      realm,
      `${kind.name}Array`,
      3,
      own,
      (agent, _, args, newTarget) => makeTyped(agent, kind, args, newTarget),
      parent,
    );
    defineValue(made, "BYTES_PER_ELEMENT", kind.size, 0);
    defineValue(own, "BYTES_PER_ELEMENT", kind.size, 0);
    defineGlobal(realm, `${kind.name}Array`, made);
  }
}

function constructorOf(
  realm: Realm,
  name: string,
  length: number,
  prototype: GuestObject,
  fn: NativeFunction,
  parent: GuestObject,
): GuestObject {
  const code = new NativeCode(
    fn,
    name,
    name === "TypedArray" ? "Abstract class TypedArray not directly constructable" : `Constructor ${name} requires 'new'`,
  );
  const made = new GuestObject(classShape, [length, name, prototype], parent, nativeConstructorBehaviour, code, null);
  defineValue(prototype, "constructor", made, HIDDEN);
  realm.intrinsics.set(`%${name}%`, made);
  realm.intrinsics.set(`%${name}.prototype%`, prototype);
  return made;
}

function fillPrototype(realm: Realm, prototype: GuestObject): void {
  const getter = (name: string, read: (value: GuestObject) => Value): void => {
    defineGetter(realm, prototype, name, (agent, self) => {
      const value = known(self);
      return isTypedArray(value)
        ? read(value)
        : throwTypeError(
            agent,
            `Method get ${name === "buffer" ? "%TypedArray%" : "TypedArray"}.prototype.${name} called on incompatible receiver ${ELEMENTS.some((kind) => realm.intrinsics.get(`%${kind.name}Array.prototype%`) === value) ? "[object Object]" : worded(value)}`,
          );
    });
  };
  const view = (value: GuestObject) => (isTypedArray(value) ? value.data : null)!;
  getter("buffer", (value) => view(value).buffer);
  getter("byteLength", (value) => view(value).byteLength);
  getter("byteOffset", (value) => (view(value).outOfBounds ? 0 : view(value).offset));
  getter("length", (value) => view(value).length);
  for (const kind of ["entries", "keys", "values"] as const) {
    defineMethod(
      realm,
      prototype,
      kind,
      0,
      (agent, self) => newArrayIterator(agent.realm, expectTyped(agent, self, `%TypedArray%.prototype.${kind}()`), kind),
      PURE,
    );
  }
  defineMethods(realm, prototype, [...typedWalks, ...typedCopies]);
  defineValue(prototype, "toString", get(realm.core.arrayPrototype, "toString"), HIDDEN);
  defineGetter(realm, prototype, wellKnown.toStringTag, (_, self) =>
    isTypedArray(known(self)) ? `${view(self as GuestObject).kind!.name}Array` : undefined,
  );
  defineValue(prototype, wellKnown.iterator, get(prototype, "values"), HIDDEN);
}

function makeTyped(agent: Agent, kind: ElementKind, [source, offset, length]: Value[], newTarget: GuestObject | undefined): Value {
  const prototype = prototypeFor(agent, newTarget, `%${kind.name}Array.prototype%`);
  const first = known(source);
  if (!(first instanceof GuestObject)) return empty(agent, kind, toLengthOf(agent, first), prototype);
  if (first.data instanceof BufferData) return onBuffer(agent, kind, first, offset, length, prototype);
  if (isTypedArray(first)) {
    expectTyped(agent, first, "Construct");
    if (first.data.kind.bigint !== kind.bigint) return throwTypeError(agent, "Cannot mix BigInt and other types, use explicit conversions");
    const made = empty(agent, kind, first.data.length, prototype);
    agent.spend(first.data.length);
    if (isTypedArray(made)) for (let at = 0; at < first.data.length; at++) writeAt(agent, made.data, at, readAt(first.data, at));
    return made;
  }
  const values = getMethod(agent, first, wellKnown.iterator) === undefined ? listFromArrayLike(agent, first) : listOf(agent, first);
  const made = empty(agent, kind, values.length, prototype);
  if (isTypedArray(made)) for (const [at, value] of values.entries()) writeAt(agent, made.data, at, value);
  return made;
}

function toLengthOf(agent: Agent, value: Value): number {
  const length = toInteger(agent, value);
  return length < 0 || length > 2 ** 33 ? throwRangeError(agent, `Invalid typed array length: ${worded(value)}`) : length;
}

function empty(agent: Agent, kind: ElementKind, length: number, prototype: GuestObject): GuestObject {
  expectBytes(agent, length * kind.size);
  return newTypedArray(agent, kind, newBuffer(agent, new Uint8Array(length * kind.size)), 0, length, prototype);
}

function onBuffer(agent: Agent, kind: ElementKind, buffer: GuestObject, offset: Value, length: Value, prototype: GuestObject): Value {
  const start = toIndex(agent, offset, "offset");
  const data = buffer.data as BufferData;
  if (start % kind.size !== 0) return throwRangeError(agent, `start offset of ${kind.name}Array should be a multiple of ${kind.size}`);
  const count = length === undefined ? undefined : toIndex(agent, length, "typed array length");
  if (data.detached) return throwTypeError(agent, "Cannot perform Construct on a detached ArrayBuffer");
  const available = data.bytes.length;
  if (count === undefined) {
    if (data.maxLength !== null)
      return start > available
        ? throwRangeError(agent, `Start offset ${start} is outside the bounds of the buffer`)
        : newTypedArray(agent, kind, buffer, start, null, prototype);
    if (available % kind.size !== 0) return throwRangeError(agent, `byte length of ${kind.name}Array should be a multiple of ${kind.size}`);
    if (start > available) return throwRangeError(agent, `Start offset ${start} is outside the bounds of the buffer`);
    return newTypedArray(agent, kind, buffer, start, (available - start) / kind.size, prototype);
  }
  if (start + count * kind.size > available) return throwRangeError(agent, `Invalid typed array length: ${count}`);
  return newTypedArray(agent, kind, buffer, start, count, prototype);
}

function created(agent: Agent, self: Value, values: readonly Value[], map: (value: Value, at: number) => Value = (value) => value): Value {
  if (!isConstructor(known(self))) return throwTypeError(agent, `${worded(self)} is not a constructor`);
  const made = expectTyped(agent, construct(agent, self, [values.length]), "%TypedArray%.from");
  if (made.data.length < values.length) throwTypeError(agent, "Derived TypedArray constructor created an array which was too small");
  for (const [at, value] of values.entries()) writeAt(agent, made.data, at, map(value, at));
  return made;
}

function from(agent: Agent, self: Value, [items, mapper, thisArg]: Value[]): Value {
  if (!isConstructor(known(self))) return throwTypeError(agent, `${worded(self)} is not a constructor`);
  const map = mapper === undefined ? undefined : expectCallback(agent, mapper);
  const source = known(items);
  const values =
    getMethod(agent, source, wellKnown.iterator) === undefined ? listFromArrayLike(agent, toObject(agent, source)) : listOf(agent, source);
  agent.spend(values.length);
  return map === undefined
    ? created(agent, self, values)
    : created(agent, self, values, (value, at) => call(agent, map, thisArg, [value, at]));
}
