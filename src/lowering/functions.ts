// A function's parts: parameters bound, names declared, body lowered, and the finished code put in the module.
import type { FunctionCode, FunctionKind, Signature, Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate } from "./build.ts";
import { settleSlots } from "./names/bind.ts";
import { declareBody } from "./names/scopes.ts";
import { type AfterThis, type FunctionState, type Here, newFunction, newScope } from "./names/state.ts";
import { lowerParameters, signatureOf } from "./parameters.ts";

export type About = {
  readonly name: string;
  readonly kind: FunctionKind;
  /** From which offset on the function value exists. */
  readonly createdAt: number;
  /** Where its text begins, when that is before the parameters (a method's key). */
  readonly start?: number;
  readonly strict?: boolean;
  /** The own name of a function expression. */
  readonly self?: string | null;
  readonly afterThis?: AfterThis;
  /** What an anonymous function or class that an expression body gives is called. */
  readonly valueName?: string;
};

export function lowerFunction(
  here: Here,
  node: Source.FunctionParts & { readonly start: number; readonly end: number },
  about: About,
): number {
  const { module } = here;
  const body = node.body;
  const strict = here.fn.strict || about.strict === true || hasUseStrict(body);
  const index = module.functions.push(null) - 1;
  const fn = newFunction(here.fn, index, about.kind, { async: node.async, generator: node.generator, strict, createdAt: about.createdAt });
  fn.afterThis = about.afterThis ?? null;
  const scope = newScope(here.scope, fn, "function", node.start, about.self ?? null);
  fn.scope = scope;
  const inner: Here = { module, fn, scope };
  const parameters = lowerParameters(inner, node.params);
  const statements = bodyOf(inner, body, about.valueName);
  finishFunction(inner, {
    name: about.name,
    signature: signatureOf(node.params, node.returns),
    length: parameters.length,
    positional: parameters.positional,
    restSlot: parameters.restSlot,
    prologue: parameters.prologue.length,
    body: [...parameters.prologue, ...statements],
    start: about.start ?? node.start,
    end: node.end,
  });
  return index;
}

function bodyOf(inner: Here, body: Source.FunctionParts["body"], valueName: string | undefined): readonly Statement[] {
  if (!body) return [];
  const early = inner.fn.kind === "derived-constructor" ? [] : (inner.fn.afterThis?.(inner.fn) ?? []).map(evaluate);
  if (body.type !== "BlockStatement") return expressionBody(inner, body, valueName);
  declareBody(inner, body.body);
  return [...early, ...inner.module.lower.body(inner, body.body)];
}

/** What the expression keeps is fresh with the frame. */
function expressionBody(inner: Here, body: Source.Expression, name: string | undefined): readonly Statement[] {
  return [{ kind: "return", value: inner.module.lower.expression(inner, body, name), at: body.start }];
}

type Finished = Pick<FunctionCode, "name" | "signature" | "length" | "positional" | "restSlot" | "prologue" | "body" | "start" | "end">;

export function finishFunction(inner: Here, parts: Finished): void {
  const { fn, module } = inner;
  settleSlots(fn);
  if (fn.kind === "derived-constructor") ensureThis(fn);
  const implicit = [...fn.implicit].map(([what, { local }]) => ({
    what,
    slot: local.kind === "captured" ? local.index : local.slot,
    cell: local.kind === "cell",
  }));
  module.functions[fn.index] = {
    index: fn.index,
    kind: fn.kind,
    async: fn.async,
    generator: fn.generator,
    strict: fn.strict,
    registers: fn.registers,
    cells: fn.cells,
    implicit,
    captures: fn.captures,
    opaque: fn.opaque,
    ...parts,
    ...(fn.opaque ? { body: [], prologue: 0 } : {}),
  };
}

function ensureThis(fn: FunctionState): void {
  if (fn.implicit.has("this")) return;
  fn.implicit.set("this", {
    name: "this",
    owner: fn,
    local: { kind: "register", slot: fn.registers++ },
    init: null,
    readyAt: Number.POSITIVE_INFINITY,
    readyInFunctions: false,
    fixed: false,
    propertyOf: null,
  });
}

function hasUseStrict(body: Source.FunctionParts["body"]): boolean {
  return body?.type === "BlockStatement" && usesStrict(body.body);
}

export function usesStrict(statements: readonly Source.Statement[]): boolean {
  return statements.some((statement) => statement.type === "ExpressionStatement" && statement.directive === "use strict");
}

export const noSignature: Signature = { parameters: [], returns: null };
