// Function and its prototype: https://tc39.es/ecma262/#sec-function-objects
import type { Agent } from "#machine/agent.ts";
import { newBound } from "#machine/bound.ts";
import { call } from "#machine/call.ts";
import { known } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { newNative, PURE } from "#machine/native.ts";
import { define, get, getOwn, preventExtensions } from "#machine/object.ts";
import { ordinaryInstanceOf } from "#machine/operators.ts";
import type { Realm } from "#machine/realm.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, isCallable, Unknown, type Value } from "#machine/value.ts";
import { defineFunctionConstructors } from "../function/constructors.ts";
import { functionText } from "../function-text.ts";
import { listFromArrayLike } from "../list.ts";
import { defineFixedMethod, defineMethods } from "../table.ts";
import { worded, wordedWithType } from "../wording.ts";

export const knownGaps: readonly string[] = ["sloppy functions have no `arguments` and `caller` of their own"];

export function fill(realm: Realm): void {
  const prototype = realm.core.functionPrototype;
  definePoison(realm, prototype);
  defineFunctionConstructors(realm);
  defineMethods(realm, prototype, [
    ["apply", 2, apply],
    ["bind", 1, bind],
    ["call", 1, callWith],
    ["toString", 0, toString, PURE],
  ]);
  const hasInstance = defineFixedMethod(
    realm,
    prototype,
    wellKnown.hasInstance,
    1,
    (agent, self, [value]) => ordinaryInstanceOf(agent, known(value), known(self)),
    PURE,
  );
  realm.intrinsics.set("%Function.prototype[@@hasInstance]%", hasInstance);
}

/** `arguments` and `caller`, which throw for strict functions: https://tc39.es/ecma262/#sec-%throwtypeerror% */
function definePoison(realm: Realm, prototype: GuestObject): void {
  const thrower = newNative(realm, "", 0, (agent) =>
    throwTypeError(
      agent,
      "'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them",
    ),
  );
  for (const name of ["length", "name"]) define(thrower, name, { writable: false, configurable: false });
  preventExtensions(thrower);
  realm.intrinsics.set("%ThrowTypeError%", thrower);
  for (const name of ["arguments", "caller"])
    define(prototype, name, { get: thrower, set: thrower, enumerable: false, configurable: true });
}

function apply(agent: Agent, self: Value, [thisValue, args]: Value[]): Value {
  if (self instanceof Unknown) return call(agent, self, thisValue, []);
  if (!isCallable(self))
    return throwTypeError(agent, `Function.prototype.apply was called on ${worded(self)}, which is ${article(self)} and not a function`);
  return call(agent, self, thisValue, args === undefined || args === null ? [] : listFromArrayLike(agent, args));
}

const article = (value: Value): string => {
  const word = wordedWithType(value).split(" ")[0]!;
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
};

function callWith(agent: Agent, self: Value, args: Value[]): Value {
  return call(agent, self, args[0], args.slice(1));
}

function bind(agent: Agent, self: Value, args: Value[]): Value {
  const target = known(self);
  if (!isCallable(target)) return throwTypeError(agent, "Bind must be called on a function");
  const given = Math.max(0, args.length - 1);
  const ownLength = getOwn(target, "length") === undefined ? undefined : get(target, "length");
  const length = typeof ownLength === "number" ? Math.max(0, (Number.isNaN(ownLength) ? 0 : Math.trunc(ownLength)) - given) : 0;
  const name = get(target, "name");
  return newBound(target, args[0], args.slice(1), `bound ${typeof name === "string" ? name : ""}`, length);
}

function toString(agent: Agent, self: Value): Value {
  const fn = known(self);
  if (fn instanceof GuestObject && isCallable(fn)) return functionText(fn);
  return throwTypeError(agent, "Function.prototype.toString requires that 'this' be a Function");
}
