// Atomics: https://tc39.es/ecma262/#sec-atomics-object. One thread runs, so every operation is atomic and nobody can be waited for.
import type { Agent } from "#machine/agent.ts";
import { known, toBigInt, toIndex, toInteger } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { Value } from "#machine/value.ts";
import { defineGlobal, defineMethods, defineTag } from "../table.ts";
import { readAt, writeAt } from "../typed/behaviour.ts";
import type { Element } from "../typed/element.ts";
import { isTypedArray, type TypedArray } from "../typed/receiver.ts";

export const knownGaps: readonly string[] = ["Atomics.wait and waitAsync are unmodelled", "notify always finds nobody waiting"];

export function fill(realm: Realm): void {
  const atomics = newObject(realm.core.objectPrototype);
  defineGlobal(realm, "Atomics", atomics);
  defineMethods(realm, atomics, [
    ["load", 2, (agent, _, [array, index]) => at(agent, array, index).read()],
    ["store", 3, store],
    [
      "add",
      3,
      (agent, _, args) =>
        change(agent, args, (old, given) => (typeof old === "bigint" ? old + (given as bigint) : old + (given as number))),
    ],
    [
      "sub",
      3,
      (agent, _, args) =>
        change(agent, args, (old, given) => (typeof old === "bigint" ? old - (given as bigint) : old - (given as number))),
    ],
    [
      "and",
      3,
      (agent, _, args) =>
        change(agent, args, (old, given) => (typeof old === "bigint" ? old & (given as bigint) : old & (given as number))),
    ],
    [
      "or",
      3,
      (agent, _, args) =>
        change(agent, args, (old, given) => (typeof old === "bigint" ? old | (given as bigint) : old | (given as number))),
    ],
    [
      "xor",
      3,
      (agent, _, args) =>
        change(agent, args, (old, given) => (typeof old === "bigint" ? old ^ (given as bigint) : old ^ (given as number))),
    ],
    ["exchange", 3, (agent, _, args) => change(agent, args, (_old, given) => given)],
    ["compareExchange", 4, compareExchange],
    ["isLockFree", 1, (agent, _, [size]) => [1, 2, 4, 8].includes(toInteger(agent, size))],
    ["wait", 4, (agent) => unmodelled(agent, "wait")],
    ["waitAsync", 4, (agent) => unmodelled(agent, "waitAsync")],
    ["notify", 3, notify],
  ]);
  defineTag(atomics, "Atomics");
}

const unmodelled = (agent: Agent, what: string): never =>
  agent.stuck({ kind: "unmodelled", what: `Atomics.${what}`, message: `Atomics.${what} is not modelled: there is one thread` });

type Place = { readonly typed: TypedArray; readonly index: number; readonly read: () => Value };

function at(agent: Agent, array: Value, index: Value): Place {
  const typed = known(array);
  if (!isTypedArray(typed) || /Float|Clamped/.test(typed.data.kind.name))
    return throwTypeError(agent, "[object Array] is not an integer typed array.");
  if (typed.data.outOfBounds) return throwTypeError(agent, "Cannot perform Atomics operation on a detached ArrayBuffer");
  const place = toIndex(agent, index, "atomic access index");
  if (place >= typed.data.length) return throwRangeError(agent, "Invalid atomic access index");
  return { typed, index: place, read: () => readAt(typed.data, place) };
}

const element = (agent: Agent, { typed }: Place, value: Value): Element =>
  typed.data.kind.bigint ? toBigInt(agent, value) : toInteger(agent, value);

function change(agent: Agent, [array, index, value]: readonly Value[], work: (old: Element, given: Element) => Element): Value {
  const place = at(agent, array, index);
  const given = element(agent, place, value);
  const old = place.read() as Element;
  writeAt(agent, place.typed.data, place.index, work(old, given));
  return old;
}

function store(agent: Agent, _: Value, [array, index, value]: Value[]): Value {
  const place = at(agent, array, index);
  const given = element(agent, place, value);
  writeAt(agent, place.typed.data, place.index, given);
  return given;
}

function compareExchange(agent: Agent, _: Value, [array, index, expected, replacement]: Value[]): Value {
  const place = at(agent, array, index);
  const wanted = element(agent, place, expected);
  const given = element(agent, place, replacement);
  const old = place.read();
  // The expected value is compared as it would lie in the array.
  writeAt(agent, place.typed.data, place.index, wanted);
  const same = place.read() === old;
  writeAt(agent, place.typed.data, place.index, same ? given : old);
  return old;
}

function notify(agent: Agent, _: Value, [array, index, count]: Value[]): Value {
  const typed = known(array);
  if (!isTypedArray(typed) || !/^(Int32|BigInt64)$/.test(typed.data.kind.name))
    return throwTypeError(agent, "[object Array] is not an int32 or BigInt64 typed array.");
  at(agent, typed, index);
  if (count !== undefined) toInteger(agent, count);
  return 0;
}
