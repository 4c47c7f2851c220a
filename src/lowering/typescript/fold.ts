// The value of an enum's initializer where it is a constant, as TypeScript computes it when compiling.
import type * as Source from "#syntax/tree.ts";

type Value = number | string | null;

export function foldConstant(node: Source.Expression, known: ReadonlyMap<string, number | string>, enumName: string): Value {
  const fold = (inner: Source.Expression): Value => foldConstant(inner, known, enumName);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" || typeof node.value === "string" ? node.value : null;
    case "Identifier":
      return known.get(node.name) ?? null;
    case "MemberExpression":
      if (node.object.type !== "Identifier" || node.object.name !== enumName) return null;
      if (node.property.type === "Identifier" && !node.computed) return known.get(node.property.name) ?? null;
      return node.property.type === "Literal" ? (known.get(String(node.property.value)) ?? null) : null;
    case "TemplateLiteral":
      return foldTemplate(node, fold);
    case "UnaryExpression": {
      const value = fold(node.argument);
      if (typeof value !== "number") return null;
      return node.operator === "-" ? -value : node.operator === "+" ? value : node.operator === "~" ? ~value : null;
    }
    case "BinaryExpression": {
      const left = node.left.type === "PrivateName" ? null : fold(node.left);
      const right = fold(node.right);
      if (left === null || right === null) return null;
      if (node.operator === "+" && (typeof left === "string" || typeof right === "string")) return `${left}${right}`;
      return typeof left === "number" && typeof right === "number" ? arithmetic(node.operator, left, right) : null;
    }
    default:
      return null;
  }
}

function foldTemplate(node: Source.TemplateLiteral, fold: (inner: Source.Expression) => Value): Value {
  let text = node.cooked[0] ?? "";
  for (const [index, inner] of node.expressions.entries()) {
    const value = fold(inner);
    if (value === null) return null;
    text += `${value}${node.cooked[index + 1] ?? ""}`;
  }
  return text;
}

function arithmetic(operator: Source.BinaryOperator, left: number, right: number): number | null {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    case "**":
      return left ** right;
    case "<<":
      return left << right;
    case ">>":
      return left >> right;
    case ">>>":
      return left >>> right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    default:
      return null;
  }
}
