// Optional chains: `a?.b.c(…)?.[d]`. Each `?.` splits the chain in what comes before it and what hangs on it.
import { invariant } from "#ground/bug.ts";
import type { Expression } from "#ir/program.ts";
import { REGISTERS } from "../frame.ts";
import type { Builder, Eval } from "./builder.ts";
import { below, callOn, hangOn, readTemp, tempSlot } from "./inner.ts";
import { reference } from "./reference.ts";

type Finish = (body: Expression) => Eval;

/** `finish` compiles what is left when no `?.` is in the way any more. */
export function compileChain(builder: Builder, body: Expression, finish: Finish = (rest) => builder.expression(rest)): Eval {
  const split = splitChain(body);
  if (split === null) return finish(body);
  const { optional, path, hang } = split;
  const parent = path[path.length - 1];
  const slot = tempSlot(builder);
  if (parent?.kind === "call" && keepsThis(optional.value)) {
    const self = tempSlot(builder);
    const { at, arguments: args, text } = parent;
    const call = callOn({ at, self: readTemp(self, at), callee: readTemp(slot, at), arguments: args, text });
    const head = calleeKeepingThis(builder, optional.value, REGISTERS + self);
    return unlessNullish(head, REGISTERS + slot, compileChain(builder, hang(call, 1), finish));
  }
  const head = builder.expression(optional.value);
  return unlessNullish(head, REGISTERS + slot, compileChain(builder, hang(readTemp(slot, optional.at), 0), finish));
}

export type Split = {
  readonly optional: Extract<Expression, { kind: "optional" }>;
  /** The nodes above the optional, from the top of the chain. */
  readonly path: readonly Expression[];
  /** The chain with another base, without the lowest `dropped` nodes of the path. */
  readonly hang: (base: Expression, dropped: number) => Expression;
};

/** Splits a chain at its innermost `?.`; null when there is none left. */
export function splitChain(body: Expression): Split | null {
  const path: Expression[] = [];
  let found = -1;
  for (let at: Expression | null = body; at !== null; at = below(at)) {
    path.push(at);
    if (at.kind === "optional") found = path.length - 1;
  }
  if (found < 0) return null;
  const optional = path[found]!;
  invariant(optional.kind === "optional", "the path ends at an optional");
  const above = path.slice(0, found);
  return {
    optional,
    path: above,
    hang: (base, dropped) => above.slice(0, above.length - dropped).reduceRight((inner, node) => hangOn(node, inner), base),
  };
}

/** Is it a read of a property, so that a call of it has a `this`? */
export function keepsThis(callee: Expression): boolean {
  if (callee.kind === "get") return callee.place.kind !== "variable" && callee.place.kind !== "global";
  if (callee.kind === "optional") return keepsThis(callee.value);
  return callee.kind === "chain" && keepsThis(callee.body);
}

/** Evaluates a callee and leaves its `this` in the frame place `self`. */
export function calleeKeepingThis(builder: Builder, callee: Expression, self: number): Eval {
  if (callee.kind === "optional") return calleeKeepingThis(builder, callee.value, self);
  if (callee.kind === "chain") return compileChain(builder, callee.body, (inner) => calleeKeepingThis(builder, inner, self));
  invariant(callee.kind === "get", "a callee with this is a read");
  const { object, key, read } = reference(builder, callee.place, false, callee.at);
  return (frame) => {
    const target = object(frame);
    const name = key(frame);
    frame[self] = target;
    return read(frame, target, name);
  };
}

/** An unknown goes on: whatever it is, the result is unknown as well. */
function unlessNullish(head: Eval, slot: number, rest: Eval): Eval {
  return (frame) => {
    const made = head(frame);
    if (made === undefined || made === null) return undefined;
    frame[slot] = made;
    return rest(frame);
  };
}
