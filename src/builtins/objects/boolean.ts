// Boolean and its prototype: https://tc39.es/ecma262/#sec-boolean-objects
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toBoolean } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { newWrapper, PrimitiveData } from "#machine/wrapper.ts";
import { defineClass, defineMethods } from "../table.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = realm.core.booleanPrototype;
  defineClass(realm, { name: "Boolean", length: 1, prototype, fn: makeBoolean });
  defineMethods(realm, prototype, [
    ["toString", 0, (agent, self) => String(thisBoolean(agent, self, "Boolean.prototype.toString")), PURE],
    ["valueOf", 0, (agent, self) => thisBoolean(agent, self, "Boolean.prototype.valueOf"), PURE],
  ]);
}

function makeBoolean(agent: Agent, _: Value, [value]: Value[], newTarget: GuestObject | undefined): Value {
  const truth = toBoolean(value);
  return newTarget === undefined ? truth : newWrapper(agent.realm, truth, prototypeFor(agent, newTarget, "%Boolean.prototype%"));
}

function thisBoolean(agent: Agent, self: Value, method: string): boolean {
  const value = known(self);
  if (typeof value === "boolean") return value;
  if (value instanceof GuestObject && value.data instanceof PrimitiveData && typeof value.data.value === "boolean") return value.data.value;
  return throwTypeError(agent, `${method} requires that 'this' be a Boolean`);
}
