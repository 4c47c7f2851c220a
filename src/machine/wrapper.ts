// Objects around primitives (`new String("x")`, and `this` of sloppy methods). Strings show their characters as properties.
import { behaviour } from "./object.ts";
import { ordinary, ordinaryDefine, ordinaryGet, ordinaryGetOwn, ordinaryRemove, ordinarySet } from "./ordinary.ts";
import type { Realm } from "./realm.ts";
import { emptyShape } from "./shape.ts";
import { arrayIndexOf, type GuestSymbol, type PropertyKey } from "./symbol.ts";
import { GuestObject, type Property, type Value } from "./value.ts";

/** The private data of a wrapper. */
export class PrimitiveData {
  readonly value: boolean | number | string | bigint | GuestSymbol;

  constructor(value: boolean | number | string | bigint | GuestSymbol) {
    this.value = value;
  }
}

export function newWrapper(
  realm: Realm,
  value: boolean | number | string | bigint | GuestSymbol,
  prototype: GuestObject = prototypeOfPrimitive(realm, value),
): GuestObject {
  const how = typeof value === "string" ? stringBehaviour : ordinary;
  return new GuestObject(emptyShape, [undefined, undefined], prototype, how, new PrimitiveData(value), null);
}

/** Where a primitive's methods are. */
export function prototypeOfPrimitive(realm: Realm, value: boolean | number | string | bigint | GuestSymbol): GuestObject {
  if (typeof value === "string") return realm.core.stringPrototype;
  if (typeof value === "number") return realm.core.numberPrototype;
  if (typeof value === "boolean") return realm.core.booleanPrototype;
  if (typeof value === "bigint") return realm.core.bigintPrototype;
  return realm.core.symbolPrototype;
}

const textOf = (object: GuestObject): string => (object.data as PrimitiveData).value as string;

function stringOwn(object: GuestObject, key: PropertyKey): Property | undefined {
  const text = textOf(object);
  if (key === "length") return { kind: "data", value: text.length, writable: false, enumerable: false, configurable: false };
  const index = arrayIndexOf(key);
  if (index >= 0 && index < text.length)
    return { kind: "data", value: text[index]!, writable: false, enumerable: true, configurable: false };
  return ordinaryGetOwn(object, key);
}

const isOfText = (object: GuestObject, key: PropertyKey): boolean => {
  const index = arrayIndexOf(key);
  return key === "length" || (index >= 0 && index < textOf(object).length);
};

export const stringBehaviour = behaviour("string", {
  plainNames: true,
  getOwn: stringOwn,
  define: (object, key, descriptor) => {
    if (!isOfText(object, key)) return ordinaryDefine(object, key, descriptor);
    const own = stringOwn(object, key)!;
    const changes = descriptor.configurable === true || descriptor.writable === true || "get" in descriptor || "set" in descriptor;
    const sameSeen = descriptor.enumerable === undefined || descriptor.enumerable === own.enumerable;
    return !changes && sameSeen && (!("value" in descriptor) || (own.kind === "data" && descriptor.value === own.value));
  },
  get: (object, key, receiver): Value => {
    const own = isOfText(object, key) ? stringOwn(object, key) : undefined;
    return own?.kind === "data" ? own.value : ordinaryGet(object, key, receiver);
  },
  has: (object, key) => isOfText(object, key) || ordinary.has(object, key),
  set: (object, key, value, receiver) => (isOfText(object, key) ? false : ordinarySet(object, key, value, receiver)),
  remove: (object, key) => (isOfText(object, key) ? false : ordinaryRemove(object, key)),
  keys: (object) => {
    const own = ordinary.keys(object);
    const named = own.findIndex((key) => arrayIndexOf(key) < 0);
    const indexes = named < 0 ? own.length : named;
    const characters = Array.from({ length: textOf(object).length }, (_, at) => String(at));
    return [...characters, ...own.slice(0, indexes), "length", ...own.slice(indexes)];
  },
});
