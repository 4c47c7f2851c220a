// WeakSet and its prototype: https://tc39.es/ecma262/#sec-weakset-objects. Nothing is ever collected in a run.
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { fillFrom } from "../collections/fill.ts";
import { expectData } from "../collections/receiver.ts";
import { WeakSetData } from "../collections/weak.ts";
import { canBeHeldWeakly } from "../collections/weak-key.ts";
import { defineClass, defineMethods, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  defineClass(realm, { name: "WeakSet", length: 0, prototype, fn: makeWeakSet, onlyNew: true });
  defineMethods(realm, prototype, [
    ["delete", 1, remove],
    ["has", 1, (agent, self, [value]) => expectData(agent, self, WeakSetData, "WeakSet.prototype.has").data.held.has(known(value)), PURE],
    ["add", 1, add],
  ]);
  defineTag(prototype, "WeakSet");
}

function makeWeakSet(agent: Agent, _: Value, [iterable]: Value[], newTarget: GuestObject | undefined): Value {
  return fillFrom(agent, newObject(prototypeFor(agent, newTarget, "%WeakSet.prototype%"), new WeakSetData()), iterable, "add");
}

function add(agent: Agent, self: Value, [value]: Value[]): Value {
  const { object, data } = expectData(agent, self, WeakSetData, "WeakSet.prototype.add");
  if (!canBeHeldWeakly(agent, value)) return throwTypeError(agent, "Invalid value used in weak set");
  touch(object);
  agent.allocate(1);
  data.held.add(value);
  return object;
}

function remove(agent: Agent, self: Value, [value]: Value[]): Value {
  const { object, data } = expectData(agent, self, WeakSetData, "WeakSet.prototype.delete");
  touch(object);
  return data.held.delete(known(value));
}
