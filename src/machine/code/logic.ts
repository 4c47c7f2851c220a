// Expressions that choose: `&&`, `||`, `??`, `a ? b : c`, and sequences.
import type { Expression } from "#ir/program.ts";
import type { Builder, Eval } from "./builder.ts";
import { truthyAt } from "./fail.ts";
import { tracedTest } from "./traced.ts";
import { goesOn } from "./unary.ts";

export function compileLogical(builder: Builder, node: Extract<Expression, { kind: "logical" }>): Eval {
  const left = builder.expression(node.left);
  const right = builder.expression(node.right);
  const { operator, at } = node;
  if (operator === "&&") return and(left, right, at);
  if (operator === "||") return or(left, right, at);
  return (frame) => {
    const made = left(frame);
    return goesOn(frame, at, "??", made) ? right(frame) : made;
  };
}

const and =
  (left: Eval, right: Eval, at: number): Eval =>
  (frame) => {
    const made = left(frame);
    return made === true || (made !== false && truthyAt(frame, at, made)) ? right(frame) : made;
  };

const or =
  (left: Eval, right: Eval, at: number): Eval =>
  (frame) => {
    const made = left(frame);
    return made === true || (made !== false && truthyAt(frame, at, made)) ? made : right(frame);
  };

export function compileConditional(builder: Builder, node: Extract<Expression, { kind: "conditional" }>): Eval {
  const { at } = node;
  const test = tracedTest(builder, builder.expression(node.test), at);
  return choose(test, builder.expression(node.then), builder.expression(node.otherwise), at);
}

const choose =
  (test: Eval, then: Eval, otherwise: Eval, at: number): Eval =>
  (frame) => {
    const made = test(frame);
    return made === true || (made !== false && truthyAt(frame, at, made)) ? then(frame) : otherwise(frame);
  };

export function compileSequence(builder: Builder, node: Extract<Expression, { kind: "sequence" }>): Eval {
  const items = node.items.map((each) => builder.expression(each));
  const last = items.length - 1;
  return (frame) => {
    for (let at = 0; at < last; at++) items[at]!(frame);
    return items[last]!(frame);
  };
}
