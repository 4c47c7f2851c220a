// `import x = require("y")` and `import X = A.B`.
import type { Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { call, constant, evaluate, getPlace, initBinding } from "../build.ts";
import { lookup, placeOfName } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";

export function importEquals(here: Here, node: Extract<Source.Statement, { type: "ImportEqualsDeclaration" }>): readonly Statement[] {
  const at = node.start;
  const binding = node.typeOnly ? undefined : lookup(here, node.id.name);
  if (!binding) return [];
  if (node.source !== null) {
    const require = getPlace(at, placeOfName(here, "require", at));
    return [evaluate(initBinding(here, at, binding, call(at, require, [constant(at, node.source)], "require")))];
  }
  // An alias of something that has no value is a type under another name.
  if (!node.reference || !lookup(here, rootName(node.reference))) return [];
  return [evaluate(initBinding(here, at, binding, here.module.lower.expression(here, node.reference)))];
}

function rootName(node: Source.Expression): string {
  let at: Source.Expression | Source.Super = node;
  while (at.type === "MemberExpression") at = at.object;
  return at.type === "Identifier" ? at.name : "";
}
