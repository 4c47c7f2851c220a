// `CopyDataProperties`: object spread, object rest, `Object.assign`'s cousin.
import type { Agent } from "./agent.ts";
import { toObject } from "./convert.ts";
import { getOwn, ownKeys } from "./object.ts";
import { ordinary } from "./ordinary.ts";
import { PLAIN } from "./shape.ts";
import type { PropertyKey } from "./symbol.ts";
import type { GuestObject, Value } from "./value.ts";

/** Copies own enumerable properties that are not in `except`. */
export function copyData(agent: Agent, target: GuestObject, source: Value, except: ReadonlySet<PropertyKey> | null): void {
  if (source === undefined || source === null) return;
  const from = toObject(agent, source);
  if (except === null && target.shape.count === 0 && copyWhole(target, from)) return;
  for (const key of ownKeys(from)) {
    if (except?.has(key) === true) continue;
    const own = getOwn(from, key);
    if (own === undefined || !own.enumerable) continue;
    // A proxy is asked again for the value, as the language says.
    const value = own.kind === "data" && from.behaviour.kind !== "proxy" ? own.value : from.behaviour.get(from, key, from);
    target.behaviour.define(target, key, { value, writable: true, enumerable: true, configurable: true });
  }
  agent.spend(from.shape.count >> 2);
}

/** An empty ordinary object takes shape and slots of an ordinary one whose properties are all plain. */
function copyWhole(target: GuestObject, from: GuestObject): boolean {
  if (
    from.behaviour !== ordinary ||
    target.behaviour !== ordinary ||
    from.shape.dictionary ||
    !from.shape.extensible ||
    !target.shape.extensible
  )
    return false;
  const { shape } = from;
  for (let at = 0; at < shape.count; at++) {
    const key = shape.keyAt(at);
    if (shape.attributesAt(at) !== PLAIN || (typeof key !== "string" && key?.hidden === true)) return false;
  }
  target.shape = shape;
  target.slots = from.slots.slice();
  return true;
}
