// Array iterators (entries, keys, values), for arrays, array-like objects and typed arrays.
// https://tc39.es/ecma262/#sec-array-iterator-objects
import type { Agent } from "#machine/agent.ts";
import { arrayBehaviour } from "#machine/array.ts";
import { known, toObject } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { newResult } from "#machine/iterate.ts";
import { defineMethod, type NativeFunction, PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { elementAt } from "../array/element.ts";
import { arrayOf, lengthOf } from "../list.ts";
import { defineTag } from "../table.ts";
import { isTypedArray } from "../typed/receiver.ts";
import { worded } from "../wording.ts";

export type Kind = "keys" | "values" | "entries";

class ArrayIteratorData {
  /** Null when done. */
  target: GuestObject | null;
  index: number;
  readonly kind: Kind;

  constructor(target: GuestObject | null, index: number, kind: Kind) {
    this.target = target;
    this.index = index;
    this.kind = kind;
  }
}

export function newArrayIterator(realm: Realm, target: GuestObject, kind: Kind): GuestObject {
  return newObject(realm.core.arrayIteratorPrototype, new ArrayIteratorData(target, 0, kind));
}

const iteratorOf =
  (kind: Kind): NativeFunction =>
  (agent, self) =>
    newArrayIterator(agent.realm, toObject(agent, self), kind);

/** `keys`, `entries`, `values` of an array prototype, and once the prototype of the iterators themselves. */
export function defineArrayIterators(realm: Realm, prototype: GuestObject): void {
  for (const kind of ["keys", "entries", "values"] as const) defineMethod(realm, prototype, kind, 0, iteratorOf(kind), PURE);
  const iterators = realm.core.arrayIteratorPrototype;
  realm.intrinsics.set("%ArrayIteratorPrototype%.next", defineMethod(realm, iterators, "next", 0, next));
  defineTag(iterators, "Array Iterator");
}

/** Typed arrays are asked what they are, not for a property. */
function lengthIn(agent: Agent, target: GuestObject): number {
  if (target.behaviour === arrayBehaviour && target.elements !== null) return target.elements.length;
  if (!isTypedArray(target)) return lengthOf(agent, target);
  if (target.data.outOfBounds) throwTypeError(agent, "Cannot perform %ArrayIteratorPrototype%.next on a detached ArrayBuffer");
  return target.data.length;
}

function next(agent: Agent, self: Value): Value {
  const iterator = known(self);
  if (!(iterator instanceof GuestObject) || !(iterator.data instanceof ArrayIteratorData)) {
    return throwTypeError(agent, `Method Array Iterator.prototype.next called on incompatible receiver ${worded(iterator)}`);
  }
  const data = iterator.data;
  const target = data.target;
  if (target === null) return newResult(agent.realm, undefined, true);
  const index = data.index;
  const length = lengthIn(agent, target);
  touch(iterator);
  if (index >= length) {
    data.target = null;
    return newResult(agent.realm, undefined, true);
  }
  data.index = index + 1;
  if (data.kind === "keys") return newResult(agent.realm, index, false);
  const value = elementAt(target, index);
  return newResult(agent.realm, data.kind === "values" ? value : arrayOf(agent.realm, [index, value]), false);
}
