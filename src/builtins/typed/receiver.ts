// The receivers of typed array methods, and the typed arrays those methods make.
import type { Agent } from "#machine/agent.ts";
import { construct } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { speciesOf } from "../species.ts";
import { ViewData } from "./data.ts";
import type { ElementKind } from "./element.ts";

export type TypedArray = GuestObject & { data: ViewData & { readonly kind: ElementKind } };

export const isTypedArray = (value: Value): value is TypedArray =>
  value instanceof GuestObject && value.data instanceof ViewData && value.data.kind !== null;

export function expectTyped(agent: Agent, self: Value, method: string): TypedArray {
  const value = known(self);
  if (!isTypedArray(value)) return throwTypeError(agent, "this is not a typed array.");
  if (value.data.outOfBounds) throwTypeError(agent, `Cannot perform ${method} on a detached ArrayBuffer`);
  return value;
}

/** `TypedArraySpeciesCreate`. */
export function newTypedLike(agent: Agent, typed: TypedArray, args: Value[], method: string): TypedArray {
  const constructor = speciesOf(agent, typed, `%${typed.data.kind.name}Array%`);
  const made = expectTyped(agent, construct(agent, constructor, args), method);
  const wanted = args.length === 1 && typeof args[0] === "number" ? args[0] : 0;
  if (made.data.length < wanted) throwTypeError(agent, "Derived TypedArray constructor created an array which was too small");
  if (made.data.kind.bigint !== typed.data.kind.bigint) throwTypeError(agent, "Content type of the typed array does not match");
  return made;
}
