// Variable declarations; the names were declared when the scope was opened.
import type { Expression, Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, evaluate, initBinding, setPlace } from "../build.ts";
import { lookup, placeOf } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";

export function variables(here: Here, node: Source.VariableDeclaration): readonly Statement[] {
  if (node.declared) return [];
  return node.declarations.flatMap((declarator) => declaratorOf(here, node.kind, declarator)).map(evaluate);
}

function declaratorOf(here: Here, kind: Source.VariableDeclaration["kind"], node: Source.VariableDeclarator): readonly Expression[] {
  const { lower } = here.module;
  const at = node.start;
  const { id, init } = node;
  if (id.type !== "Identifier")
    return init ? [{ kind: "bind", pattern: lower.pattern(here, id, kind !== "var"), value: lower.expression(here, init), at }] : [];
  const binding = lookup(here, id.name);
  if (!binding) return [];
  if (!init && kind === "var") return [];
  // An exported variable of a namespace without a value leaves its property alone.
  if (!init && binding.propertyOf) return [];
  const value = init ? lower.expression(here, init, id.name) : constant(at, undefined);
  return [kind === "var" || binding.propertyOf ? setPlace(at, placeOf(here, binding, at), value) : initBinding(here, at, binding, value)];
}
