// CommonJS: the `module` object, `require`, and running a module's body as a function.

import type { ProgramModule } from "#ir/program.ts";
import type { Agent } from "../agent.ts";
import { newArray } from "../array.ts";
import { callClosure, newClosure } from "../closure.ts";
import { codesOf } from "../code/codes.ts";
import { ModuleInstance } from "../code.ts";
import { toText } from "../convert.ts";
import { throwTypeError } from "../error.ts";
import { defineMethod, newNative } from "../native.ts";
import { createData, get, newObject } from "../object.ts";
import { emptyList, GuestObject, type Value } from "../value.ts";
import type { ValueRecord } from "./record.ts";

export type Require = (from: string, specifier: string) => Value;
export type ResolveKey = (from: string, specifier: string) => string;

/** A fresh `module` object. */
function newModuleObject(agent: Agent, key: string): GuestObject {
  const { core } = agent.realm;
  const module = newObject(core.objectPrototype);
  createData(module, "id", key);
  createData(module, "path", directoryOf(key));
  createData(module, "exports", newObject(core.objectPrototype));
  createData(module, "filename", key);
  createData(module, "loaded", false);
  createData(module, "children", newArray(agent.realm, emptyList()));
  createData(module, "paths", newArray(agent.realm, emptyList()));
  return module;
}

const directoryOf = (key: string): string => {
  const at = key.lastIndexOf("/");
  return at < 0 ? "." : at === 0 ? "/" : key.slice(0, at);
};

/** Runs the body; gives what `module.exports` is afterwards. */
export function runCommonJs(agent: Agent, record: ValueRecord, module: ProgramModule, traced: boolean, require: GuestObject): Value {
  const object = newModuleObject(agent, record.key);
  createData(object, "require", require);
  record.moduleObject = object;
  const instance = new ModuleInstance(record.key, module, agent.realm);
  const body = newClosure(codesOf(module, traced)[0]!, [], instance);
  const exports = get(object, "exports");
  record.exports = exports;
  const args = emptyList();
  args.push(exports, require, object, record.key, directoryOf(record.key));
  callClosure(body, exports, args);
  createData(object, "loaded", true);
  return get(object, "exports");
}

export function newRequire(agent: Agent, from: string, require: Require, resolve: ResolveKey, cache: GuestObject): GuestObject {
  const asText = (value: Value): string => {
    if (typeof value === "string") return value;
    return value instanceof GuestObject || value === undefined
      ? throwTypeError(agent, 'The "id" argument must be of type string.')
      : toText(agent, value);
  };
  const made = newNative(agent.realm, "require", 1, (_agent, _self, args) => require(from, asText(args[0])));
  defineMethod(agent.realm, made, "resolve", 2, (_agent, _self, args) => resolve(from, asText(args[0])));
  createData(made, "cache", cache);
  createData(made, "main", undefined);
  createData(made, "extensions", newObject(null));
  return made;
}
