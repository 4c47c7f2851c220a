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
  const at = node.start;
  const { lower } = here.module;
  switch (node.type) {
    case "Identifier":
      return places.identifier(here, node);
    case "Literal":
      return constant(at, node.value);
    case "RegExpLiteral":
      return { kind: "regexp", pattern: node.pattern, flags: node.flags, at };
    case "TemplateLiteral":
      return calls.template(here, node);
    case "TaggedTemplateExpression":
      return calls.tagged(here, node);
    case "ThisExpression":
      return thisValue(here, at);
    case "ArrayExpression":
      return objects.array(here, node);
    case "ObjectExpression":
      return objects.object(here, node);
    case "FunctionExpression":
      return { kind: "function", index: lowerFunction(here, node, { name: node.id?.name ?? name ?? "", kind: "normal", createdAt: at, self: node.id?.name ?? null }), at };
    case "ArrowFunctionExpression":
      return { kind: "function", index: lowerFunction(here, node, { name: name ?? "", kind: "arrow", createdAt: at }), at };
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
    case "CallExpression":
      return calls.call(here, node);
    case "NewExpression":
      return calls.construct(here, node);
    case "MemberExpression":
      return places.member(here, node);
    case "ChainExpression":
      return calls.chain(here, node);
    case "SequenceExpression":
      return sequence(at, node.expressions.map((inner) => lower.expression(here, inner)));
    case "AwaitExpression":
      if (!mayAwait(here)) return opaque(at, "await", "await outside of an async function");
      return { kind: "await", value: lower.expression(here, node.argument), at };
    case "YieldExpression":
      if (!here.fn.generator) return opaque(at, "yield", "yield outside of a generator");
      return { kind: "yield", value: node.argument ? lower.expression(here, node.argument) : constant(at, undefined), delegate: node.delegate, at };
    case "ImportExpression":
      return { kind: "import", specifier: lower.expression(here, node.source), options: node.options && lower.expression(here, node.options), at };
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
  return owner.kind === "module" || owner.kind === "initializer" ? constant(at, undefined) : getPlace(at, implicitPlace(here, "new.target", at));
}
