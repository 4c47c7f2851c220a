// The reviver of `JSON.parse`: called from the leaves up, it may replace or remove what was read.
import type { Agent } from "#machine/agent.ts";
import { call, deeper } from "#machine/call.ts";
import { createData, enumerableKeys, get, newObject, remove } from "#machine/object.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { isArray } from "../is-array.ts";
import { lengthOf } from "../list.ts";

export function revive(agent: Agent, value: Value, reviver: GuestObject): Value {
  const root = newObject(agent.realm.core.objectPrototype);
  createData(root, "", value);
  return internalize(agent, root, "", reviver);
}

function internalize(agent: Agent, holder: GuestObject, name: string, reviver: GuestObject): Value {
  agent.spend(1);
  const value = get(holder, name);
  if (value instanceof GuestObject) {
    deeper(agent, () => {
      const keys = isArray(agent, value) ? Array.from({ length: lengthOf(agent, value) }, (_, at) => String(at)) : enumerableKeys(value);
      for (const key of keys) {
        const made = internalize(agent, value, key, reviver);
        if (made === undefined) remove(value, key);
        else createData(value, key, made);
      }
    });
  }
  return call(agent, reviver, holder, [name, value]);
}
