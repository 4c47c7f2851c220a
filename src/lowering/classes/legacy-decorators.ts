// TypeScript's older decorators: the class is made without them, then each is applied, members first and the class last.
// Modelled on what TypeScript emits with `experimentalDecorators`. A computed key is evaluated again for its decorators.
import type { Expression } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { callAdded } from "../added/call.ts";
import { constant, getBinding, initBinding, member, sequence, setPlace } from "../build.ts";
import { keyExpression } from "../expressions/objects.ts";
import { hidden } from "../names/bind.ts";
import { initPlace } from "../names/resolve.ts";
import type { Binding, Here } from "../names/state.ts";
import { metadataOf, parameterTypes } from "./metadata.ts";

type ClassNode = Source.ClassDeclaration | Source.ClassExpression;
type Decorated = Extract<Source.ClassMember, { type: "Method" | "Field" }>;

export function hasDecorators(node: ClassNode): boolean {
  return node.decorators.length > 0 || node.body.some(isDecorated);
}

function isDecorated(one: Source.ClassMember): boolean {
  if (one.type === "Method" && one.value.params.some((param) => param.decorators.length > 0)) return true;
  return (one.type === "Method" || one.type === "Field") && one.decorators.length > 0;
}

/** Lowered before the class itself is put together, since they may use `own`, the inner name, which in the end means the decorated class. */
export function legacyDecoration(here: Here, inner: Here, node: ClassNode, own: Binding | null): (made: Expression) => Expression {
  const at = node.start;
  const result = hidden(here.fn, "*class*");
  const steps: Expression[] = [];
  const members = node.body.filter(
    (one): one is Decorated =>
      (one.type === "Method" || one.type === "Field") &&
      !(one.type === "Method" && one.kind === "constructor") &&
      one.key.type !== "PrivateName",
  );
  for (const isStatic of [false, true])
    for (const one of members) if (one.static === isStatic) steps.push(...decorateMember(inner, one, result));
  steps.push(...decorateClass(here, inner, node, result, own));
  return (made) => sequence(at, [initBinding(here, at, result, made), ...steps, getBinding(here, at, result)]);
}

function decorateMember(here: Here, node: Decorated, owner: Binding): readonly Expression[] {
  const { start: at } = node;
  const params = node.type === "Method" ? node.value.params : [];
  const decorators = [...listOf(here, node.decorators), ...parameterDecorators(here, params)];
  if (decorators.length === 0 || node.key.type === "PrivateName") return [];
  if (here.module.options.decoratorMetadata) decorators.push(...metadataOf(here, node));
  const target = node.static ? getBinding(here, at, owner) : member(here, at, getBinding(here, at, owner), "prototype");
  const descriptor = constant(at, node.type === "Method" || node.accessor ? null : undefined);
  return [callAdded(here, at, "decorate", [arrayOf(at, decorators), target, keyExpression(here, node.key, node.computed), descriptor])];
}

function decorateClass(here: Here, inner: Here, node: ClassNode, result: Binding, own: Binding | null): readonly Expression[] {
  const at = node.start;
  const written = node.body.find((one) => one.type === "Method" && one.kind === "constructor" && one.value.body !== null);
  const params = written?.type === "Method" ? written.value.params : [];
  const decorators = [...listOf(here, node.decorators), ...parameterDecorators(here, params)];
  if (decorators.length === 0) return [];
  if (here.module.options.decoratorMetadata && written) decorators.push(parameterTypes(inner, params, at));
  const decorated = callAdded(here, at, "decorate", [arrayOf(at, decorators), getBinding(here, at, result)]);
  const steps = [setPlace(at, initPlace(here, result), decorated)];
  if (own && (own.init?.cell || own.init?.start === "tdz")) steps.push(initBinding(here, at, own, getBinding(here, at, result)));
  return steps;
}

const listOf = (here: Here, nodes: readonly Source.Expression[]): Expression[] =>
  nodes.map((node) => here.module.lower.expression(here, node));

function parameterDecorators(here: Here, params: readonly Source.Parameter[]): Expression[] {
  return params.flatMap((param, index) =>
    listOf(here, param.decorators).map((decorator) => callAdded(here, param.start, "param", [constant(param.start, index), decorator])),
  );
}

const arrayOf = (at: number, items: readonly Expression[]): Expression => ({
  kind: "array",
  items: items.map((value) => ({ spread: false, value })),
  at,
});
