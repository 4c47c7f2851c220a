// Calls, `new`, `super(…)`, tagged templates and optional chains.
import type { Argument, Expression } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { getPlace, getThis, opaque, sequence } from "../build.ts";
import { implicitOwner, implicitPlace, lookup } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";
import { calleeText } from "./callee-text.ts";

export function args(here: Here, nodes: ReadonlyArray<Source.Expression | Source.SpreadElement>): readonly Argument[] {
  return nodes.map((node) => argument(here, node));
}

export function argument(here: Here, node: Source.Expression | Source.SpreadElement): Argument {
  return node.type === "SpreadElement"
    ? { spread: true, value: here.module.lower.expression(here, node.argument) }
    : { spread: false, value: here.module.lower.expression(here, node) };
}

export function call(here: Here, node: Source.CallExpression): Expression {
  if (node.callee.type === "Super") return superCall(here, node);
  if (node.callee.type === "Identifier" && node.callee.name === "eval" && !lookup(here, "eval"))
    return opaque(node.start, "eval", "a direct call of eval can see the variables around it");
  const whole = here.module.lower.expression(here, node.callee);
  const callee: Expression = node.optional ? { kind: "optional", value: whole, at: whole.at } : whole;
  return { kind: "call", callee, arguments: args(here, node.arguments), text: calleeText(node.callee), at: whole.at };
}

function superCall(here: Here, node: Source.CallExpression): Expression {
  const at = node.start;
  const owner = implicitOwner(here.fn);
  if (owner.kind !== "derived-constructor") return opaque(at, "super()", "super() outside of a derived constructor");
  const made: Expression = {
    kind: "super-call",
    callee: getPlace(at, implicitPlace(here, "callee", at)),
    newTarget: getPlace(at, implicitPlace(here, "new.target", at)),
    self: implicitPlace(here, "this", at),
    arguments: args(here, node.arguments),
    at,
  };
  const after = owner.afterThis?.(here.fn) ?? [];
  return after.length > 0 ? sequence(at, [made, ...after, getThis(here, at)]) : made;
}

export function construct(here: Here, node: Extract<Source.Expression, { type: "NewExpression" }>): Expression {
  return {
    kind: "new",
    callee: here.module.lower.expression(here, node.callee),
    arguments: args(here, node.arguments),
    text: calleeText(node.callee),
    at: node.start,
  };
}

export function chain(here: Here, node: Extract<Source.Expression, { type: "ChainExpression" }>): Expression {
  return { kind: "chain", body: here.module.lower.expression(here, node.expression), at: node.start };
}

export function template(here: Here, node: Source.TemplateLiteral): Expression {
  const texts = node.cooked.map((text) => text ?? "");
  if (node.expressions.length === 0) return { kind: "constant", value: texts[0] ?? "", at: node.start };
  return { kind: "template", texts, values: node.expressions.map((inner) => here.module.lower.expression(here, inner)), at: node.start };
}

export function tagged(here: Here, node: Extract<Source.Expression, { type: "TaggedTemplateExpression" }>): Expression {
  const { quasi } = node;
  return {
    kind: "tagged",
    tag: here.module.lower.expression(here, node.tag),
    site: here.module.sites++,
    cooked: quasi.cooked.map((text) => text ?? undefined),
    raw: quasi.raw,
    values: quasi.expressions.map((inner) => here.module.lower.expression(here, inner)),
    text: calleeText(node.tag),
    at: node.start,
  };
}
