// Object and its prototype: https://tc39.es/ecma262/#sec-object-objects
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toObject, toPropertyKey } from "#machine/convert.ts";
import { defineMethod, type NativeFunction, PURE } from "#machine/native.ts";
import { behaviour, newObject } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { GuestObject, Unknown, type Value } from "#machine/value.ts";
import { objectAttributes } from "../object/attributes.ts";
import { objectKeys } from "../object/keys.ts";
import { definePrototypeMethods } from "../object/prototype.ts";
import { defineClass, defineMethods } from "../table.ts";

export const knownGaps: readonly string[] = [
  "Object.fromEntries gives an unknown for an iterable with an unknown key, not an object with an unknown key",
];

export function fill(realm: Realm): void {
  const prototype = realm.core.objectPrototype;
  const constructor = defineClass(realm, { name: "Object", length: 1, prototype, fn: makeObject });
  prototype.behaviour = immutable;
  defineMethods(realm, constructor, objectKeys);
  defineMethods(realm, constructor, objectAttributes);
  defineMethod(realm, constructor, "hasOwn", 2, hasOwn, PURE);
  definePrototypeMethods(realm, prototype);
}

/** `Object.prototype` keeps its prototype, null, for ever. */
const immutable = behaviour("ordinary", { setPrototype: (_, prototype) => prototype === null });

const makeObject: NativeFunction = (agent, _, [value], newTarget) => {
  if (newTarget !== undefined && newTarget !== intrinsic(agent.realm, "%Object%"))
    return newObject(prototypeFor(agent, newTarget, "%Object.prototype%"));
  if (value === undefined || value === null) return newObject(agent.realm.core.objectPrototype);
  return value instanceof GuestObject || value instanceof Unknown ? value : toObject(agent, value);
};

function hasOwn(agent: Agent, _: Value, [value, key]: Value[]): Value {
  const object = toObject(agent, known(value));
  return object.behaviour.getOwn(object, toPropertyKey(agent, key)) !== undefined;
}
