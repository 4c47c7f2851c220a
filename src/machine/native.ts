// How a builtin or a world's function is written: a host function over guest values, put on an object by `defineMethod`.
// A native may store, pass on and return unknowns. When it must look into one, the conversions throw `UnknownMet`: the answer of a
// `PURE` native (no effect before it has looked at everything) is then a derived unknown; otherwise the run is stuck as undecided.
// Natives with own loops call `agent.spend`, before big results `agent.allocate` or `agent.expectString`; natives that recurse
// use `deeper`; natives that go on after a guest exception use `attempt`.
import type { Agent } from "./agent.ts";
import { throwTypeError } from "./error.ts";
import { classShape, functionShape } from "./layout.ts";
import { behaviour } from "./object.ts";
import { addRow } from "./ordinary.ts";
import type { Realm } from "./realm.ts";
import { running } from "./running.ts";
import { ACCESSOR, CONFIGURABLE, HIDDEN, LAZY } from "./shape.ts";
import { UnknownMet } from "./stop.ts";
import type { PropertyKey } from "./symbol.ts";
import { Accessor, GuestObject, Lazy, type Value } from "./value.ts";

/** `newTarget` is undefined in a plain call. Missing arguments are read as undefined: destructure `args` or use `args[0]`. */
export type NativeFunction = (agent: Agent, thisValue: Value, args: Value[], newTarget: GuestObject | undefined) => Value;

/** An unknown met by this native makes its result unknown, since it does nothing but compute. */
export const PURE = "pure";
export type UnknownRule = typeof PURE | "stops";

/** The private data of a native function. */
export class NativeCode {
  readonly fn: NativeFunction;
  readonly name: string;
  /** Null: called without `new` it works as a function; else the message of the TypeError. */
  readonly onlyNew: string | null;

  constructor(fn: NativeFunction, name: string, onlyNew: string | null) {
    this.fn = fn;
    this.name = name;
    this.onlyNew = onlyNew;
  }
}

const callNative = (object: GuestObject, thisValue: Value, args: Value[]): Value => {
  const code = object.data as NativeCode;
  if (code.onlyNew !== null) throwTypeError(running(), code.onlyNew);
  return code.fn(running(), thisValue, args, undefined);
};

export const nativeBehaviour = behaviour("native", { call: callNative });
export const nativeConstructorBehaviour = behaviour("native", {
  call: callNative,
  construct: (object, args, newTarget) => (object.data as NativeCode).fn(running(), undefined, args, newTarget),
});

const nameOf = (key: PropertyKey): string => (typeof key === "string" ? key : key.description === undefined ? "" : `[${key.description}]`);

/** A function object that is no property of anything yet. */
export function newNative(realm: Realm, name: string, length: number, fn: NativeFunction, rule: UnknownRule = "stops"): GuestObject {
  const code = new NativeCode(rule === PURE ? pure(name, fn) : fn, name, null);
  return new GuestObject(functionShape, [length, name], realm.core.functionPrototype, nativeBehaviour, code, null);
}

function pure(name: string, fn: NativeFunction): NativeFunction {
  return (agent, thisValue, args, newTarget) => {
    try {
      return fn(agent, thisValue, args, newTarget);
    } catch (signal) {
      if (signal instanceof UnknownMet) return signal.unknown.derive(`${name}(${signal.unknown.text})`);
      throw signal;
    }
  };
}

/** A method with the attributes of the language's own: writable, configurable, not enumerable. Gives back the function. */
export function defineMethod(
  realm: Realm,
  object: GuestObject,
  key: PropertyKey,
  length: number,
  fn: NativeFunction,
  rule: UnknownRule = "stops",
): GuestObject {
  const method = newNative(realm, nameOf(key), length, fn, rule);
  addRow(object, key, method, HIDDEN);
  return method;
}

/** An accessor of the language's own: configurable, not enumerable. The key must be new on the object. */
export function defineGetter(realm: Realm, object: GuestObject, key: PropertyKey, get: NativeFunction, set?: NativeFunction): void {
  const getter = newNative(realm, `get ${nameOf(key)}`, 0, get, PURE);
  const setter = set === undefined ? undefined : newNative(realm, `set ${nameOf(key)}`, 1, set);
  addRow(object, key, new Accessor(getter, setter), CONFIGURABLE | ACCESSOR);
}

/** A value with the given attribute bits (`HIDDEN` unless said). The key must be new on the object. */
export function defineValue(object: GuestObject, key: PropertyKey, value: Value, attributes: number = HIDDEN): void {
  addRow(object, key, value, attributes);
}

/** A property made when it is first looked at. */
export function defineLazy(object: GuestObject, key: PropertyKey, make: () => Value, attributes: number = HIDDEN): void {
  addRow(object, key, new Lazy(make), attributes | LAZY);
}

export type ConstructorParts = {
  readonly name: string;
  readonly length: number;
  readonly prototype: GuestObject;
  /** Called for `new C` with `newTarget`, and without `new` with undefined. */
  readonly fn: NativeFunction;
  /** True: without `new` it is a TypeError. */
  readonly onlyNew?: boolean;
  /** The constructor it extends (`%Error%` of `%TypeError%`). */
  readonly parent?: GuestObject;
};

/** A constructor with its prototype linked both ways, registered as `%Name%` and `%Name.prototype%`. It is not put on the global object. */
export function defineConstructor(realm: Realm, parts: ConstructorParts): GuestObject {
  const code = new NativeCode(parts.fn, parts.name, parts.onlyNew === true ? `Constructor ${parts.name} requires 'new'` : null);
  const proto = parts.parent ?? realm.core.functionPrototype;
  const made = new GuestObject(classShape, [parts.length, parts.name, parts.prototype], proto, nativeConstructorBehaviour, code, null);
  addRow(parts.prototype, "constructor", made, HIDDEN);
  realm.intrinsics.set(`%${parts.name}%`, made);
  realm.intrinsics.set(`%${parts.name}.prototype%`, parts.prototype);
  return made;
}

/** Is it a function written here rather than in guest code? */
export const isNative = (value: Value): boolean => value instanceof GuestObject && value.data instanceof NativeCode;
