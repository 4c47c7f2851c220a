// `Object.freeze`, `seal` and their questions, for every kind of object; arrays stay dense.
import { ArrayState, arrayBehaviour } from "./array.ts";
import { touch } from "./heap.ts";
import { define, getOwn, isExtensible, ownKeys, preventExtensions } from "./object.ts";
import { ordinary } from "./ordinary.ts";
import { ACCESSOR, CONFIGURABLE, LAZY, WRITABLE } from "./shape.ts";
import type { GuestObject } from "./value.ts";

/** False if the object refuses. */
export function setIntegrity(object: GuestObject, level: "sealed" | "frozen"): boolean {
  const dense = object.behaviour === arrayBehaviour && object.elements !== null;
  if (!dense && object.behaviour !== ordinary) return setByKeys(object, level);
  touch(object);
  const drop = level === "frozen" ? CONFIGURABLE | WRITABLE : CONFIGURABLE;
  object.shape = object.shape.rebuild((bits) => ((bits & (ACCESSOR | LAZY)) === ACCESSOR ? bits & ~CONFIGURABLE : bits & ~drop), false);
  if (dense) {
    const before = object.data as ArrayState | null;
    object.data = new ArrayState(0, level !== "frozen" && (before?.lengthWritable ?? true), before?.level === "frozen" ? "frozen" : level);
  }
  return true;
}

function setByKeys(object: GuestObject, level: "sealed" | "frozen"): boolean {
  if (!preventExtensions(object)) return false;
  for (const key of ownKeys(object)) {
    const own = level === "frozen" ? getOwn(object, key) : undefined;
    if (level === "frozen" && own === undefined) continue;
    const done = define(object, key, own?.kind === "data" ? { configurable: false, writable: false } : { configurable: false });
    if (!done) return false;
  }
  return true;
}

export function testIntegrity(object: GuestObject, level: "sealed" | "frozen"): boolean {
  if (isExtensible(object)) return false;
  return ownKeys(object).every((key) => {
    const own = getOwn(object, key);
    return own === undefined || (!own.configurable && !(level === "frozen" && own.kind === "data" && own.writable));
  });
}
