// The global object's own values and functions: https://tc39.es/ecma262/#sec-global-object
import type { Agent } from "#machine/agent.ts";
import { newNative } from "#machine/native.ts";
import { setOwn } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { Value } from "#machine/value.ts";
import { structuredCloneOf } from "../clone.ts";
import { uriFunctions } from "../globals/uri.ts";
import { defineConstants, defineGlobal, defineMethods } from "../table.ts";

export const knownGaps: readonly string[] = ["eval sees only the global scope, even when it is called directly"];

export function fill(realm: Realm): void {
  const { global } = realm;
  defineGlobal(realm, "globalThis", global);
  defineConstants(global, { Infinity: Number.POSITIVE_INFINITY, NaN: Number.NaN, undefined: undefined });
  defineMethods(realm, global, uriFunctions);
  const evaluate = newNative(realm, "eval", 1, evaluateText);
  realm.intrinsics.set("%eval%", evaluate);
  defineGlobal(realm, "eval", evaluate);
  setOwn(
    global,
    "structuredClone",
    newNative(realm, "structuredClone", 1, (agent, _, [value, options]) => structuredCloneOf(agent, value, options)),
  );
}

function evaluateText(agent: Agent, _: Value, [text]: Value[]): Value {
  if (typeof text !== "string") return text;
  return agent.modules.runText({ kind: "eval", text, parameters: null, path: "<eval>" });
}
