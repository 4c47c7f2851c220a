// Object.prototype: https://tc39.es/ecma262/#sec-properties-of-the-object-prototype-object
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { ArgumentsData } from "#machine/arguments-object.ts";
import { known, toObject, toPropertyKey } from "#machine/convert.ts";
import { isErrorObject, throwTypeError } from "#machine/error.ts";
import { defineGetter, PURE } from "#machine/native.ts";
import { get, getOwn, prototypeOf } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, isCallable, type Value } from "#machine/value.ts";
import { PrimitiveData } from "#machine/wrapper.ts";
import { DateData } from "../date/data.ts";
import { defineOrThrow } from "../descriptor.ts";
import { isArray } from "../is-array.ts";
import { ProxyData } from "../proxy/data.ts";
import { RegExpData } from "../regexp/data.ts";
import { defineMethods, type Methods } from "../table.ts";
import { setPrototypeOrThrow } from "./attributes.ts";

const methods: Methods = [
  ["__defineGetter__", 2, (agent, self, args) => defineAccessor(agent, self, args, "get")],
  ["__defineSetter__", 2, (agent, self, args) => defineAccessor(agent, self, args, "set")],
  ["hasOwnProperty", 1, hasOwnProperty, PURE],
  ["__lookupGetter__", 1, (agent, self, [key]) => lookupAccessor(agent, self, key, "get"), PURE],
  ["__lookupSetter__", 1, (agent, self, [key]) => lookupAccessor(agent, self, key, "set"), PURE],
  ["isPrototypeOf", 1, isPrototypeOf, PURE],
  ["propertyIsEnumerable", 1, propertyIsEnumerable, PURE],
  ["toString", 0, (agent, self) => objectText(agent, self), PURE],
  ["valueOf", 0, (agent, self) => toObject(agent, self), PURE],
];

export function definePrototypeMethods(realm: Realm, prototype: GuestObject): void {
  defineMethods(realm, prototype, methods);
  defineGetter(realm, prototype, "__proto__", (agent, self) => prototypeOf(toObject(agent, self)), setProto);
  defineMethods(realm, prototype, [["toLocaleString", 0, toLocaleString]]);
  const toString = get(prototype, "toString");
  if (toString instanceof GuestObject) realm.intrinsics.set("%Object.prototype.toString%", toString);
}

function toLocaleString(agent: Agent, self: Value): Value {
  if (self === undefined || self === null) return throwTypeError(agent, "Object.prototype.toLocaleString called on null or undefined");
  return invoke(agent, known(self), "toString", []);
}

function setProto(agent: Agent, self: Value, [value]: Value[]): Value {
  if (self === undefined || self === null) return throwTypeError(agent, "set Object.prototype.__proto__ called on null or undefined");
  const target = known(self);
  const prototype = known(value);
  if ((prototype !== null && !(prototype instanceof GuestObject)) || !(target instanceof GuestObject)) return undefined;
  setPrototypeOrThrow(agent, target, prototype);
  return undefined;
}

function hasOwnProperty(agent: Agent, self: Value, [key]: Value[]): Value {
  const name = toPropertyKey(agent, key);
  return getOwn(toObject(agent, self), name) !== undefined;
}

function propertyIsEnumerable(agent: Agent, self: Value, [key]: Value[]): Value {
  const name = toPropertyKey(agent, key);
  return getOwn(toObject(agent, self), name)?.enumerable === true;
}

function isPrototypeOf(agent: Agent, self: Value, [value]: Value[]): Value {
  if (!(known(value) instanceof GuestObject)) return false;
  const object = toObject(agent, self);
  for (let at = prototypeOf(value as GuestObject); at !== null; at = prototypeOf(at)) if (at === object) return true;
  return false;
}

function defineAccessor(agent: Agent, self: Value, [key, fn]: Value[], side: "get" | "set"): Value {
  const object = toObject(agent, known(self));
  const accessor = known(fn);
  if (!isCallable(accessor))
    return throwTypeError(agent, `Object.prototype.__define${side === "get" ? "G" : "S"}etter__: Expecting function`);
  const parts = { enumerable: true, configurable: true };
  defineOrThrow(agent, object, toPropertyKey(agent, key), side === "get" ? { ...parts, get: accessor } : { ...parts, set: accessor });
  return undefined;
}

function lookupAccessor(agent: Agent, self: Value, key: Value, side: "get" | "set"): Value {
  const object = toObject(agent, self);
  const name = toPropertyKey(agent, key);
  for (let at: GuestObject | null = object; at !== null; at = prototypeOf(at)) {
    const own = getOwn(at, name);
    if (own !== undefined) return own.kind === "accessor" ? own[side] : undefined;
  }
  return undefined;
}

/** `[object Map]`. */
export function objectText(agent: Agent, self: Value): string {
  if (self === undefined) return "[object Undefined]";
  if (self === null) return "[object Null]";
  if (self instanceof GuestObject && self.data instanceof ProxyData && self.data.target === null)
    throwTypeError(agent, "Cannot perform 'Object.prototype.toString' on a proxy that has been revoked");
  const tag = known(getFrom(agent, known(self), wellKnown.toStringTag));
  return `[object ${typeof tag === "string" ? tag : builtinTag(agent, toObject(agent, self))}]`;
}

function builtinTag(agent: Agent, object: GuestObject): string {
  if (isArray(agent, object)) return "Array";
  if (object.behaviour.call !== null) return "Function";
  const data = object.data;
  if (isErrorObject(object)) return "Error";
  if (data instanceof DateData) return "Date";
  if (data instanceof RegExpData) return "RegExp";
  if (data instanceof ArgumentsData) return "Arguments";
  if (!(data instanceof PrimitiveData)) return "Object";
  const kinds: Readonly<Record<string, string>> = { string: "String", number: "Number", boolean: "Boolean" };
  return kinds[typeof data.value] ?? "Object";
}
