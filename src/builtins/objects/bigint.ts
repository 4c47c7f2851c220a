// BigInt and its prototype: https://tc39.es/ecma262/#sec-bigint-objects
import type { Agent } from "#machine/agent.ts";
import { known, toBigInt, toInteger, toPrimitive } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { defineConstructor, PURE } from "#machine/native.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { PrimitiveData } from "#machine/wrapper.ts";
import { numberFormatOf } from "../intl/number-format.ts";
import { expectRadix } from "../number/text.ts";
import { defineGlobal, defineMethods, defineTag } from "../table.ts";

export const knownGaps: readonly string[] = [];

export function fill(realm: Realm): void {
  const prototype = realm.core.bigintPrototype;
  const constructor = defineConstructor(realm, { name: "BigInt", length: 1, prototype, fn: makeBigInt });
  defineGlobal(realm, "BigInt", constructor);
  defineMethods(realm, constructor, [
    ["asUintN", 2, (agent, _, [bits, value]) => BigInt.asUintN(expectBits(agent, bits), toBigInt(agent, value)), PURE],
    ["asIntN", 2, (agent, _, [bits, value]) => BigInt.asIntN(expectBits(agent, bits), toBigInt(agent, value)), PURE],
  ]);
  defineMethods(realm, prototype, [
    [
      "toLocaleString",
      0,
      (agent, self, [locales, options]) =>
        numberFormatOf(agent, locales, options, "BigInt.prototype.toLocaleString").format(
          thisBigInt(agent, self, "BigInt.prototype.toLocaleString"),
        ),
      PURE,
    ],
    ["toString", 0, toString, PURE],
    ["valueOf", 0, (agent, self) => thisBigInt(agent, self, "BigInt.prototype.valueOf"), PURE],
  ]);
  defineTag(prototype, "BigInt");
}

function makeBigInt(agent: Agent, _: Value, [value]: Value[], newTarget: GuestObject | undefined): Value {
  if (newTarget !== undefined) return throwTypeError(agent, "BigInt is not a constructor");
  const primitive = toPrimitive(agent, value, "number");
  if (typeof primitive !== "number") return toBigInt(agent, primitive);
  if (!Number.isInteger(primitive))
    return throwRangeError(agent, `The number ${primitive} cannot be converted to a BigInt because it is not an integer`);
  return BigInt(primitive);
}

/** Wider than the limit of bigints no value can be, but an unsigned wrap would make it so. */
function expectBits(agent: Agent, value: Value): number {
  const bits = toInteger(agent, value);
  if (bits < 0 || bits > Number.MAX_SAFE_INTEGER) return throwRangeError(agent, "Invalid value: not (convertible to) a safe integer");
  if (bits > agent.limits.bigintBitsMax) agent.limit("bigintBitsMax", agent.limits.bigintBitsMax);
  return bits;
}

function toString(agent: Agent, self: Value, [radix]: Value[]): Value {
  const value = thisBigInt(agent, self, "BigInt.prototype.toString");
  return value.toString(expectRadix(agent, radix));
}

function thisBigInt(agent: Agent, self: Value, method: string): bigint {
  const value = known(self);
  if (typeof value === "bigint") return value;
  if (value instanceof GuestObject && value.data instanceof PrimitiveData && typeof value.data.value === "bigint") return value.data.value;
  return throwTypeError(agent, `${method} requires that 'this' be a BigInt`);
}
