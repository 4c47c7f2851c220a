// FinalizationRegistry: https://tc39.es/ecma262/#sec-finalization-registry-objects. It never calls back: nothing is collected in a run.
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { expectData } from "../collections/receiver.ts";
import { RegistryData } from "../collections/weak.ts";
import { canBeHeldWeakly } from "../collections/weak-key.ts";
import { defineClass, defineMethods, defineTag } from "../table.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = ["callbacks never come"];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  defineClass(realm, { name: "FinalizationRegistry", length: 1, prototype, fn: makeRegistry, onlyNew: true });
  defineMethods(realm, prototype, [
    ["register", 2, register],
    ["unregister", 1, unregister],
  ]);
  defineTag(prototype, "FinalizationRegistry");
}

function makeRegistry(agent: Agent, _: Value, [cleanup]: Value[], newTarget: GuestObject | undefined): Value {
  if (!isCallable(known(cleanup))) return throwTypeError(agent, "FinalizationRegistry: cleanup must be callable");
  return newObject(prototypeFor(agent, newTarget, "%FinalizationRegistry.prototype%"), new RegistryData());
}

function register(agent: Agent, self: Value, [target, held, token]: Value[]): Value {
  const { object, data } = expectData(agent, self, RegistryData, "FinalizationRegistry.prototype.register");
  if (!canBeHeldWeakly(agent, target)) throwTypeError(agent, "FinalizationRegistry.prototype.register: invalid target");
  if (target === held) throwTypeError(agent, "FinalizationRegistry.prototype.register: target and holdings must not be same");
  if (canBeHeldWeakly(agent, token)) {
    touch(object);
    data.tokens.add(token);
  } else if (token !== undefined) throwTypeError(agent, `Invalid unregisterToken ('${worded(token)}')`);
  return undefined;
}

function unregister(agent: Agent, self: Value, [token]: Value[]): Value {
  const { object, data } = expectData(agent, self, RegistryData, "FinalizationRegistry.prototype.unregister");
  if (!canBeHeldWeakly(agent, token)) throwTypeError(agent, `Invalid unregisterToken ('${worded(token)}')`);
  touch(object);
  return data.tokens.delete(token);
}
