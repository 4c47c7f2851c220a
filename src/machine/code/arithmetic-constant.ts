// Binary operators whose right operand is a number in the source (`i + 1`, `n < 2`, `x === 0`): one closure less per evaluation.
import type { BinaryOperator } from "#ir/program.ts";
import { AT, type Frame } from "../frame.ts";
import { binary } from "../operators.ts";
import { running } from "../running.ts";
import type { Value } from "../value.ts";
import type { Eval } from "./builder.ts";

type Site = (left: Eval, right: number, at: number) => Eval;

/** Null for operators that have no such form. */
export function constantOperation(operator: BinaryOperator, left: Eval, right: number, at: number): Eval | null {
  return SITES[operator]?.(left, right, at) ?? null;
}

function slow(frame: Frame, at: number, operator: BinaryOperator, a: Value, b: number): Value {
  frame[AT] = at;
  return binary(running(), operator, a, b);
}

const SITES: Partial<Record<BinaryOperator, Site>> = {
  "+": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a + b : slow(frame, at, "+", a, b);
  },
  "-": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a - b : slow(frame, at, "-", a, b);
  },
  "*": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a * b : slow(frame, at, "*", a, b);
  },
  "%": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a % b : slow(frame, at, "%", a, b);
  },
  "<": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a < b : slow(frame, at, "<", a, b);
  },
  "<=": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a <= b : slow(frame, at, "<=", a, b);
  },
  ">": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a > b : slow(frame, at, ">", a, b);
  },
  ">=": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a >= b : slow(frame, at, ">=", a, b);
  },
  "===": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a === b : slow(frame, at, "===", a, b);
  },
  "!==": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a !== b : slow(frame, at, "!==", a, b);
  },
  "|": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a | b : slow(frame, at, "|", a, b);
  },
  "&": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a & b : slow(frame, at, "&", a, b);
  },
  ">>": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a >> b : slow(frame, at, ">>", a, b);
  },
  "<<": (left, b, at) => (frame) => {
    const a = left(frame);
    return typeof a === "number" ? a << b : slow(frame, at, "<<", a, b);
  },
};
