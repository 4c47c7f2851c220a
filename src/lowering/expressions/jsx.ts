// JSX as calls: of the functions of the project's JSX runtime, or of its element factory.
import type { Argument, Expression, ObjectProperty } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, getPlace } from "../build.ts";
import { runtimeImport } from "../modules/imports.ts";
import { placeOf, placeOfName } from "../names/resolve.ts";
import type { Here, ImportName } from "../names/state.ts";
import { argument } from "./calls.ts";

export function jsx(here: Here, node: Source.JsxElement): Expression {
  const { jsx: settings } = here.module.options;
  return settings.kind === "automatic" ? automatic(here, node, settings.source) : classic(here, node, settings.factory, settings.fragment);
}

/** A key after a spread cannot be told from one in it, so such elements are made by `createElement` (as every compiler does). */
function automatic(here: Here, node: Source.JsxElement, source: string): Expression {
  const at = node.start;
  const spreadAt = node.attributes.findIndex((attribute) => attribute.type === "JsxSpreadAttribute");
  const keyAt = node.attributes.findIndex((attribute) => attribute.type === "JsxAttribute" && attribute.name === "key");
  if (spreadAt >= 0 && keyAt > spreadAt)
    return create(here, node, runtimeGet(here, runtimeImport(here.module, source, "createElement"), at), "createElement");
  const children = node.children.map((child) => argument(here, child));
  const many = children.length > 1 || children.some((child) => child.spread);
  const properties = node.attributes.flatMap((attribute) => (isKey(attribute) ? [] : [propertyOf(here, attribute)]));
  const [only] = children;
  if (only)
    properties.push({
      kind: "value",
      key: constant(at, "children"),
      value: many ? { kind: "array", items: children, at } : only.value,
      nameFunction: false,
    });
  const type = node.name
    ? here.module.lower.expression(here, node.name)
    : runtimeGet(here, runtimeImport(here.module, `${source}/jsx-runtime`, "Fragment"), at);
  const key = node.attributes.find(isKey);
  const maker = many ? "jsxs" : "jsx";
  const callee = runtimeGet(here, runtimeImport(here.module, `${source}/jsx-runtime`, maker), at);
  const args: Expression[] = [type, { kind: "object", properties, at }];
  if (key?.type === "JsxAttribute") args.push(valueOf(here, key));
  return { kind: "call", callee, arguments: args.map((value) => ({ spread: false, value })), text: maker, at };
}

const isKey = (attribute: Source.JsxAttribute): boolean => attribute.type === "JsxAttribute" && attribute.name === "key";

function runtimeGet(here: Here, entry: ImportName, at: number): Expression {
  return entry.binding ? getPlace(at, placeOf(here, entry.binding, at)) : constant(at, undefined);
}

function classic(here: Here, node: Source.JsxElement, factory: string, fragment: string): Expression {
  const type = node.name ?? dotted(fragment, node.start);
  return create(here, { ...node, name: type }, here.module.lower.expression(here, dotted(factory, node.start)), factory);
}

function dotted(path: string, at: number): Source.Expression {
  const [first = "", ...rest] = path.split(".");
  const range = { start: at, end: at };
  let value: Source.Expression = { type: "Identifier", ...range, name: first };
  for (const name of rest)
    value = {
      type: "MemberExpression",
      ...range,
      object: value,
      property: { type: "Identifier", ...range, name },
      computed: false,
      optional: false,
    };
  return value;
}

function create(here: Here, node: Source.JsxElement, callee: Expression, text: string): Expression {
  const at = node.start;
  const type = node.name ? here.module.lower.expression(here, node.name) : getPlace(at, placeOfName(here, "Fragment", at));
  const properties = node.attributes.map((attribute) => propertyOf(here, attribute));
  const props: Expression = properties.length > 0 ? { kind: "object", properties, at } : constant(at, null);
  const args: Argument[] = [
    { spread: false, value: type },
    { spread: false, value: props },
    ...node.children.map((child) => argument(here, child)),
  ];
  return { kind: "call", callee, arguments: args, text, at };
}

function propertyOf(here: Here, attribute: Source.JsxAttribute): ObjectProperty {
  if (attribute.type === "JsxSpreadAttribute") return { kind: "spread", value: here.module.lower.expression(here, attribute.argument) };
  return { kind: "value", key: constant(attribute.start, attribute.name), value: valueOf(here, attribute), nameFunction: false };
}

function valueOf(here: Here, attribute: Extract<Source.JsxAttribute, { type: "JsxAttribute" }>): Expression {
  return attribute.value ? here.module.lower.expression(here, attribute.value, attribute.name) : constant(attribute.start, true);
}
