// WeakRef: https://tc39.es/ecma262/#sec-weak-ref-objects. Its target is never collected in a run.
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { expectData } from "../collections/receiver.ts";
import { WeakRefData } from "../collections/weak.ts";
import { canBeHeldWeakly } from "../collections/weak-key.ts";
import { defineClass, defineMethods, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = ["targets are never collected"];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  defineClass(realm, { name: "WeakRef", length: 1, prototype, fn: makeWeakRef, onlyNew: true });
  defineMethods(realm, prototype, [
    ["deref", 0, (agent, self) => expectData(agent, self, WeakRefData, "WeakRef.prototype.deref").data.target, PURE],
  ]);
  defineTag(prototype, "WeakRef");
}

function makeWeakRef(agent: Agent, _: Value, [target]: Value[], newTarget: GuestObject | undefined): Value {
  if (!canBeHeldWeakly(agent, target)) return throwTypeError(agent, "WeakRef: invalid target");
  return newObject(prototypeFor(agent, newTarget, "%WeakRef.prototype%"), new WeakRefData(target));
}
