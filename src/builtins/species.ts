// `SpeciesConstructor`: what methods that make an object like their own make.
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { NativeCode } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import { wellKnown } from "#machine/symbol.ts";
import { Accessor, GuestObject, isConstructor } from "#machine/value.ts";

export function speciesOf(agent: Agent, object: GuestObject, fallback: string): GuestObject {
  const otherwise = intrinsic(agent.realm, fallback);
  const constructor = known(get(object, "constructor"));
  if (constructor === undefined) return otherwise;
  if (constructor === otherwise && isOwnSpecies(otherwise)) return otherwise;
  if (!(constructor instanceof GuestObject)) return throwTypeError(agent, "The .constructor property is not an object");
  const species = known(get(constructor, wellKnown.species));
  if (species === undefined || species === null) return otherwise;
  return isConstructor(species) ? species : throwTypeError(agent, "object.constructor[Symbol.species] is not a constructor");
}

/** Does a constructor still have the getter of the language, which gives the constructor itself? Saves asking it. */
export function isOwnSpecies(constructor: GuestObject): boolean {
  const slot = constructor.shape.find(wellKnown.species);
  const held = slot < 0 ? undefined : constructor.slots[slot];
  const getter = held instanceof Accessor ? held.get : undefined;
  return getter?.data instanceof NativeCode && getter.data.name === "get [Symbol.species]";
}
