// Methods of typed arrays that copy, move or order elements: set, slice, subarray, fill, sort and their like.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { known, toInteger, toNumber, toObject, toRelative } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { PURE } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { expectComparator } from "../array/inplace.ts";
import { timSort } from "../array/tim-sort.ts";
import { lengthOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { readAt, toElement, writeAt } from "./behaviour.ts";
import type { Element } from "./element.ts";
import { expectBytes, newBuffer, newTypedArray } from "./make.ts";
import { expectTyped, isTypedArray, newTypedLike, type TypedArray } from "./receiver.ts";

const at = (method: string): string => `%TypedArray%.prototype.${method}`;

export const typedCopies: Methods = [
  ["copyWithin", 2, copyWithin],
  ["fill", 1, fill],
  ["reverse", 0, (agent, self) => reordered(agent, self, "reverse", (values) => values.reverse())],
  ["set", 1, set],
  ["slice", 2, slice],
  ["sort", 1, sort],
  ["subarray", 2, subarray],
  ["toReversed", 0, (agent, self) => fresh(agent, expectTyped(agent, self, at("toReversed")), elementsOf(agent, self).reverse()), PURE],
  ["toSorted", 1, toSorted],
  ["with", 2, replaced, PURE],
];

export function elementsOf(agent: Agent, self: Value): Element[] {
  const typed = expectTyped(agent, self, at("values"));
  const { length } = typed.data;
  agent.spend(length);
  const values: Element[] = [];
  for (let index = 0; index < length; index++) values.push(readAt(typed.data, index) as Element);
  return values;
}

/** A new typed array of the same kind, without asking the species. */
function fresh(agent: Agent, like: TypedArray, values: readonly Element[]): GuestObject {
  const { kind } = like.data;
  expectBytes(agent, values.length * kind.size);
  const made = newTypedArray(agent, kind, newBuffer(agent, new Uint8Array(values.length * kind.size)), 0, values.length);
  for (const [index, value] of values.entries()) writeAt(agent, (made as TypedArray).data, index, value);
  return made;
}

function reordered(agent: Agent, self: Value, method: string, order: (values: Element[]) => Element[]): Value {
  const typed = expectTyped(agent, self, at(method));
  for (const [index, value] of order(elementsOf(agent, typed)).entries()) writeAt(agent, typed.data, index, value);
  return typed;
}

function copyWithin(agent: Agent, self: Value, [target, start, end]: Value[]): Value {
  const typed = expectTyped(agent, self, at("copyWithin"));
  const { length, kind } = typed.data;
  const to = toRelative(agent, target, length, 0);
  const from = toRelative(agent, start, length, 0);
  const final = toRelative(agent, end, length, length);
  const count = Math.min(final - from, length - to);
  if (count <= 0) return typed;
  // The conversions above may have taken the memory away, or some of it.
  const left = expectTyped(agent, typed, at("copyWithin")).data.length;
  const moved = Math.min(count, left - from, left - to);
  if (moved <= 0) return typed;
  agent.spend(moved);
  touch(typed.data.buffer);
  typed.data.bytes.copyWithin(to * kind.size, from * kind.size, (from + moved) * kind.size);
  return typed;
}

function fill(agent: Agent, self: Value, [value, start, end]: Value[]): Value {
  const typed = expectTyped(agent, self, at("fill"));
  const { length } = typed.data;
  const element = toElement(agent, typed.data, value);
  const from = toRelative(agent, start, length, 0);
  const to = toRelative(agent, end, length, length);
  const last = Math.min(to, expectTyped(agent, typed, at("fill")).data.length);
  if (last > from) agent.spend(last - from);
  for (let index = from; index < last; index++) writeAt(agent, typed.data, index, element);
  return typed;
}

function set(agent: Agent, self: Value, [source, offset]: Value[]): Value {
  const typed = known(self);
  if (!isTypedArray(typed)) return throwTypeError(agent, "this is not a typed array.");
  const from = toInteger(agent, offset);
  if (from < 0) return throwRangeError(agent, "offset is out of bounds");
  const given = known(source);
  expectTyped(agent, typed, at("set"));
  if (isTypedArray(given)) return setFromTyped(agent, typed, from, expectTyped(agent, given, at("set")));
  const room = typed.data.length;
  const list = toObject(agent, given);
  const length = lengthOf(agent, list);
  if (from + length > room) return throwRangeError(agent, "offset is out of bounds");
  for (let index = 0; index < length; index++) {
    agent.spend(1);
    writeAt(agent, typed.data, from + index, get(list, String(index)));
  }
  return undefined;
}

/** All are read before any is written: both may lie in one memory. */
function setFromTyped(agent: Agent, typed: TypedArray, from: number, given: TypedArray): Value {
  const { length } = given.data;
  if (given.data.kind.bigint !== typed.data.kind.bigint)
    return throwTypeError(agent, "Cannot mix BigInt and other types, use explicit conversions");
  if (from + length > typed.data.length) return throwRangeError(agent, "offset is out of bounds");
  for (const [index, value] of elementsOf(agent, given).entries()) writeAt(agent, typed.data, from + index, value);
  return undefined;
}

function slice(agent: Agent, self: Value, [start, end]: Value[]): Value {
  const typed = expectTyped(agent, self, at("slice"));
  const { length } = typed.data;
  const from = toRelative(agent, start, length, 0);
  const to = toRelative(agent, end, length, length);
  const count = Math.max(0, to - from);
  const made = newTypedLike(agent, typed, [count], at("slice"));
  if (count === 0) return made;
  // What the conversions and the constructor left of the memory.
  const left = expectTyped(agent, typed, at("slice")).data.length;
  agent.spend(count);
  for (let index = 0; index < count && from + index < left; index++) writeAt(agent, made.data, index, readAt(typed.data, from + index));
  return made;
}

function subarray(agent: Agent, self: Value, [start, end]: Value[]): Value {
  const typed = known(self);
  if (!isTypedArray(typed)) return throwTypeError(agent, "this is not a typed array.");
  const { length, kind, buffer, offset, fixedLength } = typed.data;
  const from = toRelative(agent, start, length, 0);
  const begin = offset + from * kind.size;
  // A view that follows the length of its buffer makes views that do.
  const args =
    fixedLength === null && end === undefined
      ? [buffer, begin]
      : [buffer, begin, Math.max(0, toRelative(agent, end, length, length) - from)];
  return newTypedLike(agent, typed, args, at("subarray"));
}

function byOrder(agent: Agent, values: Element[], compare: GuestObject | undefined): Element[] {
  agent.spend(values.length);
  if (compare === undefined) {
    // Minus zero comes before zero, and NaN last.
    const rank = (a: Element, b: Element): number =>
      a < b
        ? -1
        : a > b
          ? 1
          : a === 0 && b === 0
            ? Object.is(a, -0)
              ? Object.is(b, -0)
                ? 0
                : -1
              : Object.is(b, -0)
                ? 1
                : 0
            : a !== a
              ? b !== b
                ? 0
                : 1
              : b !== b
                ? -1
                : 0;
    return values.sort(rank);
  }
  timSort(values, (a, b) => {
    agent.spend(1);
    const order = toNumber(agent, call(agent, compare, undefined, [a, b]));
    return order !== order ? 0 : order;
  });
  return values;
}

function sort(agent: Agent, self: Value, [compare]: Value[]): Value {
  const comparator = expectComparator(agent, compare);
  return reordered(agent, self, "sort", (values) => byOrder(agent, values, comparator));
}

function toSorted(agent: Agent, self: Value, [compare]: Value[]): Value {
  const comparator = expectComparator(agent, compare);
  const typed = expectTyped(agent, self, at("toSorted"));
  return fresh(agent, typed, byOrder(agent, elementsOf(agent, typed), comparator));
}

function replaced(agent: Agent, self: Value, [index, value]: Value[]): Value {
  const typed = expectTyped(agent, self, at("with"));
  const { length } = typed.data;
  const relative = toInteger(agent, index);
  const place = relative < 0 ? length + relative : relative;
  const element = toElement(agent, typed.data, value);
  if (place < 0 || place >= typed.data.length) return throwRangeError(agent, "Invalid typed array index");
  const values = elementsOf(agent, typed);
  values[place] = element;
  return fresh(agent, typed, values);
}
