// Typed arrays as objects: every canonical number is an index, there or not. https://tc39.es/ecma262/#sec-typedarray-exotic-objects
import type { Agent } from "#machine/agent.ts";
import { toBigInt, toNumber } from "#machine/convert.ts";
import { touch } from "#machine/heap.ts";
import { behaviour } from "#machine/object.ts";
import { ordinary, setOnReceiver } from "#machine/ordinary.ts";
import { running } from "#machine/running.ts";
import { arrayIndexOf, type PropertyKey } from "#machine/symbol.ts";
import type { GuestObject, Property, Value } from "#machine/value.ts";
import type { ViewData } from "./data.ts";
import type { Element } from "./element.ts";

/** The number that a key canonically names, or undefined for other keys. */
function numericIndex(key: PropertyKey): number | undefined {
  if (typeof key !== "string") return undefined;
  const index = arrayIndexOf(key);
  if (index >= 0) return index;
  if (key === "-0") return -0;
  if (!/^(-?[0-9]|-?Infinity$|NaN$)/.test(key)) return undefined;
  const number = Number(key);
  return String(number) === key ? number : undefined;
}

const isInside = (data: ViewData, index: number): boolean =>
  index >= 0 && index < data.length && Number.isInteger(index) && !Object.is(index, -0);

export function readAt(data: ViewData, index: number): Value {
  if (!isInside(data, index)) return undefined;
  return data.kind!.read(data.memory.view, data.offset + index * data.kind!.size);
}

export const toElement = (agent: Agent, data: ViewData, value: Value): Element =>
  data.kind!.bigint ? toBigInt(agent, value) : toNumber(agent, value);

/** Writing outside does nothing, but converts the value. */
export function writeAt(agent: Agent, data: ViewData, index: number, value: Value): void {
  const element = toElement(agent, data, value);
  if (!isInside(data, index)) return;
  touch(data.buffer);
  data.kind!.write(data.memory.view, data.offset + index * data.kind!.size, element);
}

const dataOf = (object: GuestObject): ViewData => object.data as ViewData;

function getOwn(object: GuestObject, key: PropertyKey): Property | undefined {
  const index = numericIndex(key);
  if (index === undefined) return ordinary.getOwn(object, key);
  const value = readAt(dataOf(object), index);
  return value === undefined ? undefined : { kind: "data", value, writable: true, enumerable: true, configurable: true };
}

export const typedArrayBehaviour = behaviour("typed-array", {
  plainNames: true,
  getOwn,
  define: (object, key, descriptor) => {
    const index = numericIndex(key);
    if (index === undefined) return ordinary.define(object, key, descriptor);
    if (!isInside(dataOf(object), index) || "get" in descriptor || "set" in descriptor) return false;
    if (descriptor.configurable === false || descriptor.enumerable === false || descriptor.writable === false) return false;
    if ("value" in descriptor) writeAt(running(), dataOf(object), index, descriptor.value);
    return true;
  },
  has: (object, key) => {
    const index = numericIndex(key);
    return index === undefined ? ordinary.has(object, key) : isInside(dataOf(object), index);
  },
  get: (object, key, receiver) => {
    const index = numericIndex(key);
    return index === undefined ? ordinary.get(object, key, receiver) : readAt(dataOf(object), index);
  },
  set: (object, key, value, receiver) => {
    const index = numericIndex(key);
    if (index === undefined) return ordinary.set(object, key, value, receiver);
    if (receiver === object) {
      writeAt(running(), dataOf(object), index, value);
      return true;
    }
    return !isInside(dataOf(object), index) || setOnReceiver(key, value, receiver);
  },
  remove: (object, key) => {
    const index = numericIndex(key);
    return index === undefined ? ordinary.remove(object, key) : !isInside(dataOf(object), index);
  },
  keys: (object) => [...Array.from({ length: dataOf(object).length }, (_, at) => String(at)), ...ordinary.keys(object)],
});
