// push, pop, shift, unshift: https://tc39.es/ecma262/#sec-array.prototype.pop
import { put, removeFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toObject } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { type GuestObject, HOLE, type Value } from "#machine/value.ts";
import { lengthOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { elementAt, elementOrHole, isMovable, placeAt } from "./element.ts";

export const ends: Methods = [
  ["pop", 0, pop],
  ["push", 1, push],
  ["shift", 0, shift],
  ["unshift", 1, unshift],
];

function push(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, self);
  if (isMovable(agent, object)) {
    touch(object);
    agent.allocate(args.length);
    const elements = object.elements!;
    for (let at = 0; at < args.length; at++) elements.push(args[at]);
    return elements.length;
  }
  const length = lengthOf(agent, object);
  if (length + args.length > Number.MAX_SAFE_INTEGER)
    throwTypeError(agent, `Pushing ${args.length} elements on an array-like of length ${length} is disallowed by ECMA-262`);
  for (let at = 0; at < args.length; at++) put(agent, object, String(length + at), args[at]);
  put(agent, object, "length", length + args.length);
  return length + args.length;
}

function pop(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  if (isMovable(agent, object)) {
    const elements = object.elements!;
    if (elements.length === 0) return undefined;
    const last = elementAt(object, elements.length - 1);
    touch(object);
    object.elements!.pop();
    return last;
  }
  const length = lengthOf(agent, object);
  if (length === 0) {
    put(agent, object, "length", 0);
    return undefined;
  }
  const last = elementAt(object, length - 1);
  removeFrom(agent, object, String(length - 1));
  put(agent, object, "length", length - 1);
  return last;
}

function shift(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  if (length > 0 && isMovable(agent, object)) {
    // The host moves elements fast, but not for nothing. Holes move with them.
    agent.spend(1 + (length >> 6));
    const first = elementAt(object, 0);
    touch(object);
    object.elements!.shift();
    return first;
  }
  if (length === 0) {
    put(agent, object, "length", 0);
    return undefined;
  }
  const first = elementAt(object, 0);
  move(agent, object, 1, 0, length - 1);
  removeFrom(agent, object, String(length - 1));
  put(agent, object, "length", length - 1);
  return first;
}

function unshift(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  agent.allocate(args.length);
  if (isMovable(agent, object)) {
    agent.spend(1 + ((length + args.length) >> 6));
    touch(object);
    const rest = object.elements!;
    object.elements = args.concat(rest);
    return object.elements.length;
  }
  if (args.length > 0) {
    if (length + args.length > Number.MAX_SAFE_INTEGER) throwTypeError(agent, "Invalid array length");
    move(agent, object, 0, args.length, length);
    for (let at = 0; at < args.length; at++) placeAt(agent, object, at, args[at]);
  }
  put(agent, object, "length", length + args.length);
  return length + args.length;
}

/** Moves `count` elements between places of one object that may overlap; holes move too. */
export function move(agent: Agent, object: GuestObject, from: number, to: number, count: number): void {
  const backwards = from < to;
  for (let step = 0; step < count; step++) {
    agent.spend(1);
    const offset = backwards ? count - 1 - step : step;
    const value = elementOrHole(object, from + offset);
    if (value === HOLE) removeFrom(agent, object, String(to + offset));
    else placeAt(agent, object, to + offset, value);
  }
}
