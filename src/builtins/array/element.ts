// Single elements of arrays and array-like objects by number, without making a key where an array holds them in its list.
import { putData, refusedWrite } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { arrayBehaviour } from "#machine/array.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { get, has, set } from "#machine/object.ts";
import { type GuestObject, HOLE, type Value } from "#machine/value.ts";

/** The element, or undefined where there is none. */
export function elementAt(object: GuestObject, index: number): Value {
  const elements = object.elements;
  if (elements !== null && object.behaviour === arrayBehaviour && index < elements.length) {
    const value = elements[index];
    if (value !== HOLE) return value;
  }
  return get(object, String(index));
}

/** The element, or `HOLE` where neither the object nor its prototypes have one. */
export function elementOrHole(object: GuestObject, index: number): Value {
  const elements = object.elements;
  if (elements !== null && object.behaviour === arrayBehaviour && index < elements.length) {
    const value = elements[index];
    if (value !== HOLE) return value;
  }
  const key = String(index);
  return has(object, key) ? get(object, key) : HOLE;
}

/** Strict assignment. */
export function placeAt(agent: Agent, object: GuestObject, index: number, value: Value): void {
  const elements = object.elements;
  if (
    elements !== null &&
    object.behaviour === arrayBehaviour &&
    object.data === null &&
    index < elements.length &&
    elements[index] !== HOLE
  ) {
    touch(object);
    object.elements![index] = value;
    return;
  }
  const key = String(index);
  if (!set(object, key, value, object)) throwTypeError(agent, refusedWrite(object, key));
}

/** `CreateDataPropertyOrThrow`. */
export function addAt(agent: Agent, object: GuestObject, index: number, value: Value): void {
  const elements = object.elements;
  if (elements !== null && isOpen(object) && index === elements.length) {
    touch(object);
    object.elements!.push(value);
    return;
  }
  putData(agent, object, String(index), value);
}

/** May elements be moved as they lie in the list? Holes move as holes, unless a prototype shows through them. */
export const isMovable = (agent: Agent, object: GuestObject): boolean =>
  isOpen(object) && agent.realm.core.arrayPrototype.elements?.length === 0;

/** A dense array to which elements may still be added. */
export const isOpen = (object: GuestObject): boolean =>
  object.behaviour === arrayBehaviour && object.data === null && object.elements !== null && object.shape.extensible;
