// Unary operators, `typeof`, `++` and `--`, and compound assignment.
import type { BinaryOperator, Expression, LogicalOperator } from "#ir/program.ts";
import { toNumeric } from "../convert.ts";
import { AT, type Frame, REGISTERS } from "../frame.ts";
import { typeOf } from "../operators.ts";
import { running } from "../running.ts";
import { UnknownMet } from "../stop.ts";
import { Unknown, type Value } from "../value.ts";
import { plus, slow } from "./arithmetic.ts";
import type { Builder, Eval } from "./builder.ts";
import { failAt, truthyAt } from "./fail.ts";
import { reference } from "./reference.ts";
import { readGlobal } from "./variable.ts";

export function compileUnary(builder: Builder, node: Extract<Expression, { kind: "unary" }>): Eval {
  const value = builder.expression(node.value);
  const { at, operator } = node;
  switch (operator) {
    case "!":
      return not(value, at);
    case "void":
      return (frame) => {
        value(frame);
        return undefined;
      };
    default:
      return numeric(value, operator, at);
  }
}

const not =
  (value: Eval, at: number): Eval =>
  (frame) => {
    const made = value(frame);
    if (made === true) return false;
    if (made === false) return true;
    if (made instanceof Unknown) return made.derive(`!${made.text}`);
    return !truthyAt(frame, at, made);
  };

function numeric(value: Eval, operator: "-" | "+" | "~", at: number): Eval {
  return (frame) => {
    const made = value(frame);
    if (typeof made === "number") return operator === "-" ? -made : operator === "+" ? made : ~made;
    if (made instanceof Unknown) return made.derive(`${operator}${made.text}`);
    frame[AT] = at;
    try {
      const number = toNumeric(running(), made);
      if (typeof number === "number") return operator === "-" ? -number : operator === "+" ? number : ~number;
      if (operator === "+") return failAt(frame, at, "TypeError", "Cannot convert a BigInt value to a number");
      return operator === "-" ? -number : ~number;
    } catch (signal) {
      if (signal instanceof UnknownMet) return signal.unknown.derive(`${operator}${signal.unknown.text}`);
      throw signal;
    }
  };
}

export function compileTypeof(builder: Builder, node: Extract<Expression, { kind: "typeof" }>): Eval {
  const inner = node.value;
  const value =
    inner.kind === "get" && inner.place.kind === "global"
      ? readGlobal(builder, inner.place.name, inner.at, true)
      : builder.expression(inner);
  return (frame) => typeOf(value(frame));
}

export function compileUpdate(builder: Builder, node: Extract<Expression, { kind: "update" }>): Eval {
  const { place, by, prefix, at } = node;
  if (place.kind === "variable" && place.variable.kind === "register" && !place.check && place.fixed === false) {
    return updateRegister(REGISTERS + place.variable.slot, by, prefix, at);
  }
  const { object, key, settle, read, write } = reference(builder, place, false, at);
  return (frame) => {
    const target = object(frame);
    const name = settle(frame, target, key(frame));
    const old = numberOf(frame, at, read(frame, target, name));
    const changed = moved(old, by);
    write(frame, target, name, changed);
    return prefix ? changed : old;
  };
}

function updateRegister(index: number, by: 1 | -1, prefix: boolean, at: number): Eval {
  return (frame) => {
    const old = frame[index];
    if (typeof old === "number") {
      frame[index] = old + by;
      return prefix ? old + by : old;
    }
    const number = numberOf(frame, at, old as Value);
    frame[index] = moved(number, by);
    return prefix ? (frame[index] as Value) : number;
  };
}

function numberOf(frame: Frame, at: number, value: Value): number | bigint | Unknown {
  if (typeof value === "number" || value instanceof Unknown) return value;
  frame[AT] = at;
  try {
    return toNumeric(running(), value);
  } catch (signal) {
    if (signal instanceof UnknownMet) return signal.unknown;
    throw signal;
  }
}

function moved(value: number | bigint | Unknown, by: 1 | -1): Value {
  if (typeof value === "number") return value + by;
  if (typeof value === "bigint") return value + BigInt(by);
  return value.derive(`${value.text} ${by > 0 ? "+" : "-"} 1`);
}

export function compileModify(builder: Builder, node: Extract<Expression, { kind: "modify" }>): Eval {
  const { operator, at } = node;
  const value = builder.expression(node.value);
  const { object, key, settle, read, write } = reference(builder, node.place, false, at);
  if (operator === "&&" || operator === "||" || operator === "??") {
    return (frame) => {
      const target = object(frame);
      const name = settle(frame, target, key(frame));
      const old = read(frame, target, name);
      if (!goesOn(frame, at, operator, old)) return old;
      const made = value(frame);
      write(frame, target, name, made);
      return made;
    };
  }
  const combine = combiner(operator, at);
  return (frame) => {
    const target = object(frame);
    const name = settle(frame, target, key(frame));
    const old = read(frame, target, name);
    const made = combine(frame, old, value(frame));
    write(frame, target, name, made);
    return made;
  };
}

function combiner(operator: BinaryOperator, at: number): (frame: Frame, a: Value, b: Value) => Value {
  if (operator === "+") return (frame, a, b) => plus(frame, at, a, b);
  if (operator === "-") return (frame, a, b) => (typeof a === "number" && typeof b === "number" ? a - b : slow(frame, at, "-", a, b));
  return (frame, a, b) => slow(frame, at, operator, a, b);
}

/** Does a logical operator look at its right side? */
export function goesOn(frame: Frame, at: number, operator: LogicalOperator, left: Value): boolean {
  if (operator === "??") {
    if (left instanceof Unknown) return truthyAt(frame, at, left.derive(`${left.text} is null or undefined, which`));
    return left === undefined || left === null;
  }
  const truth = left === true || (left !== false && truthyAt(frame, at, left));
  return operator === "&&" ? truth : !truth;
}
