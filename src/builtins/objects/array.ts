// Array and its prototype: https://tc39.es/ecma262/#sec-array-objects
import { getFrom, put } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { newArray, setLength } from "#machine/array.ts";
import { call, construct, prototypeFor } from "#machine/call.ts";
import { known, toObject } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { forEachOf } from "#machine/iterate.ts";
import { defineMethod, defineValue, PURE } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { CONFIGURABLE, HIDDEN } from "#machine/shape.ts";
import { wellKnown } from "#machine/symbol.ts";
import { emptyList, type GuestObject, isCallable, isConstructor, Unknown, type Value } from "#machine/value.ts";
import { callbacks } from "../array/callbacks.ts";
import { copies } from "../array/copies.ts";
import { addAt, elementAt } from "../array/element.ts";
import { ends } from "../array/ends.ts";
import { inPlace } from "../array/inplace.ts";
import { search } from "../array/search.ts";
import { expectCallback, newOfLength } from "../array/species.ts";
import { text } from "../array/text.ts";
import { isArray } from "../is-array.ts";
import { defineArrayIterators } from "../iterators/array.ts";
import { lengthOf } from "../list.ts";
import { defineClass, defineMethods, defineSpecies } from "../table.ts";

export const knownGaps: readonly string[] = [
  "sort without a comparison function converts each object to text once, not at each comparison",
];

export function fill(realm: Realm): void {
  const prototype = realm.core.arrayPrototype;
  const constructor = defineClass(realm, { name: "Array", length: 1, prototype, fn: makeArray });
  defineMethod(realm, constructor, "isArray", 1, (agent, _, [value]) => isArray(agent, known(value)), PURE);
  defineMethod(realm, constructor, "from", 1, from);
  defineMethod(realm, constructor, "of", 0, of);
  defineSpecies(realm, constructor);
  for (const methods of [copies, ends, inPlace, search, callbacks, text]) defineMethods(realm, prototype, methods);
  defineArrayIterators(realm, prototype);
  const values = get(prototype, "values") as GuestObject;
  realm.intrinsics.set("%Array.prototype.values%", values);
  defineValue(prototype, wellKnown.iterator, values, HIDDEN);
  defineValue(prototype, wellKnown.unscopables, unscopables(), CONFIGURABLE);
}

function makeArray(agent: Agent, _: Value, args: Value[], newTarget: GuestObject | undefined): Value {
  const prototype = prototypeFor(agent, newTarget, "%Array.prototype%");
  if (args.length !== 1) {
    agent.allocate(args.length);
    return newArray(agent.realm, args.slice(), prototype);
  }
  const length = known(args[0]);
  if (typeof length !== "number") return newArray(agent.realm, [length], prototype);
  if (length !== length >>> 0) return throwRangeError(agent, "Invalid array length");
  const array = newArray(agent.realm, emptyList(), prototype);
  setLength(array, length);
  return array;
}

/** An array, or what `this` constructs. */
function made(agent: Agent, self: Value, length: number | undefined): GuestObject {
  if (!isConstructor(self) || self === agent.realm.intrinsics.get("%Array%")) return newOfLength(agent, 0);
  return known(construct(agent, self, length === undefined ? [] : [length])) as GuestObject;
}

function of(agent: Agent, self: Value, args: Value[]): Value {
  const array = made(agent, self, args.length);
  for (let at = 0; at < args.length; at++) addAt(agent, array, at, args[at]);
  put(agent, array, "length", args.length);
  return array;
}

function from(agent: Agent, self: Value, [items, mapper, thisArg]: Value[]): Value {
  const map = mapper === undefined ? undefined : expectCallback(agent, known(mapper));
  if (items instanceof Unknown && map === undefined) return items.derive(`Array.from(${items.text})`);
  const source = known(items);
  if (source === undefined || source === null)
    return throwTypeError(
      agent,
      `${source === null ? "object null" : source} is not iterable (cannot read property Symbol(Symbol.iterator))`,
    );
  const mapped = (value: Value, at: number): Value => (map === undefined ? value : call(agent, map, thisArg, [value, at]));
  const method = known(getFrom(agent, source, wellKnown.iterator));
  if (method !== undefined && method !== null && !isCallable(method)) {
    return throwTypeError(
      agent,
      "%Array%.from requires that the property of the first argument, items[Symbol.iterator], when exists, be a function",
    );
  }
  if (method !== undefined && method !== null) {
    const array = made(agent, self, undefined);
    let at = 0;
    forEachOf(agent, source, (value) => {
      agent.spend(1);
      agent.allocate(1);
      addAt(agent, array, at, mapped(value, at));
      at++;
    });
    put(agent, array, "length", at);
    return array;
  }
  const object = toObject(agent, source);
  const length = lengthOf(agent, object);
  if (length > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  agent.allocate(length);
  const array = made(agent, self, length);
  for (let at = 0; at < length; at++) {
    agent.spend(1);
    addAt(agent, array, at, mapped(elementAt(object, at), at));
  }
  put(agent, array, "length", length);
  return array;
}

const UNSCOPABLES = [
  "at",
  "copyWithin",
  "entries",
  "fill",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
  "flat",
  "flatMap",
  "includes",
  "keys",
  "values",
  "toReversed",
  "toSorted",
  "toSpliced",
];

function unscopables(): GuestObject {
  const names = newObject(null);
  for (const name of UNSCOPABLES) setOwn(names, name, true);
  return names;
}
