// Unary, binary, logical, conditional, assignment and update.
import type { BinaryOperator, Expression, LogicalOperator } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, opaque, sequence, setPlace } from "../build.ts";
import type { Here } from "../names/state.ts";
import { memberPlace, namePlace, privateName, targetPlace } from "./places.ts";

type Of<T extends Source.Expression["type"]> = Extract<Source.Expression, { type: T }>;

export function unary(here: Here, node: Of<"UnaryExpression">): Expression {
  const at = node.start;
  if (node.operator === "delete") return remove(here, node.argument, at);
  const value = here.module.lower.expression(here, node.argument);
  if (node.operator === "typeof") return { kind: "typeof", value, at };
  if (node.operator === "-" && value.kind === "constant" && typeof value.value === "number") return constant(at, -value.value);
  return { kind: "unary", operator: node.operator, value, at };
}

function remove(here: Here, node: Source.Expression, at: number): Expression {
  switch (node.type) {
    case "MemberExpression":
      return { kind: "delete", place: memberPlace(here, node), at };
    case "ChainExpression":
      return { kind: "chain", body: remove(here, node.expression, at), at };
    case "Identifier":
      return { kind: "delete", place: namePlace(here, node.name, at), at };
    default:
      return sequence(at, [here.module.lower.expression(here, node), constant(at, true)]);
  }
}

/** A chain of operators is as deep to the left as it is long, so it is walked with a loop. */
export function binary(here: Here, node: Of<"BinaryExpression" | "LogicalExpression">): Expression {
  const links: Array<Of<"BinaryExpression" | "LogicalExpression">> = [];
  let first: Source.Expression | Source.PrivateName = node;
  while (first.type === "BinaryExpression" || first.type === "LogicalExpression") {
    links.push(first);
    first = first.left;
  }
  let value: Expression | undefined = first.type === "PrivateName" ? undefined : here.module.lower.expression(here, first);
  for (let link = links.pop(); link; link = links.pop()) {
    const right = here.module.lower.expression(here, link.right);
    const at = link.start;
    if (link.left.type === "PrivateName")
      value = { kind: "private-in", name: privateName(here, link.left), object: right, text: `#${link.left.name}`, at };
    else if (!value) value = opaque(at, "private name", "a private name stands alone");
    else if (link.type === "LogicalExpression") value = { kind: "logical", operator: link.operator, left: value, right, at };
    else value = { kind: "binary", operator: link.operator, left: value, right, at };
  }
  return value ?? opaque(node.start, "private name", "a private name stands alone");
}

/** A ladder of conditions is as deep to the right as it is long. */
export function conditional(here: Here, node: Of<"ConditionalExpression">): Expression {
  const { lower } = here.module;
  const rungs: Array<{ readonly test: Expression; readonly then: Expression; readonly at: number }> = [];
  let last: Source.Expression = node;
  while (last.type === "ConditionalExpression") {
    rungs.push({ test: lower.expression(here, last.test), then: lower.expression(here, last.consequent), at: last.start });
    last = last.alternate;
  }
  return rungs.reduceRight<Expression>((otherwise, rung) => ({ kind: "conditional", ...rung, otherwise }), lower.expression(here, last));
}

const LOGICAL: ReadonlySet<string> = new Set(["&&", "||", "??"]);

export function assignment(here: Here, node: Of<"AssignmentExpression">): Expression {
  const { lower } = here.module;
  const at = node.start;
  const name = node.left.type === "Identifier" ? node.left.name : undefined;
  if (node.operator === "=" && (node.left.type === "ObjectPattern" || node.left.type === "ArrayPattern")) {
    return { kind: "bind", pattern: lower.pattern(here, node.left, false), value: lower.expression(here, node.right), at };
  }
  const place = targetPlace(here, node.left);
  if (!place) return opaque(at, "assignment", "what stands left of the assignment cannot be assigned to");
  if (node.operator === "=") return setPlace(at, place, lower.expression(here, node.right, name));
  const operator = node.operator.slice(0, -1) as BinaryOperator | LogicalOperator;
  return { kind: "modify", place, operator, value: lower.expression(here, node.right, LOGICAL.has(operator) ? name : undefined), at };
}

export function update(here: Here, node: Of<"UpdateExpression">): Expression {
  const place = targetPlace(here, node.argument);
  if (!place) return opaque(node.start, "update", "what is counted up or down cannot be assigned to");
  return { kind: "update", place, by: node.operator === "++" ? 1 : -1, prefix: node.prefix, at: node.start };
}
