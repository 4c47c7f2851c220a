// The callee in the words of V8's error messages: `a.b is not a function`, `(intermediate value)(...)`.
// Modelled on V8's CallPrinter (src/ast/prettyprinter.cc).
import type * as Source from "#syntax/tree.ts";

const MEANWHILE = "(intermediate value)";

export function calleeText(node: Source.Expression | Source.Super): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "ThisExpression":
      return "this";
    case "Literal":
      return typeof node.value === "string" ? JSON.stringify(node.value) : String(node.value);
    case "MemberExpression":
      return memberText(node);
    case "CallExpression":
      return `${calleeText(node.callee)}${node.optional ? "?." : ""}(...)`;
    case "ChainExpression":
      return calleeText(node.expression);
    default:
      return MEANWHILE;
  }
}

function memberText(node: Source.MemberExpression): string {
  const object = calleeText(node.object);
  const { property } = node;
  if (property.type === "PrivateName") return `${object}${node.optional ? "?." : "."}#${property.name}`;
  if (!node.computed && property.type === "Identifier") return `${object}${node.optional ? "?." : "."}${property.name}`;
  if (property.type === "Literal" && typeof property.value === "string") return `${object}${node.optional ? "?." : "."}${property.value}`;
  return `${object}${node.optional ? "?." : ""}[${calleeText(property)}]`;
}
