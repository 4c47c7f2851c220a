// Enums: `E[E["A"] = 0] = "A"`. A member's initializer may name earlier members bare.
import type { Expression, Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { constant, evaluate, getBinding, sequence, setPlace } from "../build.ts";
import { initPlace, lookup } from "../names/resolve.ts";
import { type Binding, type Here, newScope } from "../names/state.ts";
import { foldConstant } from "./fold.ts";

export function lowerEnum(here: Here, node: Extract<Source.Statement, { type: "EnumDeclaration" }>): readonly Statement[] {
  const at = node.start;
  const binding = lookup(here, node.id.name);
  // The members of an ambient constant enum are values all the same: compilers write them in place.
  if ((node.declared && !node.const) || !binding) return [];
  const scope = newScope(here.scope, here.fn, "block", at);
  const inner: Here = { ...here, scope };
  for (const member of node.members) scope.names.set(member.name, { ...binding, name: member.name, propertyOf: binding });
  const begin = setPlace(at, initPlace(here, binding), {
    kind: "logical",
    operator: "||",
    left: getBinding(here, at, binding),
    right: { kind: "object", properties: [], at },
    at,
  });
  const known = new Map<string, number | string>();
  let next: number | null = 0;
  const members: Expression[] = [];
  for (const member of node.members) {
    const value: number | string | null = member.init ? foldConstant(member.init, known, node.id.name) : next;
    if (value !== null) known.set(member.name, value);
    const written =
      value !== null
        ? constant(member.start, value)
        : member.init
          ? here.module.lower.expression(inner, member.init)
          : constant(member.start, undefined);
    members.push(typeof value === "string" ? assign(here, binding, member, written) : assignBoth(here, binding, member, written));
    next = typeof value === "number" ? value + 1 : null;
  }
  return [evaluate(sequence(at, [begin, ...members]))];
}

function assign(here: Here, binding: Binding, member: Source.EnumMember, value: Expression): Expression {
  return setPlace(member.start, { kind: "member", object: getBinding(here, member.start, binding), key: member.name, strict: true }, value);
}

/** The way back from a number to its name. A value known only when it runs is taken for a number, as TypeScript does. */
function assignBoth(here: Here, binding: Binding, member: Source.EnumMember, value: Expression): Expression {
  const at = member.start;
  return setPlace(
    at,
    { kind: "index", object: getBinding(here, at, binding), key: assign(here, binding, member, value), strict: true },
    constant(at, member.name),
  );
}
