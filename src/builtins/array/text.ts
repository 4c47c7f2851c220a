// join, toString, toLocaleString of arrays.
import { invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call, deeper } from "#machine/call.ts";
import { toObject, toText } from "#machine/convert.ts";
import { PURE } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { lengthOf } from "../list.ts";
import { objectText } from "../object/prototype.ts";
import type { Methods } from "../table.ts";
import { elementAt } from "./element.ts";

export const text: Methods = [
  ["join", 1, join, PURE],
  ["toLocaleString", 0, toLocaleString, PURE],
  ["toString", 0, toString, PURE],
];

function toString(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  const method = get(object, "join");
  return isCallable(method) ? call(agent, method, object, []) : objectText(agent, object);
}

function toLocaleString(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  return joinBy(agent, object, lengthOf(agent, object), ",", (value) => toText(agent, invoke(agent, value, "toLocaleString", [])));
}

function join(agent: Agent, self: Value, [separator]: Value[]): Value {
  const object = toObject(agent, self);
  const length = lengthOf(agent, object);
  const between = separator === undefined ? "," : toText(agent, separator);
  return joinBy(agent, object, length, between, (value) => toText(agent, value));
}

/** The arrays that are being joined now: one that contains itself counts as empty text there, as in V8. Always empty between tasks. */
const joining: GuestObject[] = [];

export function joinBy(agent: Agent, object: GuestObject, length: number, between: string, print: (value: Value) => string): string {
  if (joining.includes(object)) return "";
  if (length > 1) agent.expectString(between.length * (length - 1));
  if (length > agent.limits.elementsMax) agent.limit("elementsMax", agent.limits.elementsMax);
  joining.push(object);
  try {
    return deeper(agent, () => joinAll(agent, object, length, between, print));
  } finally {
    joining.pop();
  }
}

function joinAll(agent: Agent, object: GuestObject, length: number, between: string, print: (value: Value) => string): string {
  const parts: string[] = [];
  let size = 0;
  for (let at = 0; at < length; at++) {
    agent.spend(1);
    const value = elementAt(object, at);
    const part = value === undefined || value === null ? "" : print(value);
    size += part.length + between.length;
    if (size > agent.limits.stringMax) agent.expectString(size);
    parts.push(part);
  }
  agent.expectString(size);
  return parts.join(between);
}
