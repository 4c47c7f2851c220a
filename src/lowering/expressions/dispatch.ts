// Leads from an expression's type to its construct. Only dispatches.
import type { Expression } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, getPlace, getThis, opaque, sequence } from "../build.ts";
import { lowerClass } from "../classes/class.ts";
import { lowerFunction } from "../functions.ts";
import { implicitOwner, implicitPlace, mayAwait } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";
import * as calls from "./calls.ts";
import { jsx } from "./jsx.ts";
import * as objects from "./objects.ts";
import * as operators from "./operators.ts";
import * as places from "./places.ts";

/** Expressions nested deeper than this are opaque: lowering and the machine recurse on them. */
const DEPTH_MAX = 1500;

export function lowerExpression(here: Here, node: Source.Expression, name?: string): Expression {
  const { module } = here;
  if (module.depth >= DEPTH_MAX) return opaque(node.start, "nesting", "an expression nested too deeply");
  module.depth++;
  const made = dispatch(here, node, name);
  module.depth--;
  return made;
}

function dispatch(here: Here, node: Source.Expression, name: string | undefined): Expression {
  switch (node.type) {
    case "Identifier":
      return places.identifier(here, node);
    case "Literal":
      return constant(node.start, node.value);
    case "RegExpLiteral":
      return { kind: "regexp", pattern: node.pattern, flags: node.flags, at: node.start };
    case "ThisExpression":
      return thisValue(here, node.start);
    case "ArrayExpression":
      return objects.array(here, node);
    case "ObjectExpression":
      return objects.object(here, node);
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return functionValue(here, node, name);
    case "ClassExpression":
      return lowerClass(here, node, node.id?.name ?? name ?? "");
    case "UnaryExpression":
      return operators.unary(here, node);
    case "UpdateExpression":
      return operators.update(here, node);
    case "BinaryExpression":
    case "LogicalExpression":
      return operators.binary(here, node);
    case "AssignmentExpression":
      return operators.assignment(here, node);
    case "ConditionalExpression":
      return operators.conditional(here, node);
    case "MemberExpression":
      return places.member(here, node);
    default:
      return dispatchRest(here, node);
  }
}

type Rest = Extract<
  Source.Expression,
  {
    type:
      | "TemplateLiteral"
      | "TaggedTemplateExpression"
      | "CallExpression"
      | "NewExpression"
      | "ChainExpression"
      | "SequenceExpression"
      | "AwaitExpression"
      | "YieldExpression"
      | "ImportExpression"
      | "MetaProperty"
      | "JsxElement"
      | "Unreadable";
  }
>;

function dispatchRest(here: Here, node: Rest): Expression {
  const at = node.start;
  const { lower } = here.module;
  switch (node.type) {
    case "TemplateLiteral":
      return calls.template(here, node);
    case "TaggedTemplateExpression":
      return calls.tagged(here, node);
    case "CallExpression":
      return calls.call(here, node);
    case "NewExpression":
      return calls.construct(here, node);
    case "ChainExpression":
      return calls.chain(here, node);
    case "SequenceExpression":
      return sequence(
        at,
        node.expressions.map((inner) => lower.expression(here, inner)),
      );
    case "AwaitExpression":
      if (!mayAwait(here)) return opaque(at, "await", "await outside of an async function");
      return { kind: "await", value: lower.expression(here, node.argument), at };
    case "YieldExpression":
      return yieldValue(here, node);
    case "ImportExpression":
      return {
        kind: "import",
        specifier: lower.expression(here, node.source),
        options: node.options && lower.expression(here, node.options),
        at,
      };
    case "MetaProperty":
      return node.meta === "import" ? { kind: "import-meta", at } : newTarget(here, at);
    case "JsxElement":
      return jsx(here, node);
    case "Unreadable":
      return opaque(at, "unreadable", node.message);
    default:
      return strayed(node, at);
  }
}

function functionValue(here: Here, node: Source.FunctionExpression | Source.ArrowFunctionExpression, name: string | undefined): Expression {
  const at = node.start;
  const self = node.id?.name ?? null;
  const kind = node.type === "FunctionExpression" ? "normal" : "arrow";
  return { kind: "function", index: lowerFunction(here, node, { name: self ?? name ?? "", kind, createdAt: at, self }), at };
}

function yieldValue(here: Here, node: Extract<Source.Expression, { type: "YieldExpression" }>): Expression {
  const at = node.start;
  if (!here.fn.generator) return opaque(at, "yield", "yield outside of a generator");
  const value = node.argument ? here.module.lower.expression(here, node.argument) : constant(at, undefined);
  return { kind: "yield", value, delegate: node.delegate, at };
}

/** `super` and private names may stand only in front of what uses them; damaged code puts them elsewhere. */
function strayed(node: never, at: number): Expression {
  return opaque(at, "unreadable", `${(node as { readonly type: string }).type} stands alone`);
}

function thisValue(here: Here, at: number): Expression {
  const owner = implicitOwner(here.fn);
  return owner.kind === "module" && here.module.file.format === "esm" ? constant(at, undefined) : getThis(here, at);
}

function newTarget(here: Here, at: number): Expression {
  const owner = implicitOwner(here.fn);
  return owner.kind === "module" || owner.kind === "initializer"
    ? constant(at, undefined)
    : getPlace(at, implicitPlace(here, "new.target", at));
}
