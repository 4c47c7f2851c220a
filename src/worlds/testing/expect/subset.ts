// The part of an object that an expected subset speaks of, for showing beside it, and how many other properties there were.
import type { Agent } from "#machine/agent.ts";
import { isArrayObject } from "#machine/array.ts";
import { get, getOwn, newObject, ownKeys, setOwn } from "#machine/object.ts";
import { HIDDEN } from "#machine/shape.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { arrayOf } from "../../guest/build.ts";
import { classOf } from "../../guest/kind.ts";
import { equals, hasSomewhere, subsetComparison } from "../equality.ts";

export function subsetShown(agent: Agent, value: Value, subset: Value): { readonly value: Value; readonly stripped: number } {
  const count = { stripped: 0 };
  return { value: trimmed(agent, value, subset, new Map(), count), stripped: count.stripped };
}

function trimmed(agent: Agent, value: Value, subset: Value, seen: Map<GuestObject, GuestObject>, count: { stripped: number }): Value {
  if (!isObject(value)) return value;
  if (isArrayObject(value)) {
    if (!isArrayObject(subset) || get(subset, "length") !== get(value, "length")) return value;
    const length = Number(get(value, "length"));
    return arrayOf(
      agent.realm,
      Array.from({ length }, (_, at) => trimmed(agent, get(value, String(at)), get(subset, String(at)), seen, count)),
    );
  }
  if (classOf(value) === "Date" || !isObject(subset)) return value;
  if (equals(agent, value, subset, subsetComparison)) return subset;
  const made = newObject(agent.realm.core.objectPrototype);
  seen.set(value, made);
  const maker = get(value, "constructor");
  if (isObject(maker) && maker !== get(agent.realm.core.objectPrototype, "constructor")) setOwn(made, "constructor", maker, HIDDEN);
  let kept = 0;
  for (const key of shownKeys(value)) {
    const inside = get(value, key);
    const known = isObject(inside) ? seen.get(inside) : undefined;
    if (hasSomewhere(agent, subset, key)) {
      setOwn(made, key, known ?? trimmed(agent, inside, get(subset, key), seen, count));
      kept++;
    } else if (known === undefined) {
      count.stripped += 1 + (isObject(inside) ? shownKeys(inside).length : 0);
    }
  }
  return kept > 0 ? made : value;
}

const shownKeys = (object: GuestObject): PropertyKey[] => ownKeys(object).filter((key) => getOwn(object, key)?.enumerable === true);
