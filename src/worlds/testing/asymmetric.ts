// Asymmetric matchers: values that stand in an expectation for many (`expect.any(Number)`).
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { isArrayObject } from "#machine/array.ts";
import { call } from "#machine/call.ts";
import { toBoolean } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { defineMethod } from "#machine/native.ts";
import { get, newObject } from "#machine/object.ts";
import { type GuestObject, isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { classOf, wrappedValue } from "../guest/kind.ts";
import { stateOf } from "../world.ts";

export type AsymmetricName =
  | "Any"
  | "Anything"
  | "ObjectContaining"
  | "ArrayContaining"
  | "StringContaining"
  | "StringMatching"
  | "NumberCloseTo";

/** The private data of an asymmetric matcher. `matches` is not negated yet. */
export class Asymmetric {
  readonly name: string;
  readonly sample: Value;
  readonly inverse: boolean;
  readonly matches: (agent: Agent, other: Value) => boolean;

  constructor(name: string, sample: Value, inverse: boolean, matches: (agent: Agent, other: Value) => boolean) {
    this.name = name;
    this.sample = sample;
    this.inverse = inverse;
    this.matches = matches;
  }
}

export function newAsymmetric(
  agent: Agent,
  name: string,
  sample: Value,
  inverse: boolean,
  matches: (agent: Agent, other: Value) => boolean,
): GuestObject {
  const prototype = stateOf(agent, "testing.asymmetric", () => {
    const made = newObject(agent.realm.core.objectPrototype);
    defineMethod(agent.realm, made, "asymmetricMatch", 1, (each, self, [other]) =>
      holdsFor(each, (self as GuestObject).data as Asymmetric, other),
    );
    defineMethod(agent.realm, made, "toString", 0, (_, self) => ((self as GuestObject).data as Asymmetric).name);
    return made;
  });
  return newObject(
    prototype,
    new Asymmetric(inverse ? `${name.slice(0, name.search(/C|M/))}Not${name.slice(name.search(/C|M/))}` : name, sample, inverse, matches),
  );
}

const holdsFor = (agent: Agent, asymmetric: Asymmetric, other: Value): boolean => asymmetric.matches(agent, other) !== asymmetric.inverse;

export const asymmetricOf = (value: Value): Asymmetric | null => (isObject(value) && value.data instanceof Asymmetric ? value.data : null);

export const isAsymmetric = (agent: Agent, value: Value): boolean =>
  asymmetricOf(value) !== null || (isObject(value) && isCallable(getFrom(agent, value, "asymmetricMatch")));

/** What a matcher on either side says; undefined when there is none, or one on both sides. */
export function asymmetricMatch(agent: Agent, a: Value, b: Value): boolean | undefined {
  const left = isAsymmetric(agent, a);
  const right = isAsymmetric(agent, b);
  if (left === right) return undefined;
  const [matcher, other] = left ? [a, b] : [b, a];
  const known = asymmetricOf(matcher);
  if (known !== null) return holdsFor(agent, known, other);
  return toBoolean(call(agent, getFrom(agent, matcher, "asymmetricMatch"), matcher, [other]));
}

/** `expect.any(C)`. */
export function isOfKind(agent: Agent, maker: Value, other: Value): boolean {
  const { intrinsics } = agent.realm;
  const kinds = ["String", "Number", "Boolean", "BigInt", "Symbol"] as const;
  for (const kind of kinds) {
    if (maker !== intrinsics.get(`%${kind}%`)) continue;
    if (kind === "Symbol") return isSymbol(other) || (isObject(other) && classOf(other) === "Symbol");
    return (
      typeof other === kind.toLowerCase() ||
      (isObject(other) && classOf(other) === kind && typeof wrappedValue(other) === kind.toLowerCase())
    );
  }
  if (maker === intrinsics.get("%Function%")) return isCallable(other);
  if (maker === intrinsics.get("%Object%")) return other === null || (isObject(other) && !isCallable(other));
  return isInstance(other, maker);
}

/** `instanceof` along the prototype chain. */
export function isInstance(value: Value, maker: Value): boolean {
  if (!isObject(value) || !isObject(maker)) return false;
  const prototype = get(maker, "prototype");
  for (let at = value.behaviour.getPrototype(value); at !== null; at = at.behaviour.getPrototype(at)) if (at === prototype) return true;
  return false;
}

export function expectArray(agent: Agent, sample: Value, title: string): GuestObject {
  if (isArrayObject(sample)) return sample;
  return throwError(agent, "TypeError", `You must provide an array to ${title}, not '${typeof sample}'.`);
}
