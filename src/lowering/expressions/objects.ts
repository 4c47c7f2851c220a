// Array and object literals, and the keys of members.
import type { Expression, ObjectProperty } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant } from "../build.ts";
import { lowerFunction } from "../functions.ts";
import type { Here } from "../names/state.ts";
import { argument } from "./calls.ts";

type Of<T extends Source.Expression["type"]> = Extract<Source.Expression, { type: T }>;

export function array(here: Here, node: Of<"ArrayExpression">): Expression {
  return { kind: "array", items: node.elements.map((item) => item && argument(here, item)), at: node.start };
}

export function object(here: Here, node: Of<"ObjectExpression">): Expression {
  return { kind: "object", properties: node.properties.map((property) => propertyOf(here, property)), at: node.start };
}

function propertyOf(here: Here, node: Source.Property | Source.SpreadElement): ObjectProperty {
  const { lower } = here.module;
  if (node.type === "SpreadElement") return { kind: "spread", value: lower.expression(here, node.argument) };
  const key = keyExpression(here, node.key, node.computed);
  const name = key.kind === "constant" ? String(key.value) : undefined;
  if (node.kind === "init") {
    if (name === "__proto__" && !node.computed && !node.shorthand) return { kind: "prototype", value: lower.expression(here, node.value) };
    return {
      kind: "value",
      key,
      value: lower.expression(here, node.value, name),
      nameFunction: name === undefined && isNameless(node.value),
    };
  }
  const { value, kind } = node;
  if (value.type !== "FunctionExpression") return { kind: "value", key, value: lower.expression(here, value), nameFunction: false };
  const prefix = kind === "method" ? "" : `${kind} `;
  const index = lowerFunction(here, value, {
    name: name === undefined ? "" : prefix + name,
    kind: kind === "get" ? "getter" : kind === "set" ? "setter" : "method",
    createdAt: node.start,
    start: node.start,
  });
  return { kind, key, function: index };
}

/** A key as a value: a constant unless it is computed. */
export function keyExpression(here: Here, key: Source.Expression, computed: boolean): Expression {
  if (!computed && key.type === "Identifier") return constant(key.start, key.name);
  if (!computed && key.type === "Literal") return constant(key.start, String(key.value));
  return here.module.lower.expression(here, key);
}

/** A function or class that takes its name from where it is put. */
export function isNameless(node: Source.Expression): boolean {
  return (
    (node.type === "FunctionExpression" || node.type === "ClassExpression" || node.type === "ArrowFunctionExpression") && node.id === null
  );
}
