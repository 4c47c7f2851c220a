// Opens scopes: declares what their statements declare.
import type { SlotInit } from "#ir/program.ts";
import type { Statement } from "#syntax/tree.ts";
import { declare } from "./bind.ts";
import { blockFunctionNames, type Declared, lexicalNames, varNames } from "./hoist.ts";
import { type Here, type Mutable, newScope, type Scope } from "./state.ts";

export function openBlock(
  here: Here,
  statements: readonly Statement[],
  list: Array<Mutable<SlotInit>>,
  kind: "block" | "switch",
  start: number,
): Here {
  const scope = newScope(here.scope, here.fn, kind, start);
  declareAll(scope, lexicalNames(statements), list);
  return { ...here, scope };
}

export function declareAll(scope: Scope, names: readonly Declared[], list: Array<Mutable<SlotInit>>): void {
  for (const found of names) {
    // A function, enum or namespace may continue what an earlier one of its name began.
    if (found.kind !== "variable" && found.kind !== "class" && scope.names.has(found.name)) continue;
    const readyAt = scope.kind === "switch" && found.readyAt >= 0 ? Number.POSITIVE_INFINITY : found.readyAt;
    declare(scope, found.name, { list, readyAt, fixed: found.fixed ? "throws" : false });
  }
}

/** The names of a function's body. Its parameters are declared already, and a `var` of the same name means the parameter. */
export function declareBody(here: Here, statements: readonly Statement[]): void {
  const { scope, fn } = here;
  const lexical = lexicalNames(statements);
  const own = new Set(lexical.map((found) => found.name));
  const vars = new Set(varNames(statements));
  // A parameter of the name keeps it; anything lexical of the name forbids it.
  if (!fn.strict)
    for (const name of blockFunctionNames(statements))
      if (!own.has(name) && !(scope.names.has(name) && !vars.has(name))) fn.blockFunctions.add(name);
  for (const name of fn.blockFunctions) vars.add(name);
  for (const name of vars) if (!scope.names.has(name)) declare(scope, name, { list: fn.cells, readyAt: -1 });
  declareAll(scope, lexical, fn.cells);
}
