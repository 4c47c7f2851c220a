// includes, indexOf, startsWith and their family: methods that look for text.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { known, toNumber, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { RegExpData } from "../regexp/data.ts";
import type { Methods } from "../table.ts";
import { holds } from "../truth.ts";
import { collate } from "./collate.ts";
import { clampedPosition, thisText } from "./receiver.ts";

export const textSearch: Methods = [
  ["endsWith", 1, endsWith, PURE],
  ["includes", 1, includes, PURE],
  ["indexOf", 1, indexOf, PURE],
  ["lastIndexOf", 1, lastIndexOf, PURE],
  ["localeCompare", 1, localeCompare, PURE],
  ["startsWith", 1, startsWith, PURE],
];

export function isRegExp(agent: Agent, value: Value): boolean {
  if (!(known(value) instanceof GuestObject)) return false;
  const match = getFrom(agent, value, wellKnown.match);
  return match === undefined ? (value as GuestObject).data instanceof RegExpData : holds(agent, match);
}

function noRegExp(agent: Agent, value: Value, method: string): string {
  if (isRegExp(agent, value)) throwTypeError(agent, `First argument to String.prototype.${method} must not be a regular expression`);
  return toText(agent, value);
}

function includes(agent: Agent, self: Value, [wanted, position]: Value[]): Value {
  const text = thisText(agent, self, "includes");
  const part = noRegExp(agent, wanted, "includes");
  spendSearch(agent, text);
  return text.includes(part, clampedPosition(agent, position, text.length));
}

function startsWith(agent: Agent, self: Value, [wanted, position]: Value[]): Value {
  const text = thisText(agent, self, "startsWith");
  const part = noRegExp(agent, wanted, "startsWith");
  return text.startsWith(part, clampedPosition(agent, position, text.length));
}

function endsWith(agent: Agent, self: Value, [wanted, end]: Value[]): Value {
  const text = thisText(agent, self, "endsWith");
  const part = noRegExp(agent, wanted, "endsWith");
  return text.endsWith(part, end === undefined ? text.length : clampedPosition(agent, end, text.length));
}

function indexOf(agent: Agent, self: Value, [wanted, position]: Value[]): Value {
  const text = thisText(agent, self, "indexOf");
  const part = toText(agent, wanted);
  spendSearch(agent, text);
  return text.indexOf(part, clampedPosition(agent, position, text.length));
}

function lastIndexOf(agent: Agent, self: Value, [wanted, position]: Value[]): Value {
  const text = thisText(agent, self, "lastIndexOf");
  const part = toText(agent, wanted);
  const at = toNumber(agent, position);
  spendSearch(agent, text);
  return text.lastIndexOf(part, Number.isNaN(at) ? Number.POSITIVE_INFINITY : at);
}

/** The host searches sixteen units or so in the time of one step. */
export const spendSearch = (agent: Agent, text: string): void => agent.spend(text.length >> 4);

/** Locales and options that would change the order are unmodelled. */
function localeCompare(agent: Agent, self: Value, [other, locales, options]: Value[]): Value {
  const text = thisText(agent, self, "localeCompare");
  const against = toText(agent, other);
  agent.spend((text.length + against.length) >> 2);
  return collate(agent, text, against, locales, options);
}
