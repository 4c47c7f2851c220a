// What array methods that make arrays make: `ArraySpeciesCreate`, and the check of callbacks they share.
import type { Agent } from "#machine/agent.ts";
import { newArray, setLength } from "#machine/array.ts";
import { construct } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import { wellKnown } from "#machine/symbol.ts";
import { emptyList, GuestObject, isCallable, isConstructor, Unknown, type Value } from "#machine/value.ts";
import { isArray } from "../is-array.ts";
import { isOwnSpecies } from "../species.ts";
import { worded } from "../wording.ts";

export function newLike(agent: Agent, original: GuestObject, length: number): GuestObject {
  if (!isArray(agent, original)) return newPlain(agent, length);
  let constructor: Value = known(get(original, "constructor"));
  const ours = agent.realm.intrinsics.get("%Array%");
  if (constructor === ours && isOwnSpecies(ours!)) return newPlain(agent, length);
  if (constructor instanceof GuestObject) {
    constructor = known(get(constructor, wellKnown.species));
    if (constructor === null) constructor = undefined;
  }
  if (constructor === undefined || constructor === ours) return newPlain(agent, length);
  if (!isConstructor(constructor)) return throwTypeError(agent, "object.constructor[Symbol.species] is not a constructor");
  return known(construct(agent, constructor, [length])) as GuestObject;
}

/** An array that will be filled one by one: its length comes with its elements. */
function newPlain(agent: Agent, length: number): GuestObject {
  if (length > 4294967295) return throwRangeError(agent, "Invalid array length");
  return newArray(agent.realm, emptyList());
}

/** `ArrayCreate`. */
export function newOfLength(agent: Agent, length: number): GuestObject {
  if (length > 4294967295) return throwRangeError(agent, "Invalid array length");
  const array = newArray(agent.realm, emptyList());
  if (length > 0) setLength(array, length);
  return array;
}

/** A callback; an unknown function is called like any other and gives unknowns. */
export function expectCallback(agent: Agent, value: Value): GuestObject | Unknown {
  if (value instanceof Unknown || isCallable(value)) return value;
  return throwTypeError(agent, `${worded(value)} is not a function`);
}
