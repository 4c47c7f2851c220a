// Functions that some constructs call are added to the module that needs them: a hidden constant of the body each, made before anything else runs.
import type { Expression, Statement } from "#ir/program.ts";
import { parseText } from "#syntax/parse.ts";
import type * as Source from "#syntax/tree.ts";
import { call, evaluate, getPlace, initBinding } from "../build.ts";
import { lowerFunction } from "../functions.ts";
import { makeBinding } from "../names/bind.ts";
import { placeOf } from "../names/resolve.ts";
import { type Here, newScope } from "../names/state.ts";
import { ADDED_TEXTS, type AddedName } from "./texts.ts";

export function callAdded(here: Here, at: number, name: AddedName, args: readonly Expression[]): Expression {
  const { module } = here;
  const known = module.added.get(name);
  const binding = known ?? makeBinding(module.body, `*${name}*`, { list: module.body.cells, readyAt: -1, fixed: "throws" });
  if (!known) module.added.set(name, binding);
  return call(at, getPlace(at, placeOf(here, binding, at)), args, name);
}

/** The statements that make what was used; they belong at the top of the body. */
export function addedStatements(here: Here): readonly Statement[] {
  const scope = newScope(null, here.module.body, "function", 0);
  return [...here.module.added].map(([name, binding]) => {
    const node = addedTree(name as AddedName);
    const index = lowerFunction({ ...here, scope }, node, { name, kind: "normal", createdAt: 0, strict: true });
    return evaluate(initBinding(here, 0, binding, { kind: "function", index, at: 0 }));
  });
}

function addedTree(name: AddedName): Source.FunctionExpression {
  const [only] = parseText(name, `(${ADDED_TEXTS[name]})`).tree.body;
  const node = only?.type === "ExpressionStatement" ? only.expression : undefined;
  return atStart(node) as Source.FunctionExpression;
}

/** An added function stands nowhere in the file, so everything in it points to the file's start. */
function atStart(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(atStart);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "start" || key === "end" ? 0 : atStart(value)]));
}
