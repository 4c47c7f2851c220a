// Set and its prototype: https://tc39.es/ecma262/#sec-set-objects
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
import { SetData } from "../collections/entries.ts";
import { fillFrom } from "../collections/fill.ts";
import { expectData } from "../collections/receiver.ts";
import { defineCollectionIterator, newCollectionIterator } from "../iterators/collection.ts";
import { defineClass, defineMethods, defineSpecies, defineTag } from "../table.ts";
import { wordedWithType } from "../wording.ts";

export const knownGaps: readonly string[] = [
  "an unknown value ends the run when it is added or removed, since the size of the set is then unknown",
];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  const constructor = defineClass(realm, { name: "Set", length: 0, prototype, fn: makeSet, onlyNew: true });
  defineSpecies(realm, constructor);
  defineMethods(realm, prototype, [
    ["has", 1, (agent, self, [value]) => expectData(agent, self, SetData, "Set.prototype.has").data.find(value) !== undefined, PURE],
    ["add", 1, add],
    ["delete", 1, remove],
    ["clear", 0, clear],
  ]);
  const iterator = (kind: "values" | "entries"): GuestObject =>
    defineMethod(realm, prototype, kind, 0, (agent, self) =>
      newCollectionIterator(agent, "Set", expectData(agent, self, SetData, `Set.prototype.${kind}`).object, kind),
    );
  iterator("entries");
  defineMethods(realm, prototype, [["forEach", 1, forEach]]);
  defineGetter(realm, prototype, "size", (agent, self) => expectData(agent, self, SetData, "get Set.prototype.size").data.size);
  const values = iterator("values");
  defineValue(prototype, "keys", values, HIDDEN);
  defineTag(prototype, "Set");
  defineValue(prototype, wellKnown.iterator, values, HIDDEN);
  defineCollectionIterator(realm, "Set");
}

function makeSet(agent: Agent, _: Value, [iterable]: Value[], newTarget: GuestObject | undefined): Value {
  return fillFrom(agent, newObject(prototypeFor(agent, newTarget, "%Set.prototype%"), new SetData()), iterable, "add");
}

function add(agent: Agent, self: Value, [value]: Value[]): Value {
  const { object, data } = expectData(agent, self, SetData, "Set.prototype.add");
  touch(object);
  agent.allocate(2);
  // The zeros are one value.
  data.set(value, value === 0 ? 0 : value);
  return object;
}

function remove(agent: Agent, self: Value, [key]: Value[]): Value {
  const { object, data } = expectData(agent, self, SetData, "Set.prototype.delete");
  touch(object);
  return data.remove(key);
}

function clear(agent: Agent, self: Value): Value {
  const { object, data } = expectData(agent, self, SetData, "Set.prototype.clear");
  touch(object);
  data.clear();
  return undefined;
}

function forEach(agent: Agent, self: Value, [callback, thisArg]: Value[]): Value {
  const { object } = expectData(agent, self, SetData, "Set.prototype.forEach");
  if (!isCallable(known(callback))) return throwTypeError(agent, `${wordedWithType(callback)} is not a function`);
  let last = -1;
  let hint = 0;
  for (;;) {
    const found = (object.data as SetData).after(last, hint);
    if (found === null) return undefined;
    agent.spend(1);
    last = found.entry.number;
    hint = found.at + 1;
    call(agent, callback, thisArg, [found.entry.value, found.entry.key, object]);
  }
}
