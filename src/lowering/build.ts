// Small makers of IR, so that the constructs read as what they mean.
import type { Expression, Pattern, Place, Statement } from "#ir/program.ts";
import { implicitPlace, initPlace, placeOf } from "./names/resolve.ts";
import type { Binding, Here } from "./names/state.ts";

export const constant = (at: number, value: undefined | null | boolean | number | string | bigint): Expression => ({
  kind: "constant",
  value,
  at,
});
export const getPlace = (at: number, place: Place): Expression => ({ kind: "get", place, at });
export const getBinding = (here: Here, at: number, binding: Binding): Expression => getPlace(at, placeOf(here, binding, at));
export const setPlace = (at: number, place: Place, value: Expression): Expression => ({ kind: "set", place, value, init: false, at });
export const initBinding = (here: Here, at: number, binding: Binding, value: Expression): Expression => ({
  kind: "set",
  place: initPlace(here, binding),
  value,
  init: true,
  at,
});
export const initPattern = (here: Here, at: number, binding: Binding): Pattern => ({
  kind: "place",
  place: initPlace(here, binding),
  init: true,
  at,
});
export const getThis = (here: Here, at: number): Expression => getPlace(at, implicitPlace(here, "this", at));
export const member = (here: Here, at: number, object: Expression, key: string): Expression =>
  getPlace(at, { kind: "member", object, key, strict: here.fn.strict });
export const call = (at: number, callee: Expression, args: readonly Expression[], text: string): Expression => ({
  kind: "call",
  callee,
  arguments: args.map((value) => ({ spread: false, value })),
  text,
  at,
});
export const sequence = (at: number, items: readonly Expression[]): Expression =>
  items.length === 1 && items[0] ? items[0] : { kind: "sequence", items, at };

export const evaluate = (value: Expression): Statement => ({ kind: "expression", value, at: value.at });
/** One statement standing for many. */
export function group(at: number, body: readonly Statement[]): Statement {
  const [only] = body;
  return body.length === 1 && only ? only : { kind: "block", slots: [], body, at };
}

/** What cannot be expressed ends the run there, and is told as a problem when the module is lowered. */
export const opaque = (at: number, construct: string, message: string): Expression => ({ kind: "opaque", construct, message, at });
