// copyWithin, fill, reverse, sort, splice: methods that change their array.
import { put, removeFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { known, toInteger, toObject, toRelative } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { emptyList, GuestObject, HOLE, type Value } from "#machine/value.ts";
import { lengthOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { addAt, elementOrHole, isMovable, isOpen, placeAt } from "./element.ts";
import { move } from "./ends.ts";
import { sortedBy } from "./order.ts";
import { newLike } from "./species.ts";

export const inPlace: Methods = [
  ["copyWithin", 2, copyWithin],
  ["fill", 1, fill],
  ["reverse", 0, reverse],
  ["sort", 1, sort],
  ["splice", 2, splice],
];

function copyWithin(agent: Agent, self: Value, [target, start, end]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const to = toRelative(agent, target, length, 0);
  const from = toRelative(agent, start, length, 0);
  const final = toRelative(agent, end, length, length);
  const count = Math.min(final - from, length - to);
  // `move` goes backwards when the source lies before the target, as the language says for ranges that overlap.
  if (count > 0) move(agent, object, from, to, count);
  return object;
}

function fill(agent: Agent, self: Value, [value, start, end]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const from = toRelative(agent, start, length, 0);
  const to = toRelative(agent, end, length, length);
  if (to - from > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  if (to > from) agent.spend(to - from);
  if (isOpen(object) && object.elements!.length === length) {
    touch(object);
    object.elements!.fill(value, from, to);
    return object;
  }
  for (let at = from; at < to; at++) placeAt(agent, object, at, value);
  return object;
}

function reverse(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  agent.spend(length);
  if (isMovable(agent, object)) {
    touch(object);
    object.elements!.reverse();
    return object;
  }
  for (let low = 0, high = length - 1; low < high; low++, high--) {
    const first = elementOrHole(object, low);
    const last = elementOrHole(object, high);
    putOrRemove(agent, object, low, last);
    putOrRemove(agent, object, high, first);
  }
  return object;
}

function putOrRemove(agent: Agent, object: GuestObject, index: number, value: Value): void {
  if (value === HOLE) removeFrom(agent, object, String(index));
  else placeAt(agent, object, index, value);
}

export function expectComparator(agent: Agent, value: Value): GuestObject | undefined {
  const compare = known(value);
  if (compare === undefined || (compare instanceof GuestObject && compare.behaviour.call !== null)) return compare;
  return throwTypeError(agent, "The comparison function must be either a function or undefined");
}

function sort(agent: Agent, self: Value, [compare]: Value[]): Value {
  const comparator = expectComparator(agent, compare);
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const values = emptyList();
  agent.spend(length);
  for (let at = 0; at < length; at++) {
    const value = elementOrHole(object, at);
    if (value !== HOLE) values.push(value);
  }
  const sorted = sortedBy(agent, values, comparator);
  for (let at = 0; at < sorted.length; at++) placeAt(agent, object, at, sorted[at]);
  for (let at = sorted.length; at < length; at++) if (elementOrHole(object, at) !== HOLE) removeFrom(agent, object, String(at));
  return object;
}

function splice(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const start = toRelative(agent, args[0], length, 0);
  const count =
    args.length === 0 ? 0 : args.length === 1 ? length - start : Math.min(Math.max(toInteger(agent, args[1]), 0), length - start);
  const items = args.slice(2);
  if (length + items.length - count > Number.MAX_SAFE_INTEGER)
    throwTypeError(agent, "Pushing elements past the largest length is disallowed by ECMA-262");
  const removed = newLike(agent, object, count);
  agent.spend(count + items.length);
  agent.allocate(count + items.length);
  if (isMovable(agent, object) && isOpen(removed) && removed.elements!.length === 0 && object.elements!.length === length) {
    touch(object);
    agent.spend(1 + ((length - start) >> 6));
    const tail = object.elements!.splice(start, count);
    for (const item of tail) removed.elements!.push(item);
    insert(object, start, items);
    return removed;
  }
  for (let at = 0; at < count; at++) {
    const value = elementOrHole(object, start + at);
    if (value !== HOLE) addAt(agent, removed, at, value);
  }
  put(agent, removed, "length", count);
  if (items.length !== count) move(agent, object, start + count, start + items.length, length - start - count);
  for (let at = length; at > length - count + items.length; at--) removeFrom(agent, object, String(at - 1));
  for (let at = 0; at < items.length; at++) placeAt(agent, object, start + at, items[at]);
  put(agent, object, "length", length - count + items.length);
  return removed;
}

/** Not by spreading into the host's `splice`: its stack is not ours to fill. */
function insert(object: GuestObject, start: number, items: readonly Value[]): void {
  if (items.length === 0) return;
  const elements = object.elements!;
  if (items.length < 1000) elements.splice(start, 0, ...items);
  else object.elements = elements.slice(0, start).concat(items, elements.slice(start));
}
