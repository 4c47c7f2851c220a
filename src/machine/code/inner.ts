// Expressions that only the compiler makes, out of the program's own: they name places in the frame beyond the program's registers.
import { invariant } from "#ground/bug.ts";
import type { Argument, Expression, Place } from "#ir/program.ts";
import { REGISTERS } from "../frame.ts";
import type { Builder } from "./builder.ts";

/** A call whose function and `this` were evaluated before. */
export type CallOn = {
  readonly kind: "call-on";
  readonly at: number;
  readonly self: Expression;
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  readonly text: string;
};
/** The strings of a tagged template, as the tag gets them. */
export type TemplateStrings = { readonly kind: "template-strings"; readonly at: number; readonly template: TemplateTexts };
/** The parts of a tagged template that are the same each time. */
export type TemplateTexts = Pick<Extract<Expression, { kind: "tagged" }>, "site" | "cooked" | "raw">;
export type Inner = Expression | CallOn | TemplateStrings;

/** A fresh place of the frame, as a register. */
export const tempSlot = (builder: Builder): number => builder.temp() - REGISTERS;

const placeOf = (slot: number): Place => ({ kind: "variable", variable: { kind: "register", slot }, name: "", check: false, fixed: false });
export const readTemp = (slot: number, at: number): Expression => ({ kind: "get", at, place: placeOf(slot) });
export const writeTemp = (slot: number, value: Expression): Expression => ({
  kind: "set",
  at: value.at,
  place: placeOf(slot),
  value,
  init: true,
});
export const callOn = (node: Omit<CallOn, "kind">): Expression => ({ kind: "call-on", ...node }) as CallOn as unknown as Expression;

export const templateStrings = ({ at, site, cooked, raw }: Extract<Expression, { kind: "tagged" }>): Expression =>
  ({ kind: "template-strings", at, template: { site, cooked, raw } }) satisfies TemplateStrings as unknown as Expression;

/** The expression that a spine node (a read, call or delete) hangs on, or null. */
export function below(node: Expression): Expression | null {
  if (node.kind === "call" || node.kind === "optional") return node.kind === "call" ? node.callee : node.value;
  if (node.kind === "tagged") return node.tag;
  if ((node as Inner).kind === "call-on") return (node as unknown as CallOn).callee;
  if (node.kind !== "get" && node.kind !== "delete") return null;
  const place = node.place;
  return place.kind === "member" || place.kind === "index" || place.kind === "private" ? place.object : null;
}

/** The same spine node hanging on something else. */
export function hangOn(node: Expression, base: Expression): Expression {
  if (node.kind === "call") return { ...node, callee: base };
  if (node.kind === "tagged") return { ...node, tag: base };
  if (node.kind === "optional") return { ...node, value: base };
  if ((node as Inner).kind === "call-on") return { ...(node as unknown as CallOn), callee: base } as unknown as Expression;
  invariant(node.kind === "get" || node.kind === "delete", "a spine is made of reads, calls and deletes");
  const place = node.place;
  invariant(place.kind === "member" || place.kind === "index" || place.kind === "private", "a spine hangs on objects");
  return { ...node, place: { ...place, object: base } };
}

/** Does an `optional` lie on the spine of this node, not within a chain of its own? */
export function hasOptional(node: Expression): boolean {
  for (let at: Expression | null = node; at !== null; at = below(at)) if (at.kind === "optional") return true;
  return false;
}
