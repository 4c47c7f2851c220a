// at, includes, indexOf, lastIndexOf, and the find family: methods that look for an element.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { known, toInteger, toObject, toRelative } from "#machine/convert.ts";
import { PURE } from "#machine/native.ts";
import { sameValueZero } from "#machine/same.ts";
import { HOLE, Unknown, type Value } from "#machine/value.ts";
import { lengthOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { holds } from "../truth.ts";
import { elementAt, elementOrHole } from "./element.ts";
import { expectCallback } from "./species.ts";

export const search: Methods = [
  ["at", 1, at, PURE],
  ["find", 1, (agent, self, args) => find(agent, self, args, "first").value],
  ["findIndex", 1, (agent, self, args) => find(agent, self, args, "first").index],
  ["findLast", 1, (agent, self, args) => find(agent, self, args, "last").value],
  ["findLastIndex", 1, (agent, self, args) => find(agent, self, args, "last").index],
  ["lastIndexOf", 1, lastIndexOf, PURE],
  ["includes", 1, includes, PURE],
  ["indexOf", 1, indexOf, PURE],
];

function at(agent: Agent, self: Value, [index]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const relative = toInteger(agent, index);
  const place = relative < 0 ? length + relative : relative;
  return place < 0 || place >= length ? undefined : elementAt(object, place);
}

function find(
  agent: Agent,
  self: Value,
  [callback, thisArg]: Value[],
  from: "first" | "last",
): { readonly index: number; readonly value: Value } {
  const object = toObject(agent, known(self));
  const length = lengthOf(agent, object);
  const predicate = expectCallback(agent, callback);
  for (let step = 0; step < length; step++) {
    agent.spend(1);
    const index = from === "first" ? step : length - 1 - step;
    const value = elementAt(object, index);
    if (holds(agent, call(agent, predicate, thisArg, [value, index, object]))) return { index, value };
  }
  return { index: -1, value: undefined };
}

/** Is it the one looked for? An unknown is equal to itself only; whether it equals anything else is unknown. */
function matches(value: Value, wanted: Value): boolean {
  if (value === wanted) return true;
  known(value);
  known(wanted);
  return false;
}

function includes(agent: Agent, self: Value, [wanted, start]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  if (length === 0) return false;
  let unknown: Unknown | undefined;
  for (let index = toRelative(agent, start, length, 0); index < length; index++) {
    agent.spend(1);
    const value = elementAt(object, index);
    if (!(value instanceof Unknown) && !(wanted instanceof Unknown)) {
      if (sameValueZero(value, wanted)) return true;
    } else if (value === wanted) return true;
    else unknown ??= value instanceof Unknown ? value : (wanted as Unknown);
  }
  // A certain find beats a possible one.
  return unknown === undefined ? false : known(unknown);
}

function indexOf(agent: Agent, self: Value, [wanted, start]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  if (length === 0) return -1;
  for (let index = toRelative(agent, start, length, 0); index < length; index++) {
    agent.spend(1);
    const value = elementOrHole(object, index);
    if (value !== HOLE && matches(value, wanted)) return index;
  }
  return -1;
}

function lastIndexOf(agent: Agent, self: Value, args: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  if (length === 0) return -1;
  const start = args.length > 1 ? toInteger(agent, args[1]) : length - 1;
  for (let index = start >= 0 ? Math.min(start, length - 1) : length + start; index >= 0; index--) {
    agent.spend(1);
    const value = elementOrHole(object, index);
    if (value !== HOLE && matches(value, args[0])) return index;
  }
  return -1;
}
