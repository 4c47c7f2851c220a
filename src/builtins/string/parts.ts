// charAt, slice, substring and their family: methods that give a part of a string.
import type { Agent } from "#machine/agent.ts";
import { toInteger, toRelative } from "#machine/convert.ts";
import { PURE } from "#machine/native.ts";
import type { Value } from "#machine/value.ts";
import type { Methods } from "../table.ts";
import { clampedPosition, thisText } from "./receiver.ts";

export const parts: Methods = [
  ["at", 1, at, PURE],
  ["charAt", 1, charAt, PURE],
  ["charCodeAt", 1, charCodeAt, PURE],
  ["codePointAt", 1, codePointAt, PURE],
  ["slice", 2, slice, PURE],
  ["substr", 2, substr, PURE],
  ["substring", 2, substring, PURE],
  ["trim", 0, (agent, self) => thisText(agent, self, "trim").trim(), PURE],
];

function at(agent: Agent, self: Value, [index]: Value[]): Value {
  const text = thisText(agent, self, "at");
  return text.at(toInteger(agent, index));
}

function charAt(agent: Agent, self: Value, [index]: Value[]): Value {
  const text = thisText(agent, self, "charAt");
  return text.charAt(toInteger(agent, index));
}

function charCodeAt(agent: Agent, self: Value, [index]: Value[]): Value {
  const text = thisText(agent, self, "charCodeAt");
  return text.charCodeAt(toInteger(agent, index));
}

function codePointAt(agent: Agent, self: Value, [index]: Value[]): Value {
  const text = thisText(agent, self, "codePointAt");
  return text.codePointAt(toInteger(agent, index));
}

function slice(agent: Agent, self: Value, [start, end]: Value[]): Value {
  const text = thisText(agent, self, "slice");
  const from = toRelative(agent, start, text.length, 0);
  return text.slice(from, Math.max(from, toRelative(agent, end, text.length, text.length)));
}

function substring(agent: Agent, self: Value, [start, end]: Value[]): Value {
  const text = thisText(agent, self, "substring");
  const from = clampedPosition(agent, start, text.length);
  const to = end === undefined ? text.length : clampedPosition(agent, end, text.length);
  return text.substring(from, to);
}

function substr(agent: Agent, self: Value, [start, length]: Value[]): Value {
  const text = thisText(agent, self, "substr");
  const from = toRelative(agent, start, text.length, 0);
  const count = length === undefined ? text.length - from : Math.min(Math.max(toInteger(agent, length), 0), text.length - from);
  return text.slice(from, from + count);
}
