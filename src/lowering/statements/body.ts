// A list of statements: functions hoisted to its top, then the rest in order.
import type { SlotInit, Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate, getBinding, initBinding, setPlace } from "../build.ts";
import { lowerFunction } from "../functions.ts";
import { slotList } from "../names/bind.ts";
import { unexported } from "../names/hoist.ts";
import { initPlace } from "../names/resolve.ts";
import { openBlock } from "../names/scopes.ts";
import type { Binding, Here, Mutable } from "../names/state.ts";
import { isUsing, underUsing } from "./using.ts";

export function lowerBody(here: Here, statements: readonly Source.Statement[]): readonly Statement[] {
  return [...hoistFunctions(here, statements), ...inOrder(here, statements)];
}

export function inOrder(here: Here, statements: readonly Source.Statement[]): readonly Statement[] {
  const lowered = (statement: Source.Statement) => here.module.lower.statement(here, statement);
  const first = statements.findIndex(isUsing);
  if (first < 0) return statements.flatMap(lowered);
  return [...statements.slice(0, first).flatMap(lowered), ...underUsing(here, statements.slice(first), lowered)];
}

export function hoistFunctions(here: Here, statements: readonly Source.Statement[]): readonly Statement[] {
  const createdAt = statements[0]?.start ?? here.scope.start;
  const hoisted: Statement[] = [];
  for (const statement of statements) {
    const node = unexported(statement);
    if (node.type !== "FunctionDeclaration" || !node.body) continue;
    const name = node.id?.name ?? "default";
    const binding = here.scope.names.get(node.id?.name ?? "*default*");
    if (!binding) continue;
    const index = lowerFunction(here, node, { name, kind: "normal", createdAt });
    hoisted.push(evaluate(initBinding(here, node.start, binding, { kind: "function", index, at: node.start })));
  }
  return hoisted;
}

export function block(here: Here, node: Source.BlockStatement): Statement {
  const slots: Array<Mutable<SlotInit>> = slotList(here.fn);
  const inner = openBlock(here, node.body, slots, "block", node.start);
  return { kind: "block", slots, body: inner.module.lower.body(inner, node.body), at: node.start };
}

/** Sloppy code: a function in a block is also a variable of the function around, assigned when the declaration is reached. */
export function functionDeclaration(here: Here, node: Source.FunctionDeclaration): readonly Statement[] {
  if (here.scope.kind === "function" || !node.id || !node.body || !here.fn.blockFunctions.has(node.id.name)) return [];
  const own = here.scope.names.get(node.id.name);
  const outer = variableAround(here, node.id.name);
  if (!own || !outer || own === outer) return [];
  return [evaluate(setPlace(node.start, initPlace(here, outer), getBinding(here, node.start, own)))];
}

function variableAround(here: Here, name: string): Binding | undefined {
  let scope = here.scope.parent;
  for (; scope && scope.kind !== "function"; scope = scope.parent) if (scope.names.has(name)) return undefined;
  return scope?.fn === here.fn ? scope.names.get(name) : undefined;
}
