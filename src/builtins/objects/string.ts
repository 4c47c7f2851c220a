// String and its prototype: https://tc39.es/ecma262/#sec-string-objects
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toNumber, toObject, toText } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { defineMethod, defineValue, PURE } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import { GuestSymbol, wellKnown } from "#machine/symbol.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { newWrapper, PrimitiveData } from "#machine/wrapper.ts";
import { defineStringIterator } from "../iterators/string.ts";
import { lengthOf } from "../list.ts";
import { build, expectLength } from "../string/build.ts";
import { matching } from "../string/match.ts";
import { parts } from "../string/parts.ts";
import { thisText } from "../string/receiver.ts";
import { textSearch } from "../string/search.ts";
import { defineClass, defineMethods } from "../table.ts";

export const knownGaps: readonly string[] = [
  "localeCompare orders Latin, Greek and Cyrillic text as ICU's root collation does; other scripts go by code point",
  "localeCompare, toLocaleLowerCase and toLocaleUpperCase are unmodelled for locales with rules of their own",
];

export function fill(realm: Realm): void {
  const prototype = realm.core.stringPrototype;
  const constructor = defineClass(realm, { name: "String", length: 1, prototype, fn: makeString });
  defineMethods(realm, constructor, [
    ["fromCharCode", 1, fromCharCode, PURE],
    ["fromCodePoint", 1, fromCodePoint, PURE],
    ["raw", 1, raw, PURE],
  ]);
  for (const methods of [build, matching, parts, textSearch]) defineMethods(realm, prototype, methods);
  const trimStart = defineMethod(realm, prototype, "trimStart", 0, (agent, self) => thisText(agent, self, "trimStart").trimStart(), PURE);
  const trimEnd = defineMethod(realm, prototype, "trimEnd", 0, (agent, self) => thisText(agent, self, "trimEnd").trimEnd(), PURE);
  defineValue(prototype, "trimLeft", trimStart, HIDDEN);
  defineValue(prototype, "trimRight", trimEnd, HIDDEN);
  defineMethods(realm, prototype, [
    ["toString", 0, (agent, self) => thisString(agent, self, "String.prototype.toString"), PURE],
    ["valueOf", 0, (agent, self) => thisString(agent, self, "String.prototype.valueOf"), PURE],
  ]);
  defineMethod(realm, prototype, wellKnown.iterator, 0, defineStringIterator(realm), PURE);
}

function makeString(agent: Agent, _: Value, args: Value[], newTarget: GuestObject | undefined): Value {
  const value = args.length === 0 ? "" : known(args[0]);
  if (newTarget === undefined) return value instanceof GuestSymbol ? `Symbol(${value.description ?? ""})` : toText(agent, value);
  return newWrapper(agent.realm, toText(agent, value), prototypeFor(agent, newTarget, "%String.prototype%"));
}

function thisString(agent: Agent, self: Value, method: string): string {
  const value = known(self);
  if (typeof value === "string") return value;
  if (value instanceof GuestObject && value.data instanceof PrimitiveData && typeof value.data.value === "string") return value.data.value;
  return throwTypeError(agent, `${method} requires that 'this' be a String`);
}

function fromCharCode(agent: Agent, _: Value, args: Value[]): Value {
  agent.expectString(args.length);
  const parts: string[] = [];
  for (const arg of args) parts.push(String.fromCharCode(toNumber(agent, arg)));
  return parts.join("");
}

function fromCodePoint(agent: Agent, _: Value, args: Value[]): Value {
  agent.expectString(args.length * 2);
  const parts: string[] = [];
  for (const arg of args) {
    const point = toNumber(agent, arg);
    if (!Number.isInteger(point) || point < 0 || point > 0x10ffff)
      return throwRangeError(agent, `Invalid code point ${toText(agent, arg)}`);
    parts.push(String.fromCodePoint(point));
  }
  return parts.join("");
}

function raw(agent: Agent, _: Value, [template, ...values]: Value[]): Value {
  const texts = toObject(agent, get(toObject(agent, known(template)), "raw"));
  const length = lengthOf(agent, texts);
  let text = "";
  for (let at = 0; at < length; at++) {
    agent.spend(1);
    const part = toText(agent, get(texts, String(at))) + (at + 1 < length && at < values.length ? toText(agent, values[at]) : "");
    expectLength(agent, text.length + part.length);
    text += part;
  }
  return text;
}
