// The language's conversions (ECMA-262, 7.1). An unknown value cannot be converted: `UnknownMet` is thrown, and the
// native's own rule decides what that means (see `native.ts`).
import type { Agent } from "./agent.ts";
import { call } from "./call.ts";
import { throwError, throwTypeError } from "./error.ts";
import { get } from "./object.ts";
import { UnknownMet } from "./stop.ts";
import { GuestSymbol, type PropertyKey, wellKnown } from "./symbol.ts";
import { GuestObject, Unknown, type Value } from "./value.ts";
import { newWrapper } from "./wrapper.ts";

export type Primitive = Exclude<Value, GuestObject | Unknown>;
export type Numeric = number | bigint;

/** The value itself, known: throws `UnknownMet` for an unknown. */
export function known<T extends Value>(value: T): Exclude<T, Unknown> {
  if (value instanceof Unknown) throw new UnknownMet(value);
  return value as Exclude<T, Unknown>;
}

export function toBoolean(value: Value): boolean {
  if (value instanceof Unknown) throw new UnknownMet(value);
  if (typeof value === "object" && value !== null) return true;
  return Boolean(value);
}

export function toPrimitive(agent: Agent, value: Value, hint: "default" | "number" | "string" = "default"): Primitive {
  if (value instanceof Unknown) throw new UnknownMet(value);
  if (!(value instanceof GuestObject)) return value;
  const exotic = get(value, wellKnown.toPrimitive);
  if (exotic !== undefined && exotic !== null) {
    const made = call(agent, exotic, value, [hint]);
    if (!(made instanceof GuestObject)) return known(made);
    return throwTypeError(agent, "Cannot convert object to primitive value");
  }
  const order = hint === "string" ? ["toString", "valueOf"] : ["valueOf", "toString"];
  for (const name of order) {
    const method = get(value, name);
    if (!(method instanceof GuestObject) || method.behaviour.call === null) continue;
    const made = method.behaviour.call(method, value, []);
    if (!(made instanceof GuestObject)) return known(made);
  }
  return throwTypeError(agent, "Cannot convert object to primitive value");
}

export function toNumber(agent: Agent, value: Value): number {
  if (typeof value === "number") return value;
  if (value instanceof GuestObject || value instanceof Unknown) return toNumber(agent, toPrimitive(agent, value, "number"));
  if (value instanceof GuestSymbol) return throwTypeError(agent, "Cannot convert a Symbol value to a number");
  if (typeof value === "bigint") return throwTypeError(agent, "Cannot convert a BigInt value to a number");
  return Number(value);
}

export function toNumeric(agent: Agent, value: Value): Numeric {
  if (typeof value === "number") return value;
  const primitive = toPrimitive(agent, value, "number");
  return typeof primitive === "bigint" ? primitive : toNumber(agent, primitive);
}

/** Integer part, NaN as 0; infinities stay. */
export function toInteger(agent: Agent, value: Value): number {
  const number = toNumber(agent, value);
  return number !== number ? 0 : Math.trunc(number) + 0;
}

export const toInt32 = (agent: Agent, value: Value): number => toNumber(agent, value) | 0;
export const toUint32 = (agent: Agent, value: Value): number => toNumber(agent, value) >>> 0;

export function toLength(agent: Agent, value: Value): number {
  const length = toInteger(agent, value);
  return length <= 0 ? 0 : Math.min(length, Number.MAX_SAFE_INTEGER);
}

export function toIndex(agent: Agent, value: Value, what: string): number {
  const index = toInteger(agent, value);
  if (index < 0 || index > Number.MAX_SAFE_INTEGER) return throwError(agent, "RangeError", `Invalid ${what}`);
  return index;
}

/** A relative position (as in `slice`) made absolute: negative counts from the end, and the result lies in 0…length. */
export function toRelative(agent: Agent, value: Value, length: number, absent: number): number {
  if (value === undefined) return absent;
  const position = toInteger(agent, value);
  return position < 0 ? Math.max(0, length + position) : Math.min(position, length);
}

/** `ToString`; named so that it is not taken for the host's method. */
export function toText(agent: Agent, value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof GuestObject || value instanceof Unknown) return toText(agent, toPrimitive(agent, value, "string"));
  if (value instanceof GuestSymbol) return throwTypeError(agent, "Cannot convert a Symbol value to a string");
  return String(value);
}

export function toPropertyKey(agent: Agent, value: Value): PropertyKey {
  if (typeof value === "string" || value instanceof GuestSymbol) return value;
  const primitive = toPrimitive(agent, value, "string");
  return primitive instanceof GuestSymbol ? primitive : toText(agent, primitive);
}

export function toObject(agent: Agent, value: Value): GuestObject {
  if (value instanceof GuestObject) return value;
  if (value === undefined || value === null) return throwTypeError(agent, "Cannot convert undefined or null to object");
  return newWrapper(agent.realm, known(value));
}

export function toBigInt(agent: Agent, value: Value): bigint {
  const primitive = toPrimitive(agent, value, "number");
  if (typeof primitive === "bigint") return primitive;
  if (typeof primitive === "boolean") return BigInt(primitive);
  if (typeof primitive === "string") {
    const parsed = parseBigInt(primitive);
    return parsed === undefined ? throwError(agent, "SyntaxError", `Cannot convert ${primitive} to a BigInt`) : parsed;
  }
  if (primitive instanceof GuestSymbol) return throwTypeError(agent, `Cannot convert Symbol(${primitive.description ?? ""}) to a BigInt`);
  return throwTypeError(agent, `Cannot convert ${String(primitive)} to a BigInt`);
}

/** A bigint from its text, or undefined. */
export function parseBigInt(text: string): bigint | undefined {
  try {
    return BigInt(text);
  } catch {
    return undefined;
  }
}
