// `SpeciesConstructor`: what methods that make an object like their own make.
import type { Agent } from "#machine/agent.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, isConstructor } from "#machine/value.ts";

export function speciesOf(agent: Agent, object: GuestObject, fallback: string): GuestObject {
  const otherwise = intrinsic(agent.realm, fallback);
  const constructor = known(get(object, "constructor"));
  if (constructor === undefined || constructor === otherwise) return otherwise;
  if (!(constructor instanceof GuestObject)) return throwTypeError(agent, "The .constructor property is not an object");
  const species = known(get(constructor, wellKnown.species));
  if (species === undefined || species === null) return otherwise;
  return isConstructor(species) ? species : throwTypeError(agent, "object.constructor[Symbol.species] is not a constructor");
}
