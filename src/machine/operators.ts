// What operators mean when they meet anything but two numbers: strings, objects, bigints, unknowns.
// Compiled code handles the common cases itself and comes here for the rest; builtins ask for equality here.
import type { BinaryOperator } from "#ir/program.ts";
import { getMethod } from "./access.ts";
import type { Agent } from "./agent.ts";
import { bigintArithmetic } from "./bigint.ts";
import { BoundData } from "./bound.ts";
import { showBriefly } from "./brief.ts";
import { call } from "./call.ts";
import {
  type Numeric,
  type Primitive,
  parseBigInt,
  toBoolean,
  toNumber,
  toNumeric,
  toPrimitive,
  toPropertyKey,
  toText,
} from "./convert.ts";
import { throwTypeError } from "./error.ts";
import { get, has } from "./object.ts";
import { UnknownMet } from "./stop.ts";
import { GuestSymbol, wellKnown } from "./symbol.ts";
import { GuestObject, Unknown, type Value } from "./value.ts";

/** An unknown made by an operator from operands of which one is unknown. */
function unknownFrom(operator: string, left: Value, right: Value): Unknown {
  const origin = left instanceof Unknown ? left : (right as Unknown);
  return origin.derive(`${textOf(left)} ${operator} ${textOf(right)}`);
}

const textOf = (value: Value): string => (value instanceof Unknown ? value.text : showBriefly(value));

/** Any binary operator on any two values. */
export function binary(agent: Agent, operator: BinaryOperator, left: Value, right: Value): Value {
  if (left instanceof Unknown || right instanceof Unknown) return unknownFrom(operator, left, right);
  try {
    return knownBinary(agent, operator, left, right);
  } catch (signal) {
    // A conversion of an object (its `valueOf`) gave an unknown.
    if (signal instanceof UnknownMet) return signal.unknown.derive(`${textOf(left)} ${operator} ${textOf(right)}`);
    throw signal;
  }
}

function knownBinary(agent: Agent, operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case "+":
      return add(agent, left, right);
    case "===":
      return strictEqual(left, right);
    case "!==":
      return !strictEqual(left, right);
    case "==":
      return looseEqual(agent, left, right);
    case "!=":
      return !looseEqual(agent, left, right);
    case "<":
      return compare(agent, left, right, true) === true;
    case ">":
      return compare(agent, right, left, false) === true;
    case "<=":
      return compare(agent, right, left, false) === false;
    case ">=":
      return compare(agent, left, right, true) === false;
    case "instanceof":
      return instanceOf(agent, left, right);
    case "in":
      return isIn(agent, left, right);
    default:
      return arithmetic(agent, operator, left, right);
  }
}

export function add(agent: Agent, left: Value, right: Value): Value {
  const a = toPrimitive(agent, left);
  const b = toPrimitive(agent, right);
  if (typeof a === "string" || typeof b === "string") {
    const first = toText(agent, a);
    const second = toText(agent, b);
    agent.expectString(first.length + second.length);
    return first + second;
  }
  return arithmetic(agent, "+", a, b);
}

function arithmetic(agent: Agent, operator: BinaryOperator, left: Value, right: Value): Numeric {
  const a = toNumeric(agent, left);
  const b = toNumeric(agent, right);
  if (typeof a === "number" && typeof b === "number") return numberArithmetic(operator, a, b);
  if (typeof a !== typeof b) return throwTypeError(agent, "Cannot mix BigInt and other types, use explicit conversions");
  return bigintArithmetic(agent, operator, a as bigint, b as bigint);
}

function numberArithmetic(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return a / b;
    case "%":
      return a % b;
    case "**":
      return a ** b;
    case "<<":
      return a << b;
    case ">>":
      return a >> b;
    case ">>>":
      return a >>> b;
    case "&":
      return a & b;
    case "|":
      return a | b;
    default:
      return a ^ b;
  }
}

/** Strict equality of known values. */
export const strictEqual = (left: Value, right: Value): boolean => left === right;

export function looseEqual(agent: Agent, left: Value, right: Value): boolean {
  if (left === null || left === undefined) return right === null || right === undefined;
  if (right === null || right === undefined) return false;
  const a = left instanceof GuestObject && !(right instanceof GuestObject) ? toPrimitive(agent, left) : left;
  const b = right instanceof GuestObject && !(left instanceof GuestObject) ? toPrimitive(agent, right) : right;
  if (a instanceof GuestObject || b instanceof GuestObject || a instanceof GuestSymbol || b instanceof GuestSymbol) return a === b;
  // biome-ignore lint/suspicious/noDoubleEquals: primitives other than symbols compare as the host's do.
  return (a as boolean | number | string | bigint) == (b as boolean | number | string | bigint);
}

/** `left < right`, undefined if incomparable. `leftFirst`: which operand is converted first. */
function compare(agent: Agent, left: Value, right: Value, leftFirst: boolean): boolean | undefined {
  let a: Primitive;
  let b: Primitive;
  if (leftFirst) {
    a = toPrimitive(agent, left, "number");
    b = toPrimitive(agent, right, "number");
  } else {
    b = toPrimitive(agent, right, "number");
    a = toPrimitive(agent, left, "number");
  }
  if (typeof a === "string" && typeof b === "string") return a < b;
  const x = comparable(agent, a, typeof b === "bigint");
  const y = comparable(agent, b, typeof a === "bigint");
  if (x === undefined || y === undefined || x !== x || y !== y) return undefined;
  return x < y;
}

/** A string compared with a bigint is read as a bigint; everything else as a number. */
function comparable(agent: Agent, value: Primitive, againstBigInt: boolean): Numeric | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "string" && againstBigInt) return parseBigInt(value);
  return toNumber(agent, value);
}

export function instanceOf(agent: Agent, value: Value, target: Value): boolean {
  if (!(target instanceof GuestObject)) return throwTypeError(agent, "Right-hand side of 'instanceof' is not an object");
  const method = getMethod(agent, target, wellKnown.hasInstance);
  if (
    method !== undefined &&
    !(method instanceof Unknown) &&
    method !== agent.realm.intrinsics.get("%Function.prototype[@@hasInstance]%")
  ) {
    return toBoolean(call(agent, method, target, [value]));
  }
  if (target.behaviour.call === null) return throwTypeError(agent, "Right-hand side of 'instanceof' is not callable");
  return ordinaryInstanceOf(agent, value, target);
}

/** `OrdinaryHasInstance`; what `Function.prototype[Symbol.hasInstance]` does. */
export function ordinaryInstanceOf(agent: Agent, value: Value, target: Value): boolean {
  if (!(target instanceof GuestObject) || target.behaviour.call === null) return false;
  const bound = boundTargetOf(target);
  if (bound !== undefined) return instanceOf(agent, value, bound);
  if (!(value instanceof GuestObject)) return false;
  const prototype = get(target, "prototype");
  if (!(prototype instanceof GuestObject))
    return throwTypeError(agent, `Function has non-object prototype '${showBriefly(prototype)}' in instanceof check`);
  for (let at = value.behaviour.getPrototype(value); at !== null; at = at.behaviour.getPrototype(at)) if (at === prototype) return true;
  return false;
}

const boundTargetOf = (target: GuestObject): GuestObject | undefined => (target.data instanceof BoundData ? target.data.target : undefined);

function isIn(agent: Agent, key: Value, object: Value): boolean {
  if (object instanceof GuestObject) return has(object, toPropertyKey(agent, key));
  const shown = typeof key === "string" ? key : showBriefly(key);
  return throwTypeError(
    agent,
    `Cannot use 'in' operator to search for '${shown}' in ${typeof object === "string" ? object : showBriefly(object)}`,
  );
}

export function typeOf(value: Value): Value {
  if (value instanceof Unknown) return value.derive(`typeof ${value.text}`);
  if (value === null) return "object";
  if (value instanceof GuestObject) return value.behaviour.call !== null ? "function" : "object";
  if (value instanceof GuestSymbol) return "symbol";
  return typeof value;
}
