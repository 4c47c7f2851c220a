// JSON: https://tc39.es/ecma262/#sec-json-object
import type { Agent } from "#machine/agent.ts";
import { known, toText } from "#machine/convert.ts";
import { PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { parseJson } from "../json/parse.ts";
import { revive } from "../json/revive.ts";
import { stringifyJson } from "../json/stringify.ts";
import { defineGlobal, defineMethods, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = ["JSON.stringify of data with an unknown inside is an unknown text as a whole"];

export function fill(realm: Realm): void {
  const json = newObject(realm.core.objectPrototype);
  defineGlobal(realm, "JSON", json);
  defineMethods(realm, json, [
    ["parse", 2, parse, PURE],
    ["stringify", 3, (agent, _, [value, replacer, space]) => stringifyJson(agent, value, replacer, space), PURE],
  ]);
  defineTag(json, "JSON");
}

function parse(agent: Agent, _: Value, [text, reviver]: Value[]): Value {
  const value = parseJson(agent, toText(agent, text));
  return isCallable(known(reviver)) ? revive(agent, value, reviver as GuestObject) : value;
}
