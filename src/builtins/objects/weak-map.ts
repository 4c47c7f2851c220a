// WeakMap and its prototype: https://tc39.es/ecma262/#sec-weakmap-objects. Nothing is ever collected in a run.
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
import { WeakMapData } from "../collections/weak.ts";
import { canBeHeldWeakly } from "../collections/weak-key.ts";
import { defineClass, defineMethods, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  defineClass(realm, { name: "WeakMap", length: 0, prototype, fn: makeWeakMap, onlyNew: true });
  defineMethods(realm, prototype, [
    ["delete", 1, remove],
    ["get", 1, (agent, self, [key]) => expectData(agent, self, WeakMapData, "WeakMap.prototype.get").data.held.get(known(key)), PURE],
    ["set", 2, set],
    ["has", 1, (agent, self, [key]) => expectData(agent, self, WeakMapData, "WeakMap.prototype.has").data.held.has(known(key)), PURE],
  ]);
  defineTag(prototype, "WeakMap");
}

function makeWeakMap(agent: Agent, _: Value, [iterable]: Value[], newTarget: GuestObject | undefined): Value {
  return fillFrom(agent, newObject(prototypeFor(agent, newTarget, "%WeakMap.prototype%"), new WeakMapData()), iterable, "set");
}

function set(agent: Agent, self: Value, [key, value]: Value[]): Value {
  const { object, data } = expectData(agent, self, WeakMapData, "WeakMap.prototype.set");
  if (!canBeHeldWeakly(agent, key)) return throwTypeError(agent, "Invalid value used as weak map key");
  touch(object);
  agent.allocate(2);
  data.held.set(key, value);
  return object;
}

function remove(agent: Agent, self: Value, [key]: Value[]): Value {
  const { object, data } = expectData(agent, self, WeakMapData, "WeakMap.prototype.delete");
  touch(object);
  return data.held.delete(known(key));
}
