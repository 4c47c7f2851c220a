// Math: https://tc39.es/ecma262/#sec-math-object. Chance is the run's own; the rest is the host's arithmetic.
import type { Agent } from "#machine/agent.ts";
import { toNumber } from "#machine/convert.ts";
import { type NativeFunction, PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import type { Value } from "#machine/value.ts";
import { defineConstants, defineGlobal, defineMethods, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = [];

/** Functions of one number, in V8's order with those that take more. */
const ONE = {
  abs: Math.abs,
  acos: Math.acos,
  acosh: Math.acosh,
  asin: Math.asin,
  asinh: Math.asinh,
  atan: Math.atan,
  atanh: Math.atanh,
  ceil: Math.ceil,
  cbrt: Math.cbrt,
  expm1: Math.expm1,
  clz32: Math.clz32,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  floor: Math.floor,
  fround: Math.fround,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  log10: Math.log10,
  round: Math.round,
  sign: Math.sign,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
  trunc: Math.trunc,
} as const;

const two =
  (work: (a: number, b: number) => number): NativeFunction =>
  (agent, _, [a, b]) => {
    const first = toNumber(agent, a);
    return work(first, toNumber(agent, b));
  };

export function fill(realm: Realm): void {
  const math = newObject(realm.core.objectPrototype);
  defineGlobal(realm, "Math", math);
  for (const [name, work] of Object.entries(ONE))
    defineMethods(realm, math, [[name, 1, (agent, _, [value]) => work(toNumber(agent, value)), PURE]]);
  defineMethods(realm, math, [
    ["atan2", 2, two(Math.atan2), PURE],
    ["hypot", 2, (agent, _, args) => fold(agent, args, Math.hypot), PURE],
    ["imul", 2, two(Math.imul), PURE],
    ["max", 2, (agent, _, args) => fold(agent, args, Math.max), PURE],
    ["min", 2, (agent, _, args) => fold(agent, args, Math.min), PURE],
    ["pow", 2, two((a, b) => a ** b), PURE],
    ["random", 0, (agent) => agent.random.next()],
  ]);
  const { E, LN10, LN2, LOG10E, LOG2E, PI, SQRT1_2, SQRT2 } = Math;
  defineConstants(math, { E, LN10, LN2, LOG10E, LOG2E, PI, SQRT1_2, SQRT2 });
  defineTag(math, "Math");
}

/** Long lists go in pieces: the host's stack holds its arguments. */
function fold(agent: Agent, args: readonly Value[], work: (...numbers: number[]) => number): number {
  const numbers = args.map((value) => toNumber(agent, value));
  agent.spend(numbers.length);
  if (numbers.length <= 1000) return work(...numbers);
  let result = work();
  for (let at = 0; at < numbers.length; at += 1000) result = work(result, ...numbers.slice(at, at + 1000));
  return result;
}
