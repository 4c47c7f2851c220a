// Number, its prototype, and the global functions on numbers: https://tc39.es/ecma262/#sec-number-objects
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toInt32, toNumber, toNumeric, toText } from "#machine/convert.ts";
import { defineValue, newNative, PURE } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { HIDDEN } from "#machine/shape.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { newWrapper } from "#machine/wrapper.ts";
import { numberText } from "../number/text.ts";
import { defineClass, defineConstants, defineGlobal, defineMethods } from "../table.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = realm.core.numberPrototype;
  const constructor = defineClass(realm, { name: "Number", length: 1, prototype, fn: makeNumber });
  defineMethods(realm, constructor, [
    ["isFinite", 1, (_, __, [value]) => Number.isFinite(known(value)), PURE],
    ["isInteger", 1, (_, __, [value]) => Number.isInteger(known(value)), PURE],
    ["isNaN", 1, (_, __, [value]) => Number.isNaN(known(value)), PURE],
    ["isSafeInteger", 1, (_, __, [value]) => Number.isSafeInteger(known(value)), PURE],
  ]);
  const shared = [
    ["parseFloat", newNative(realm, "parseFloat", 1, (agent, _, [text]) => Number.parseFloat(toText(agent, text)), PURE)],
    [
      "parseInt",
      newNative(realm, "parseInt", 2, (agent, _, [text, radix]) => Number.parseInt(toText(agent, text), toInt32(agent, radix)), PURE),
    ],
  ] as const;
  for (const [name, fn] of shared) {
    defineValue(constructor, name, fn, HIDDEN);
    defineGlobal(realm, name, fn);
  }
  defineMethods(realm, realm.global, [
    ["isFinite", 1, (agent, _, [value]) => Number.isFinite(toNumber(agent, value)), PURE],
    ["isNaN", 1, (agent, _, [value]) => Number.isNaN(toNumber(agent, value)), PURE],
  ]);
  const { MAX_VALUE, MIN_VALUE, NaN: nan, NEGATIVE_INFINITY, POSITIVE_INFINITY, MAX_SAFE_INTEGER, MIN_SAFE_INTEGER, EPSILON } = Number;
  defineConstants(constructor, {
    MAX_VALUE,
    MIN_VALUE,
    NaN: nan,
    NEGATIVE_INFINITY,
    POSITIVE_INFINITY,
    MAX_SAFE_INTEGER,
    MIN_SAFE_INTEGER,
    EPSILON,
  });
  defineMethods(realm, prototype, numberText);
}

function makeNumber(agent: Agent, _: Value, args: Value[], newTarget: GuestObject | undefined): Value {
  const numeric = args.length === 0 ? 0 : toNumeric(agent, args[0]);
  const number = Number(numeric);
  return newTarget === undefined ? number : newWrapper(agent.realm, number, prototypeFor(agent, newTarget, "%Number.prototype%"));
}
