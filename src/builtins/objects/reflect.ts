// Reflect: https://tc39.es/ecma262/#sec-reflection
import type { Agent } from "#machine/agent.ts";
import { call, construct } from "#machine/call.ts";
import { known, toPropertyKey } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import {
  define,
  get,
  getOwn,
  has,
  isExtensible,
  newObject,
  ownKeys,
  preventExtensions,
  prototypeOf,
  remove,
  set,
  setPrototypeOf,
} from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, isCallable, isConstructor, Unknown, type Value } from "#machine/value.ts";
import { fromProperty, toDescriptor } from "../descriptor.ts";
import { arrayOf, listFromArrayLike } from "../list.ts";
import { expectObject, expectPrototype } from "../object/attributes.ts";
import { defineGlobal, defineMethods, defineTag, type Methods } from "../table.ts";
import { worded, wordedWithType } from "../wording.ts";

export const knownGaps: readonly string[] = [];

const methods: Methods = [
  [
    "defineProperty",
    3,
    (agent, _, [target, key, attributes]) =>
      define(expectObject(agent, target, "Reflect.defineProperty"), toPropertyKey(agent, key), toDescriptor(agent, attributes)),
  ],
  [
    "deleteProperty",
    2,
    (agent, _, [target, key]) => remove(expectObject(agent, target, "Reflect.deleteProperty"), toPropertyKey(agent, key)),
  ],
  ["apply", 3, apply],
  ["construct", 2, constructWith],
  [
    "get",
    2,
    (agent, _, args) =>
      get(expectObject(agent, args[0], "Reflect.get"), toPropertyKey(agent, args[1]), args.length > 2 ? args[2] : args[0]),
    PURE,
  ],
  [
    "getOwnPropertyDescriptor",
    2,
    (agent, _, [target, key]) =>
      fromProperty(agent.realm, getOwn(expectObject(agent, target, "Reflect.getOwnPropertyDescriptor"), toPropertyKey(agent, key))),
    PURE,
  ],
  ["getPrototypeOf", 1, (agent, _, [target]) => prototypeOf(expectObject(agent, target, "Reflect.getPrototypeOf")), PURE],
  ["has", 2, (agent, _, [target, key]) => has(expectObject(agent, target, "Reflect.has"), toPropertyKey(agent, key)), PURE],
  ["isExtensible", 1, (agent, _, [target]) => isExtensible(expectObject(agent, target, "Reflect.isExtensible")), PURE],
  ["ownKeys", 1, (agent, _, [target]) => arrayOf(agent.realm, ownKeys(expectObject(agent, target, "Reflect.ownKeys"))), PURE],
  ["preventExtensions", 1, (agent, _, [target]) => preventExtensions(expectObject(agent, target, "Reflect.preventExtensions"))],
  [
    "set",
    3,
    (agent, _, args) =>
      set(expectObject(agent, args[0], "Reflect.set"), toPropertyKey(agent, args[1]), args[2], args.length > 3 ? args[3] : args[0]),
  ],
  [
    "setPrototypeOf",
    2,
    (agent, _, [target, prototype]) =>
      setPrototypeOf(expectObject(agent, target, "Reflect.setPrototypeOf"), expectPrototype(agent, prototype)),
  ],
];

export function fill(realm: Realm): void {
  const reflect = newObject(realm.core.objectPrototype);
  defineGlobal(realm, "Reflect", reflect);
  defineMethods(realm, reflect, methods);
  defineTag(reflect, "Reflect");
}

function apply(agent: Agent, _: Value, [target, thisValue, args]: Value[]): Value {
  if (target instanceof Unknown) return call(agent, target, thisValue, []);
  if (!isCallable(target)) {
    return throwTypeError(
      agent,
      `Function.prototype.apply was called on ${worded(target)}, which is ${wordedWithType(target).replace(/^(\w+).*$/s, "a $1")} and not a function`,
    );
  }
  return call(agent, target, thisValue, listFromArrayLike(agent, args));
}

function constructWith(agent: Agent, _: Value, args: Value[]): Value {
  const target = known(args[0]);
  if (!isConstructor(target)) return throwTypeError(agent, `${worded(target)} is not a constructor`);
  const newTarget = args.length > 2 ? known(args[2]) : target;
  if (!(newTarget instanceof GuestObject) || !isConstructor(newTarget))
    return throwTypeError(agent, `${worded(newTarget)} is not a constructor`);
  return construct(agent, target, listFromArrayLike(agent, args[1]), newTarget);
}
