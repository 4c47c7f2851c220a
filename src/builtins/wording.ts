// Values as V8 words them in the messages of its errors. Runs no guest code.

import type { Agent } from "#machine/agent.ts";
import { showBriefly } from "#machine/brief.ts";
import { Closure } from "#machine/code.ts";
import { ErrorData, headerOf, throwTypeError } from "#machine/error.ts";
import { isNative } from "#machine/native.ts";
import { typeOf } from "#machine/operators.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { functionText } from "./function-text.ts";

/** `abc`, `[object Array]`, `#<Map>`, `Error: x`, a function's source. */
export function worded(value: Value): string {
  if (typeof value === "string") return value;
  if (!(value instanceof GuestObject)) return showBriefly(value);
  if (value.data instanceof Closure || isNative(value)) return functionText(value);
  if (value.data instanceof ErrorData) return headerOf(value);
  const text = showBriefly(value);
  if (text === "#<Object>" && value.proto === null) return "[object Object]";
  if (text === "#<Date>" || text === "#<RegExp>") return `[object ${text.slice(2, -1)}]`;
  return text;
}

/** `number 1`, `object null`, `string "x"`, `object`: how V8 names the value of an expression it does not print. */
export function wordedWithType(value: Value): string {
  if (value === null) return "object null";
  if (typeof value === "string") return `string "${value}"`;
  if (typeof value === "number" || typeof value === "boolean") return `${typeof value} ${value}`;
  return String(typeOf(value));
}

export const notIterable = (agent: Agent, value: Value): never =>
  throwTypeError(agent, `${wordedWithType(value)} is not iterable (cannot read property Symbol(Symbol.iterator))`);
