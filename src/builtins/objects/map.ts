// Map and its prototype: https://tc39.es/ecma262/#sec-map-objects
import type { Agent } from "#machine/agent.ts";
import { call, prototypeFor } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { defineGetter, defineMethod, defineValue, PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { MapData } from "../collections/entries.ts";
import { fillFrom } from "../collections/fill.ts";
import { expectData } from "../collections/receiver.ts";
import { defineCollectionIterator, newCollectionIterator } from "../iterators/collection.ts";
import { defineClass, defineMethods, defineSpecies, defineTag } from "../table.ts";
import { wordedWithType } from "../wording.ts";

export const knownGaps: readonly string[] = [
  "a key that is unknown ends the run when it is set, removed or iterated, since the size of the map is then unknown",
];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  const constructor = defineClass(realm, { name: "Map", length: 0, prototype, fn: makeMap, onlyNew: true });
  defineSpecies(realm, constructor);
  defineMethods(realm, prototype, [
    ["get", 1, (agent, self, [key]) => expectData(agent, self, MapData, "Map.prototype.get").data.find(key)?.value, PURE],
    ["set", 2, set],
    ["has", 1, (agent, self, [key]) => expectData(agent, self, MapData, "Map.prototype.has").data.find(key) !== undefined, PURE],
    ["delete", 1, remove],
    ["clear", 0, clear],
  ]);
  const iterator = (kind: "keys" | "values" | "entries"): GuestObject =>
    defineMethod(realm, prototype, kind, 0, (agent, self) =>
      newCollectionIterator(agent, "Map", expectData(agent, self, MapData, `Map.prototype.${kind}`).object, kind),
    );
  const entries = iterator("entries");
  defineMethods(realm, prototype, [["forEach", 1, forEach]]);
  iterator("keys");
  defineGetter(realm, prototype, "size", (agent, self) => expectData(agent, self, MapData, "get Map.prototype.size").data.size);
  iterator("values");
  defineTag(prototype, "Map");
  defineValue(prototype, wellKnown.iterator, entries, HIDDEN);
  defineCollectionIterator(realm, "Map");
}

function makeMap(agent: Agent, _: Value, [iterable]: Value[], newTarget: GuestObject | undefined): Value {
  return fillFrom(agent, newObject(prototypeFor(agent, newTarget, "%Map.prototype%"), new MapData()), iterable, "set");
}

function set(agent: Agent, self: Value, [key, value]: Value[]): Value {
  const { object, data } = expectData(agent, self, MapData, "Map.prototype.set");
  touch(object);
  agent.allocate(2);
  data.set(key, value);
  return object;
}

function remove(agent: Agent, self: Value, [key]: Value[]): Value {
  const { object, data } = expectData(agent, self, MapData, "Map.prototype.delete");
  touch(object);
  return data.remove(key);
}

function clear(agent: Agent, self: Value): Value {
  const { object, data } = expectData(agent, self, MapData, "Map.prototype.clear");
  touch(object);
  data.clear();
  return undefined;
}

function forEach(agent: Agent, self: Value, [callback, thisArg]: Value[]): Value {
  const { object } = expectData(agent, self, MapData, "Map.prototype.forEach");
  if (!isCallable(known(callback))) return throwTypeError(agent, `${wordedWithType(callback)} is not a function`);
  let last = -1;
  let hint = 0;
  for (;;) {
    const found = (object.data as MapData).after(last, hint);
    if (found === null) return undefined;
    agent.spend(1);
    last = found.entry.number;
    hint = found.at + 1;
    call(agent, callback, thisArg, [found.entry.value, found.entry.key, object]);
  }
}
