// Binary operators: two numbers are handled at the site, everything else by `operators.ts`.
import type { BinaryOperator, Expression } from "#ir/program.ts";
import { AT, type Frame } from "../frame.ts";
import { binary } from "../operators.ts";
import { running } from "../running.ts";
import { wellKnown } from "../symbol.ts";
import { GuestObject, type Value } from "../value.ts";
import { constantOperation } from "./arithmetic-constant.ts";
import type { Builder, Eval } from "./builder.ts";
import { GetSite, getVia } from "./sites.ts";

type BinaryNode = Extract<Expression, { kind: "binary" }>;
type Site = (left: Eval, right: Eval, at: number) => Eval;

/** Strings up to this length are joined without asking for room. */
const SHORT = 1 << 14;

export function compileBinary(builder: Builder, node: BinaryNode): Eval {
  const left = builder.expression(node.left);
  if (node.right.kind === "constant" && typeof node.right.value === "number") {
    const made = constantOperation(node.operator, left, node.right.value, node.at);
    if (made !== null) return made;
  }
  return SITES[node.operator](left, builder.expression(node.right), node.at);
}

/** The general way, with the place noted for errors and conversions. */
export function slow(frame: Frame, at: number, operator: BinaryOperator, a: Value, b: Value): Value {
  frame[AT] = at;
  return binary(running(), operator, a, b);
}

/** `+` of two values that are there already. */
export function plus(frame: Frame, at: number, a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a + b;
  if (typeof a === "string" && (typeof b === "string" ? a.length + b.length < SHORT : typeof b === "number" && a.length < SHORT))
    return a + (b as string);
  return slow(frame, at, "+", a, b);
}

const add: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  if (typeof a === "number" && typeof b === "number") return a + b;
  return plus(frame, at, a, b);
};

const subtract: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a - b : slow(frame, at, "-", a, b);
};

const multiply: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a * b : slow(frame, at, "*", a, b);
};

const divide: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a / b : slow(frame, at, "/", a, b);
};

const remainder: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a % b : slow(frame, at, "%", a, b);
};

const bitAnd: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a & b : slow(frame, at, "&", a, b);
};

const bitOr: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a | b : slow(frame, at, "|", a, b);
};

const bitXor: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a ^ b : slow(frame, at, "^", a, b);
};

const less: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a < b : slow(frame, at, "<", a, b);
};

const lessOrEqual: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a <= b : slow(frame, at, "<=", a, b);
};

const greater: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a > b : slow(frame, at, ">", a, b);
};

const greaterOrEqual: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a >= b : slow(frame, at, ">=", a, b);
};

/** Values of these types are equal or not without looking further: neither can be unknown. */
const isPlain = (value: Value): boolean => typeof value !== "object" || value === null;

const equal: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return isPlain(a) && isPlain(b) ? a === b : slow(frame, at, "===", a, b);
};

const notEqual: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return isPlain(a) && isPlain(b) ? a !== b : slow(frame, at, "!==", a, b);
};

const isNullish = (value: Value): boolean => value === undefined || value === null;

const looselyEqual =
  (wanted: boolean): Site =>
  (left, right, at) =>
  (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (isPlain(a) && isPlain(b) && (typeof a === typeof b || isNullish(b) || isNullish(a)))
      return (isNullish(a) ? isNullish(b) : a === b) === wanted;
    if (isNullish(b) && a instanceof GuestObject) return !wanted;
    return slow(frame, at, wanted ? "==" : "!=", a, b);
  };

const shiftLeft: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a << b : slow(frame, at, "<<", a, b);
};

const shiftRight: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a >> b : slow(frame, at, ">>", a, b);
};

const shiftUnsigned: Site = (left, right, at) => (frame) => {
  const a = left(frame);
  const b = right(frame);
  return typeof a === "number" && typeof b === "number" ? a >>> b : slow(frame, at, ">>>", a, b);
};

/** Functions whose `instanceof` nobody changed are asked for their prototype at the site. */
const instanceOfSite: Site = (left, right, at) => {
  const asks = new GetSite(wellKnown.hasInstance);
  const prototypes = new GetSite("prototype");
  return (frame) => {
    const value = left(frame);
    const target = right(frame);
    if (!(target instanceof GuestObject) || !(value instanceof GuestObject) || target.behaviour.kind === "bound")
      return slow(frame, at, "instanceof", value, target);
    frame[AT] = at;
    const { realm } = running();
    const ask = getVia(asks, target, target);
    if (ask === undefined || ask !== realm.intrinsics.get("%Function.prototype[@@hasInstance]%"))
      return slow(frame, at, "instanceof", value, target);
    const prototype = getVia(prototypes, target, target);
    if (!(prototype instanceof GuestObject) || target.behaviour.call === null) return slow(frame, at, "instanceof", value, target);
    for (let each = value.behaviour.getPrototype(value); each !== null; each = each.behaviour.getPrototype(each))
      if (each === prototype) return true;
    return false;
  };
};

const general =
  (operator: BinaryOperator): Site =>
  (left, right, at) =>
  (frame) => {
    const a = left(frame);
    return slow(frame, at, operator, a, right(frame));
  };

const SITES: Record<BinaryOperator, Site> = {
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "%": remainder,
  "**": general("**"),
  "<<": shiftLeft,
  ">>": shiftRight,
  ">>>": shiftUnsigned,
  "&": bitAnd,
  "|": bitOr,
  "^": bitXor,
  "==": looselyEqual(true),
  "!=": looselyEqual(false),
  "===": equal,
  "!==": notEqual,
  "<": less,
  "<=": lessOrEqual,
  ">": greater,
  ">=": greaterOrEqual,
  in: general("in"),
  instanceof: instanceOfSite,
};
