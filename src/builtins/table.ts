// Rows of natives for one object, and constructors that answer an unknown argument with an unknown.
// It decides nothing about what a native does.
import { functionShape } from "#machine/layout.ts";
import {
  type ConstructorParts,
  defineConstructor,
  defineGetter,
  defineMethod,
  defineValue,
  NativeCode,
  type NativeFunction,
  nativeConstructorBehaviour,
  newNative,
  type UnknownRule,
} from "#machine/native.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { CONFIGURABLE, HIDDEN } from "#machine/shape.ts";
import { UnknownMet } from "#machine/stop.ts";
import { type PropertyKey, wellKnown } from "#machine/symbol.ts";
import { GuestObject, type Value } from "#machine/value.ts";

/** Name, `length`, the function, and `PURE` if an unknown simply makes its answer unknown. */
export type Method = readonly [name: string, length: number, fn: NativeFunction, rule?: UnknownRule];
export type Methods = readonly Method[];

export function defineMethods(realm: Realm, object: GuestObject, methods: Methods): void {
  for (const [name, length, fn, rule] of methods) defineMethod(realm, object, name, length, fn, rule);
}

/** Constants such as `Math.PI`: fixed in every way. */
export function defineConstants(object: GuestObject, constants: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(constants)) defineValue(object, name, value, 0);
}

export function defineTag(object: GuestObject, tag: string): void {
  defineValue(object, wellKnown.toStringTag, tag, CONFIGURABLE);
}

export function defineSpecies(realm: Realm, constructor: GuestObject): void {
  defineGetter(realm, constructor, wellKnown.species, (_, self) => self);
}

/** A name of the global object: writable, configurable, not enumerable. */
export function defineGlobal(realm: Realm, name: string, value: Value): void {
  defineValue(realm.global, name, value, HIDDEN);
}

/** A constructor put on the global object. Where it meets an unknown it gives an unknown; a subclass's `super(…)` stays undecided instead, since `this` must be an object. */
export function defineClass(realm: Realm, parts: ConstructorParts): GuestObject {
  const made = defineConstructor(realm, { ...parts, fn: answering(parts) });
  defineGlobal(realm, parts.name, made);
  return made;
}

function answering(parts: ConstructorParts): NativeFunction {
  return (agent, self, args, newTarget) => {
    try {
      return parts.fn(agent, self, args, newTarget);
    } catch (signal) {
      if (!(signal instanceof UnknownMet)) throw signal;
      if (newTarget !== undefined && newTarget !== intrinsic(agent.realm, `%${parts.name}%`)) throw signal;
      return signal.unknown.derive(`${newTarget === undefined ? "" : "new "}${parts.name}(${signal.unknown.text})`);
    }
  };
}

/** A constructor that must be called with `new` and makes objects without a prototype of its own (`Proxy`). */
export function constructorWithoutPrototype(realm: Realm, parts: Pick<ConstructorParts, "name" | "length" | "fn">): GuestObject {
  const code = new NativeCode(parts.fn, parts.name, `Constructor ${parts.name} requires 'new'`);
  const made = new GuestObject(
    functionShape,
    [parts.length, parts.name],
    realm.core.functionPrototype,
    nativeConstructorBehaviour,
    code,
    null,
  );
  realm.intrinsics.set(`%${parts.name}%`, made);
  defineGlobal(realm, parts.name, made);
  return made;
}

/** A method that guest code may not replace (`Function.prototype[Symbol.hasInstance]`). */
export function defineFixedMethod(
  realm: Realm,
  object: GuestObject,
  key: PropertyKey,
  length: number,
  fn: NativeFunction,
  rule?: UnknownRule,
  attributes = 0,
): GuestObject {
  const name = typeof key === "string" ? key : `[${key.description ?? ""}]`;
  const method = newNative(realm, name, length, fn, rule);
  defineValue(object, key, method, attributes);
  return method;
}
