// Expressions by kind. Only dispatches; each kind has its file.
import { invariant } from "#ground/bug.ts";
import type { Expression } from "#ir/program.ts";
import { GuestSymbol } from "../symbol.ts";
import { GuestObject, Unknown, type Value } from "../value.ts";
import { compileBinary } from "./arithmetic.ts";
import type { Builder, Eval } from "./builder.ts";
import { compileCall, compileCallOn } from "./call.ts";
import { compileChain } from "./chain.ts";
import { compileClass } from "./class.ts";
import { failAt, stuckAt } from "./fail.ts";
import { closureAt } from "./function.ts";
import type { Inner } from "./inner.ts";
import { compileArray, compileConstant, compileRegexp, compileTemplate, templateObject } from "./literal.ts";
import { compileConditional, compileLogical, compileSequence } from "./logic.ts";
import { compileImport, compileMeta } from "./module.ts";
import { compileNew, compileSuperCall } from "./new.ts";
import { compileObject } from "./object.ts";
import { compileBind } from "./pattern.ts";
import { compileDelete, compileGet, compileSet } from "./place.ts";
import { compileTagged } from "./tagged.ts";
import { compileModify, compileTypeof, compileUnary, compileUpdate } from "./unary.ts";

type Kind = Inner["kind"];
type Compile<K extends Kind> = (builder: Builder, node: Extract<Inner, { kind: K }>) => Eval;

const COMPILERS: { readonly [K in Kind]: Compile<K> } = {
  array: compileArray,
  await: () => invariant(false, "await lies in resumable code") as never,
  binary: compileBinary,
  bind: compileBind,
  call: compileCall,
  "call-on": compileCallOn,
  chain: (builder, node) => compileChain(builder, node.body),
  class: compileClass,
  conditional: compileConditional,
  constant: (_builder, node) => compileConstant(node),
  delete: compileDelete,
  function: (builder, node) => closureAt(builder, node.index),
  get: compileGet,
  import: compileImport,
  "import-meta": compileMeta,
  logical: compileLogical,
  modify: compileModify,
  new: compileNew,
  object: compileObject,
  opaque: compileOpaque,
  optional: () => invariant(false, "an optional lies in a chain") as never,
  "private-in": compilePrivateIn,
  "private-name": (_builder, node) => () => new GuestSymbol(node.text, true),
  regexp: (_builder, node) => compileRegexp(node),
  sequence: compileSequence,
  set: compileSet,
  "super-call": compileSuperCall,
  tagged: compileTagged,
  template: compileTemplate,
  "template-strings": (_builder, node) => templateObject(node.template),
  typeof: compileTypeof,
  unary: compileUnary,
  update: compileUpdate,
  yield: () => invariant(false, "yield lies in resumable code") as never,
};

export function compileExpression(builder: Builder, node: Expression): Eval {
  return (COMPILERS[node.kind] as Compile<Kind>)(builder, node as never);
}

function compileOpaque(_builder: Builder, node: Extract<Expression, { kind: "opaque" }>): Eval {
  const { at, construct, message } = node;
  return (frame) => stuckAt(frame, at, { kind: "unsupported", what: construct, message });
}

function compilePrivateIn(builder: Builder, node: Extract<Expression, { kind: "private-in" }>): Eval {
  const name = builder.expression(node.name);
  const object = builder.expression(node.object);
  const { at, text } = node;
  return (frame): Value => {
    const key = name(frame) as GuestSymbol;
    const target = object(frame);
    if (target instanceof Unknown) return target.derive(`${text} in ${target.text}`);
    if (!(target instanceof GuestObject))
      return failAt(frame, at, "TypeError", `Cannot use 'in' operator to search for '${text}' in ${String(target)}`);
    return target.shape.find(key) >= 0;
  };
}
