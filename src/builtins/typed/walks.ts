// Methods of typed arrays that walk, look for or join elements.

import { invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { known, toInteger, toRelative, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import { sameValueZero } from "#machine/same.ts";
import type { Value } from "#machine/value.ts";
import { expectCallback } from "../array/species.ts";
import { joinBy } from "../array/text.ts";
import type { Methods } from "../table.ts";
import { holds } from "../truth.ts";
import { readAt, writeAt } from "./behaviour.ts";
import { expectTyped, newTypedLike, type TypedArray } from "./receiver.ts";

const expect = (agent: Agent, self: Value, method: string): TypedArray => expectTyped(agent, self, `%TypedArray%.prototype.${method}`);

export const typedWalks: Methods = [
  ["at", 1, at, PURE],
  ["every", 1, (agent, self, args) => walk(agent, expect(agent, self, "every"), args, (answer) => !holds(agent, answer)) === null],
  ["filter", 1, filter],
  ["find", 1, (agent, self, args) => find(agent, expect(agent, self, "find"), args, "first").value],
  ["findIndex", 1, (agent, self, args) => find(agent, expect(agent, self, "findIndex"), args, "first").index],
  ["findLast", 1, (agent, self, args) => find(agent, expect(agent, self, "findLast"), args, "last").value],
  ["findLastIndex", 1, (agent, self, args) => find(agent, expect(agent, self, "findLastIndex"), args, "last").index],
  ["forEach", 1, forEach],
  ["includes", 1, (agent, self, args) => search(agent, expect(agent, self, "includes"), args, sameValueZero) >= 0, PURE],
  ["indexOf", 1, (agent, self, args) => search(agent, expect(agent, self, "indexOf"), args, isFound), PURE],
  ["join", 1, join, PURE],
  ["lastIndexOf", 1, lastIndexOf, PURE],
  ["map", 1, map],
  ["reduce", 1, (agent, self, args) => reduce(agent, expect(agent, self, "reduce"), args, "first")],
  ["reduceRight", 1, (agent, self, args) => reduce(agent, expect(agent, self, "reduceRight"), args, "last")],
  ["some", 1, (agent, self, args) => walk(agent, expect(agent, self, "some"), args, (answer) => holds(agent, answer)) !== null],
  ["toLocaleString", 0, toLocaleString, PURE],
];

function toLocaleString(agent: Agent, self: Value): Value {
  const typed = expect(agent, self, "toLocaleString");
  return joinBy(agent, typed, typed.data.length, ",", (value) => toText(agent, invoke(agent, value, "toLocaleString", [])));
}

function at(agent: Agent, self: Value, [index]: Value[]): Value {
  const typed = expect(agent, self, "at");
  const { length } = typed.data;
  const relative = toInteger(agent, index);
  return readAt(typed.data, relative < 0 ? length + relative : relative);
}

function walk(
  agent: Agent,
  typed: TypedArray,
  [callback, thisArg]: Value[],
  stop: (answer: Value, value: Value, index: number) => boolean,
): number | null {
  const { length } = typed.data;
  const fn = expectCallback(agent, callback);
  for (let index = 0; index < length; index++) {
    agent.spend(1);
    const value = readAt(typed.data, index);
    if (stop(call(agent, fn, thisArg, [value, index, typed]), value, index)) return index;
  }
  return null;
}

function forEach(agent: Agent, self: Value, args: Value[]): Value {
  known(args[0]);
  walk(agent, expect(agent, self, "forEach"), args, () => false);
  return undefined;
}

function filter(agent: Agent, self: Value, args: Value[]): Value {
  const typed = expect(agent, self, "filter");
  const kept: Value[] = [];
  walk(agent, typed, args, (answer, value) => {
    if (holds(agent, answer)) kept.push(value);
    return false;
  });
  const made = newTypedLike(agent, typed, [kept.length], "%TypedArray%.prototype.filter");
  for (const [index, value] of kept.entries()) writeAt(agent, made.data, index, value);
  return made;
}

function map(agent: Agent, self: Value, args: Value[]): Value {
  const typed = expect(agent, self, "map");
  expectCallback(agent, args[0]);
  const made = newTypedLike(agent, typed, [typed.data.length], "%TypedArray%.prototype.map");
  walk(agent, typed, args, (answer, _, index) => {
    writeAt(agent, made.data, index, answer);
    return false;
  });
  return made;
}

function find(
  agent: Agent,
  typed: TypedArray,
  [callback, thisArg]: Value[],
  from: "first" | "last",
): { readonly index: number; readonly value: Value } {
  const { length } = typed.data;
  const fn = expectCallback(agent, callback);
  for (let step = 0; step < length; step++) {
    agent.spend(1);
    const index = from === "first" ? step : length - 1 - step;
    const value = readAt(typed.data, index);
    if (holds(agent, call(agent, fn, thisArg, [value, index, typed]))) return { index, value };
  }
  return { index: -1, value: undefined };
}

function search(agent: Agent, typed: TypedArray, [wanted, start]: Value[], same: (a: Value, b: Value) => boolean): number {
  const { length } = typed.data;
  if (length === 0) return -1;
  const looked = known(wanted);
  agent.spend(length);
  for (let index = toRelative(agent, start, length, 0); index < length; index++) if (same(readAt(typed.data, index), looked)) return index;
  return -1;
}

/** What is no longer there is found by `includes` only. */
const isFound = (value: Value, wanted: Value): boolean => value !== undefined && value === wanted;

function lastIndexOf(agent: Agent, self: Value, args: Value[]): Value {
  const typed = expect(agent, self, "lastIndexOf");
  const { length } = typed.data;
  if (length === 0) return -1;
  const wanted = known(args[0]);
  const start = args.length > 1 ? toInteger(agent, args[1]) : length - 1;
  agent.spend(length);
  for (let index = start >= 0 ? Math.min(start, length - 1) : length + start; index >= 0; index--)
    if (isFound(readAt(typed.data, index), wanted)) return index;
  return -1;
}

function join(agent: Agent, self: Value, [separator]: Value[]): Value {
  const typed = expect(agent, self, "join");
  const { length } = typed.data;
  return joinBy(agent, typed, length, separator === undefined ? "," : toText(agent, separator), (value) => toText(agent, value));
}

function reduce(agent: Agent, typed: TypedArray, args: Value[], from: "first" | "last"): Value {
  const { length } = typed.data;
  const fn = expectCallback(agent, args[0]);
  let step = args.length > 1 ? 0 : 1;
  if (step > length) return throwTypeError(agent, "Reduce of empty array with no initial value");
  let result: Value = args.length > 1 ? args[1] : readAt(typed.data, from === "first" ? 0 : length - 1);
  for (; step < length; step++) {
    agent.spend(1);
    const index = from === "first" ? step : length - 1 - step;
    result = call(agent, fn, undefined, [result, readAt(typed.data, index), index, typed]);
  }
  return result;
}
