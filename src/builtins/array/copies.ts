// concat, flat, flatMap, slice and the copying twins (toReversed, toSorted, toSpliced, with): methods that make arrays.
import { getFrom, put } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { call, deeper } from "#machine/call.ts";
import { known, toInteger, toObject, toRelative } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import { wellKnown } from "#machine/symbol.ts";
import { emptyList, GuestObject, HOLE, Unknown, type Value } from "#machine/value.ts";
import { isArray } from "../is-array.ts";
import { lengthOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { holds } from "../truth.ts";
import { addAt, elementAt, elementOrHole } from "./element.ts";
import { expectComparator } from "./inplace.ts";
import { sortedBy } from "./order.ts";
import { newLike } from "./species.ts";

export const copies: Methods = [
  ["concat", 1, concat, PURE],
  ["flat", 0, flat, PURE],
  ["flatMap", 1, flatMap],
  ["slice", 2, slice, PURE],
  ["toReversed", 0, toReversed, PURE],
  ["toSorted", 1, toSorted],
  ["toSpliced", 2, toSpliced, PURE],
  ["with", 2, replaced, PURE],
];

function concat(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, self);
  const made = newLike(agent, object, 0);
  let length = 0;
  for (const item of [object as Value, ...args]) {
    if (!isSpreadable(agent, item)) {
      addAt(agent, made, length++, item);
      continue;
    }
    const count = lengthOf(agent, item);
    if (length + count > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
    agent.spend(count);
    agent.allocate(count);
    for (let at = 0; at < count; at++) {
      const value = elementOrHole(item, at);
      if (value !== HOLE) addAt(agent, made, length + at, value);
    }
    length += count;
  }
  put(agent, made, "length", length);
  return made;
}

function isSpreadable(agent: Agent, value: Value): value is GuestObject {
  if (!(known(value) instanceof GuestObject)) return false;
  const wish = getFrom(agent, value, wellKnown.isConcatSpreadable);
  return wish === undefined ? isArray(agent, value) : holds(agent, wish);
}

function slice(agent: Agent, self: Value, [start, end]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const from = toRelative(agent, start, length, 0);
  const to = toRelative(agent, end, length, length);
  const count = Math.max(0, to - from);
  const made = newLike(agent, object, count);
  if (count > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  agent.spend(count);
  agent.allocate(count);
  for (let at = 0; at < count; at++) {
    const value = elementOrHole(object, from + at);
    if (value !== HOLE) addAt(agent, made, at, value);
  }
  put(agent, made, "length", count);
  return made;
}

function flat(agent: Agent, self: Value, [depth]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const levels = depth === undefined ? 1 : toInteger(agent, depth);
  const made = newLike(agent, object, 0);
  flatten(agent, made, 0, object, length, levels);
  return made;
}

/** Adds the elements of `source` from `at` on; gives back the place after the last. */
function flatten(agent: Agent, made: GuestObject, at: number, source: GuestObject, length: number, levels: number): number {
  let place = at;
  for (let index = 0; index < length; index++) {
    agent.spend(1);
    const value = elementOrHole(source, index);
    if (value === HOLE) continue;
    if (levels > 0 && value instanceof Unknown) known(value);
    if (levels > 0 && isArray(agent, value)) {
      const inner = value as GuestObject;
      place = deeper(agent, () => flatten(agent, made, place, inner, lengthOf(agent, inner), levels - 1));
    } else {
      agent.allocate(1);
      addAt(agent, made, place++, value);
    }
  }
  return place;
}

function flatMap(agent: Agent, self: Value, [callback, thisArg]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  if (!(known(callback) instanceof GuestObject) || (callback as GuestObject).behaviour.call === null)
    return throwTypeError(agent, "flatMap mapper function is not callable");
  const made = newLike(agent, object, 0);
  let place = 0;
  for (let index = 0; index < length; index++) {
    agent.spend(1);
    const value = elementOrHole(object, index);
    if (value === HOLE) continue;
    const mapped = call(agent, callback, thisArg, [value, index, object]);
    if (mapped instanceof Unknown) known(mapped);
    if (isArray(agent, mapped)) place = flatten(agent, made, place, mapped as GuestObject, lengthOf(agent, mapped as GuestObject), 0);
    else addAt(agent, made, place++, mapped);
  }
  return made;
}

/** The elements of a part, holes as undefined. */
function allOf(agent: Agent, object: GuestObject, from: number, to: number): Value[] {
  const count = Math.max(0, to - from);
  if (count > 4294967295) throwRangeError(agent, "Invalid array length");
  if (count > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  agent.spend(count);
  agent.allocate(count);
  const values = emptyList();
  for (let at = from; at < to; at++) values.push(elementAt(object, at));
  return values;
}

function toReversed(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  if (length > 4294967295) throwRangeError(agent, "Invalid array length");
  if (length > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  agent.spend(length);
  agent.allocate(length);
  const values = emptyList();
  for (let at = length - 1; at >= 0; at--) values.push(elementAt(object, at));
  return newArray(agent.realm, values);
}

function toSorted(agent: Agent, self: Value, [compare]: Value[]): Value {
  const comparator = expectComparator(agent, compare);
  const object = toObject(agent, self);
  return newArray(agent.realm, sortedBy(agent, allOf(agent, object, 0, lengthOf(agent, object)), comparator));
}

function toSpliced(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const start = toRelative(agent, args[0], length, 0);
  const most = length - start;
  const skipped = args.length === 0 ? 0 : args.length === 1 ? most : Math.min(Math.max(toInteger(agent, args[1]), 0), most);
  const items = args.slice(2);
  const made = length + items.length - skipped;
  if (made > Number.MAX_SAFE_INTEGER) return throwTypeError(agent, "Invalid array length");
  if (made > 4294967295) return throwRangeError(agent, "Invalid array length");
  return newArray(agent.realm, allOf(agent, object, 0, start).concat(items, allOf(agent, object, start + skipped, length)));
}

function replaced(agent: Agent, self: Value, [index, value]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const relative = toInteger(agent, index);
  const at = relative < 0 ? length + relative : relative;
  if (at < 0 || at >= length) return throwRangeError(agent, `Invalid index : ${relative}`);
  return newArray(agent.realm, allOf(agent, object, 0, at).concat([value], allOf(agent, object, at + 1, length)));
}
