// Object.keys and its family: what an object's own properties are.
import { getFrom, put, putData } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { showBriefly } from "#machine/brief.ts";
import { known, toObject, toPropertyKey } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { forEachOf } from "#machine/iterate.ts";
import { PURE } from "#machine/native.ts";
import { createData, get, getOwn, newObject, ownKeys } from "#machine/object.ts";
import { ordinary } from "#machine/ordinary.ts";
import { sameValue } from "#machine/same.ts";
import { ENUMERABLE } from "#machine/shape.ts";
import { type PropertyKey, wellKnown } from "#machine/symbol.ts";
import { emptyList, GuestObject, isCallable, Unknown, type Value } from "#machine/value.ts";
import { fromProperty } from "../descriptor.ts";
import { arrayOf } from "../list.ts";
import type { Methods } from "../table.ts";
import { notIterable, worded } from "../wording.ts";
import { enumerableNames } from "./enumerable.ts";

export const objectKeys: Methods = [
  ["assign", 2, assign],
  ["getOwnPropertyDescriptor", 2, getOwnPropertyDescriptor, PURE],
  ["getOwnPropertyDescriptors", 1, getOwnPropertyDescriptors, PURE],
  [
    "getOwnPropertyNames",
    1,
    (agent, _, [value]) =>
      arrayOf(
        agent.realm,
        ownKeys(toObject(agent, value)).filter((key) => typeof key === "string"),
      ),
    PURE,
  ],
  [
    "getOwnPropertySymbols",
    1,
    (agent, _, [value]) =>
      arrayOf(
        agent.realm,
        ownKeys(toObject(agent, value)).filter((key) => typeof key !== "string"),
      ),
    PURE,
  ],
  ["is", 2, (_, __, [a, b]) => (a instanceof Unknown && a === b) || sameValue(known(a), known(b)), PURE],
  ["keys", 1, (agent, _, [value]) => entriesOf(agent, value, "keys"), PURE],
  ["entries", 1, (agent, _, [value]) => entriesOf(agent, value, "entries"), PURE],
  ["fromEntries", 1, fromEntries, PURE],
  ["values", 1, (agent, _, [value]) => entriesOf(agent, value, "values"), PURE],
];

/** The sources may be unknown: what the target then holds is unknown, so the run stops. */
function assign(agent: Agent, _: Value, [target, ...sources]: Value[]): Value {
  const to = toObject(agent, known(target));
  for (const source of sources) {
    if (source === undefined || source === null) continue;
    const from = toObject(agent, known(source));
    const keys = ownKeys(from);
    agent.spend(keys.length);
    for (const key of keys) if (getOwn(from, key)?.enumerable === true) put(agent, to, key, get(from, key));
  }
  return to;
}

function getOwnPropertyDescriptor(agent: Agent, _: Value, [value, key]: Value[]): Value {
  const object = toObject(agent, value);
  return fromProperty(agent.realm, getOwn(object, toPropertyKey(agent, key)));
}

function getOwnPropertyDescriptors(agent: Agent, _: Value, [value]: Value[]): Value {
  const object = toObject(agent, value);
  const made = newObject(agent.realm.core.objectPrototype);
  for (const key of ownKeys(object)) {
    const own = fromProperty(agent.realm, getOwn(object, key));
    if (own !== undefined) createData(made, key, own);
  }
  return made;
}

/** Own enumerable string properties, in order. */
export function entriesOf(agent: Agent, value: Value, kind: "keys" | "values" | "entries"): GuestObject {
  const object = toObject(agent, value);
  const plain = object.behaviour === ordinary;
  const keys = plain ? enumerableNames(object) : ownKeys(object);
  agent.spend(keys.length);
  agent.allocate(keys.length);
  const list = emptyList();
  for (const key of keys) {
    // Each is asked for when its turn comes: a getter may have taken it away, and a proxy is asked one by one.
    const there = plain ? isEnumerableRow(object, key) : typeof key === "string" && getOwn(object, key)?.enumerable === true;
    if (!there || typeof key !== "string") continue;
    const own = kind === "keys" ? key : get(object, key);
    list.push(kind === "entries" ? arrayOf(agent.realm, [key, own]) : own);
  }
  return newArray(agent.realm, list);
}

function isEnumerableRow({ shape }: GuestObject, key: PropertyKey): boolean {
  const slot = shape.find(key);
  return slot >= 0 && (shape.attributesAt(slot) & ENUMERABLE) !== 0;
}

function fromEntries(agent: Agent, _: Value, [iterable]: Value[]): Value {
  const source = known(iterable);
  if (source === undefined || source === null) return throwTypeError(agent, `${source} is not iterable`);
  const made = newObject(agent.realm.core.objectPrototype);
  eachEntry(agent, source, (key, value) => putData(agent, made, toPropertyKey(agent, key), value));
  return made;
}

/** Walks an iterable of `[key, value]` objects. */
export function eachEntry(agent: Agent, iterable: Value, visit: (key: Value, value: Value) => void): void {
  expectIterable(agent, iterable);
  forEachOf(agent, iterable, (entry) => {
    if (!(known(entry) instanceof GuestObject)) throwTypeError(agent, `Iterator value ${worded(entry)} is not an entry object`);
    visit(get(entry as GuestObject, "0"), get(entry as GuestObject, "1"));
  });
}

/** V8 words this differently for natives than for source code. */
export function expectIterable(agent: Agent, iterable: Value): void {
  const value = known(iterable);
  if (value === undefined || value === null) notIterable(agent, value);
  const method = getFrom(agent, value, wellKnown.iterator);
  if (method instanceof Unknown) return;
  if (method === undefined || method === null) notIterable(agent, value);
  if (!isCallable(method)) throwTypeError(agent, `${showBriefly(method)} is not a function`);
}
