// Options of `util.inspect` as guest code passes them.
import type { Agent } from "#machine/agent.ts";
import { toBoolean, toNumber } from "#machine/convert.ts";
import { enumerableKeys, get } from "#machine/object.ts";
import { isObject, type Value } from "#machine/value.ts";
import { unmodelled } from "../guest/unmodelled.ts";
import type { InspectOptions } from "./inspect/context.ts";

const NUMBERS = new Set(["depth", "maxArrayLength", "maxStringLength", "breakLength"]);
const FLAGS = new Set(["showHidden", "customInspect", "showProxy", "getters", "sorted"]);

export function inspectOptionsOf(agent: Agent, options: Value): Partial<InspectOptions> {
  if (!isObject(options)) return {};
  const found: Record<string, unknown> = {};
  for (const key of enumerableKeys(options)) {
    const value = get(options, key);
    if (value === undefined) continue;
    if (NUMBERS.has(key)) found[key] = value === null ? Number.POSITIVE_INFINITY : toNumber(agent, value);
    else if (FLAGS.has(key))
      found[key] =
        key === "sorted" && isObject(value)
          ? unmodelled(agent, "util.inspect.sorted", "a comparing function is not modelled")
          : toBoolean(value);
    else if (key === "compact") found[key] = compactOf(agent, value);
    else if (key === "colors" && value === true) unmodelled(agent, "util.inspect.colors", "set `colors: false`");
    else if (key === "numericSeparator" && value === true) unmodelled(agent, "util.inspect.numericSeparator");
  }
  return found;
}

function compactOf(agent: Agent, value: Value): number | false {
  if (value === false) return false;
  if (typeof value === "number") return value === 0 ? false : value;
  return unmodelled(agent, "util.inspect.compact", "`compact: true` is not modelled; use a number or false");
}
