// Arithmetic on bigints, bounded before it is done: a host operation on a huge bigint cannot be interrupted.
import type { BinaryOperator } from "#ir/program.ts";
import type { Agent } from "./agent.ts";
import { throwRangeError, throwTypeError } from "./error.ts";

/** Bits of a bigint, about. */
const bitsOf = (value: bigint): number =>
  value > -4294967296n && value < 4294967296n ? Math.ceil(Math.log2(Math.abs(Number(value)) + 1)) : value.toString(16).length * 4;

export function bigintArithmetic(agent: Agent, operator: BinaryOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      expectBits(agent, bitsOf(a) + bitsOf(b));
      return a * b;
    case "/":
      if (b === 0n) return throwRangeError(agent, "Division by zero");
      return a / b;
    case "%":
      if (b === 0n) return throwRangeError(agent, "Division by zero");
      return a % b;
    case "**":
      if (b < 0n) return throwRangeError(agent, "Exponent must be non-negative");
      if (a !== 0n && a !== 1n && a !== -1n) expectBits(agent, bitsOf(a) * Number(b));
      return a ** b;
    case "<<":
      if (b > 0n && a !== 0n) expectBits(agent, bitsOf(a) + Number(b));
      return a << b;
    case ">>":
      if (b < 0n && a !== 0n) expectBits(agent, bitsOf(a) - Number(b));
      return a >> b;
    case ">>>":
      return throwTypeError(agent, "BigInts have no unsigned right shift, use >> instead");
    case "&":
      return a & b;
    case "|":
      return a | b;
    default:
      return a ^ b;
  }
}

function expectBits(agent: Agent, bits: number): void {
  if (bits > agent.limits.bigintBitsMax) agent.limit("bigintBitsMax", agent.limits.bigintBitsMax);
}
