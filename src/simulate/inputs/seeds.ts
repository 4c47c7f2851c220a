// Calls seen elsewhere (`priceFor({ seats: 2 })`) as inputs: what is plainly data becomes data, the rest stays text.
import { parseText } from "#syntax/parse.ts";
import type { CallExpression, Expression, SpreadElement } from "#syntax/tree.ts";
import { type Input, list, literal, made, record } from "./input.ts";

/** The arguments of the outermost call in the text, or null when there is none that stands alone. */
export function inputsOfCall(text: string): readonly Input[] | null {
  const file = parseText("<call>", `(${text.replace(/[\s;]+$/, "")}\n)`);
  const [statement] = file.tree.body;
  if (file.tree.body.length !== 1 || statement?.type !== "ExpressionStatement" || file.problems.length > 0) return null;
  const call = outermost(statement.expression);
  if (call === null) return null;
  const inputs: Input[] = [];
  for (const argument of call.arguments) {
    if (argument.type === "SpreadElement") return null;
    const input = inputOf(argument, file.text);
    if (input === null) return null;
    inputs.push(input);
  }
  return inputs;
}

function outermost(expression: Expression): CallExpression | null {
  if (expression.type === "CallExpression") return expression;
  return expression.type === "AwaitExpression" ? outermost(expression.argument) : null;
}

/** Expressions that mean the same wherever they stand; names of their own make an input useless. */
function inputOf(expression: Expression, text: string): Input | null {
  switch (expression.type) {
    case "Literal":
      return literal(expression.value);
    case "Identifier":
      return expression.name === "undefined"
        ? literal(undefined)
        : expression.name === "NaN" || expression.name === "Infinity"
          ? made(expression.name)
          : null;
    case "UnaryExpression": {
      const inner = inputOf(expression.argument, text);
      return expression.operator === "-" && inner?.kind === "literal" && typeof inner.value === "number" ? literal(-inner.value) : null;
    }
    case "TemplateLiteral":
      return expression.expressions.length === 0 && typeof expression.cooked[0] === "string" ? literal(expression.cooked[0]) : null;
    case "ArrayExpression":
      return listOf(expression.elements, text);
    case "ObjectExpression":
      return recordOf(expression, text);
    case "NewExpression":
      return expression.callee.type === "Identifier" && ["Date", "Map", "Set", "Error", "RegExp"].includes(expression.callee.name)
        ? made(text.slice(expression.start, expression.end))
        : null;
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "RegExpLiteral":
      return made(text.slice(expression.start, expression.end));
    default:
      return null;
  }
}

function listOf(elements: ReadonlyArray<Expression | SpreadElement | null>, text: string): Input | null {
  const items: Input[] = [];
  for (const element of elements) {
    if (element === null || element.type === "SpreadElement") return null;
    const item = inputOf(element, text);
    if (item === null) return null;
    items.push(item);
  }
  return list(...items);
}

function recordOf(expression: Expression & { readonly type: "ObjectExpression" }, text: string): Input | null {
  const entries: Array<readonly [string, Input]> = [];
  for (const property of expression.properties) {
    if (property.type !== "Property" || property.kind !== "init" || property.computed) return null;
    const key =
      property.key.type === "Identifier" ? property.key.name : property.key.type === "Literal" ? String(property.key.value) : null;
    const value = inputOf(property.value, text);
    if (key === null || value === null) return null;
    entries.push([key, value]);
  }
  return record(entries);
}
