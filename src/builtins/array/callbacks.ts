// forEach, map, filter, some, every, reduce, reduceRight: methods that call back for each element.
import type { Agent } from "#machine/agent.ts";
import { isArrayObject, setLength } from "#machine/array.ts";
import { call } from "#machine/call.ts";
import { known, toObject } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { type GuestObject, HOLE, type Value } from "#machine/value.ts";
import { lengthOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { holds } from "../truth.ts";
import { addAt, elementOrHole } from "./element.ts";
import { expectCallback, newLike } from "./species.ts";

export const callbacks: Methods = [
  ["forEach", 1, forEach],
  ["filter", 1, filter],
  ["map", 1, map],
  ["every", 1, (agent, self, args) => walk(agent, self, args, (answer) => !holds(agent, answer)) === null],
  ["some", 1, (agent, self, args) => walk(agent, self, args, (answer) => holds(agent, answer)) !== null],
  ["reduce", 1, (agent, self, args) => reduce(agent, self, args, "first")],
  ["reduceRight", 1, (agent, self, args) => reduce(agent, self, args, "last")],
];

/** Calls back for each element until `stop` says so; null when it never did. */
function walk(
  agent: Agent,
  self: Value,
  [callback, thisArg]: Value[],
  stop: (answer: Value, value: Value, index: number) => boolean,
): number | null {
  const object = toObject(agent, known(self));
  const length = lengthOf(agent, object);
  const fn = expectCallback(agent, callback);
  for (let index = 0; index < length; index++) {
    agent.spend(1);
    const value = elementOrHole(object, index);
    if (value !== HOLE && stop(call(agent, fn, thisArg, [value, index, object]), value, index)) return index;
  }
  return null;
}

/** Its answer does not show what the callback did, so an unknown callback ends the run. */
function forEach(agent: Agent, self: Value, args: Value[]): Value {
  known(args[0]);
  walk(agent, self, args, () => false);
  return undefined;
}

function filter(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, known(self));
  lengthOf(agent, object);
  expectCallback(agent, args[0]);
  const made = newLike(agent, object, 0);
  let place = 0;
  walk(agent, object, args, (answer, value) => {
    if (holds(agent, answer)) addAt(agent, made, place++, value);
    return false;
  });
  agent.allocate(place);
  return made;
}

function map(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, known(self));
  const length = lengthOf(agent, object);
  expectCallback(agent, args[0]);
  const made = newLike(agent, object, length);
  agent.allocate(length);
  walk(agent, object, args, (answer, _, index) => {
    addAt(agent, made, index, answer);
    return false;
  });
  if (isArrayObject(made)) pad(made, length);
  return made;
}

/** Holes at the end count too. */
function pad(array: GuestObject, length: number): void {
  if (array.elements !== null && array.elements.length < length) setLength(array, length);
}

function reduce(agent: Agent, self: Value, args: Value[], from: "first" | "last"): Value {
  const object = toObject(agent, known(self));
  const length = lengthOf(agent, object);
  const fn = expectCallback(agent, args[0]);
  let begun = args.length > 1;
  let result: Value = args[1];
  for (let step = 0; step < length; step++) {
    agent.spend(1);
    const index = from === "first" ? step : length - 1 - step;
    const value = elementOrHole(object, index);
    if (value === HOLE) continue;
    result = begun ? call(agent, fn, undefined, [result, value, index, object]) : value;
    begun = true;
  }
  return begun ? result : throwTypeError(agent, "Reduce of empty array with no initial value");
}
