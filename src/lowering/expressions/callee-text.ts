// The callee in the words of V8's error messages: `a.b is not a function`, `(intermediate value)(...)`.
// Modelled on V8's CallPrinter (https://github.com/v8/v8/blob/main/src/ast/prettyprinter.cc) and tried against Node.
import type * as Source from "#syntax/tree.ts";

const MEANWHILE = "(intermediate value)";
/** A callee longer than this is cut short; nobody reads a longer message. */
const LENGTH_MAX = 400;

export function calleeText(node: Source.Expression | Source.Super): string {
  const text = textOf(node, 0);
  return text.length > LENGTH_MAX ? MEANWHILE : text;
}

const DEPTH_MAX = 60;

function textOf(node: Source.Expression | Source.Super, depth: number): string {
  if (depth > DEPTH_MAX) return MEANWHILE;
  const inner = (one: Source.Expression | Source.Super): string => textOf(one, depth + 1);
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "ThisExpression":
      return "this";
    case "Literal":
      return typeof node.value === "string" ? JSON.stringify(node.value) : String(node.value);
    case "TemplateLiteral":
      return node.expressions.length === 0 ? JSON.stringify(node.cooked[0] ?? "") : MEANWHILE;
    case "RegExpLiteral":
      return `/${node.pattern}/${node.flags}`;
    case "MemberExpression":
      return memberText(node, inner);
    case "CallExpression":
      return `${inner(node.callee)}(...)`;
    case "ChainExpression":
      return inner(node.expression);
    case "ConditionalExpression":
      return MEANWHILE.repeat(3);
    case "SequenceExpression":
      return `(${node.expressions.map(inner).join(" , ")})`;
    case "UnaryExpression":
      return `(${node.operator}${/[a-z]/.test(node.operator) ? " " : ""}${inner(node.argument)})`;
    case "BinaryExpression":
    case "LogicalExpression":
      return node.left.type === "PrivateName" ? MEANWHILE : `(${inner(node.left)} ${node.operator} ${inner(node.right)})`;
    case "ArrayExpression":
      return `[${node.elements.map((one) => (one === null ? MEANWHILE : one.type === "SpreadElement" ? `(...${inner(one.argument)})` : inner(one))).join(",")}]`;
    case "ObjectExpression":
      return `{${MEANWHILE.repeat(node.properties.length)}}`;
    default:
      return MEANWHILE;
  }
}

function memberText(node: Source.MemberExpression, inner: (node: Source.Expression | Source.Super) => string): string {
  const object = inner(node.object);
  const { property } = node;
  const dot = node.optional ? "?." : ".";
  if (property.type === "PrivateName") return `${object}${dot}#${property.name}`;
  if (!node.computed && property.type === "Identifier") return `${object}${dot}${property.name}`;
  if (property.type === "Literal" && typeof property.value === "string") return `${object}${dot}${property.value}`;
  if (property.type === "TemplateLiteral" && property.expressions.length === 0) return `${object}${dot}${property.cooked[0] ?? ""}`;
  return `${object}${node.optional ? "?." : ""}[${inner(property)}]`;
}
