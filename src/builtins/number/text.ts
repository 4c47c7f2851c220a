// Numbers as text: toString, toFixed, toExponential, toPrecision. The host's conversions are exact and bounded.
import type { Agent } from "#machine/agent.ts";
import { known, toInteger } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { PURE } from "#machine/native.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { PrimitiveData } from "#machine/wrapper.ts";
import { numberFormatOf } from "../intl/number-format.ts";
import type { Methods } from "../table.ts";

export const numberText: Methods = [
  ["toExponential", 1, toExponential, PURE],
  ["toFixed", 1, toFixed, PURE],
  ["toPrecision", 1, toPrecision, PURE],
  ["toString", 1, (agent, self, [radix]) => thisNumber(agent, self, "Number.prototype.toString").toString(expectRadix(agent, radix)), PURE],
  ["valueOf", 0, (agent, self) => thisNumber(agent, self, "Number.prototype.valueOf"), PURE],
  [
    "toLocaleString",
    0,
    (agent, self, [locales, options]) =>
      numberFormatOf(agent, locales, options, "Number.prototype.toLocaleString").format(
        thisNumber(agent, self, "Number.prototype.toLocaleString"),
      ),
    PURE,
  ],
];

export function thisNumber(agent: Agent, self: Value, method: string): number {
  const value = known(self);
  if (typeof value === "number") return value;
  if (value instanceof GuestObject && value.data instanceof PrimitiveData && typeof value.data.value === "number") return value.data.value;
  return throwTypeError(agent, `${method} requires that 'this' be a Number`);
}

export function expectRadix(agent: Agent, value: Value): number {
  if (value === undefined) return 10;
  const radix = toInteger(agent, value);
  return radix >= 2 && radix <= 36 ? radix : throwRangeError(agent, "toString() radix argument must be between 2 and 36");
}

function toFixed(agent: Agent, self: Value, [digits]: Value[]): Value {
  const number = thisNumber(agent, self, "Number.prototype.toFixed");
  const count = toInteger(agent, digits);
  if (count < 0 || count > 100) return throwRangeError(agent, "toFixed() digits argument must be between 0 and 100");
  return number.toFixed(count);
}

function toExponential(agent: Agent, self: Value, [digits]: Value[]): Value {
  const number = thisNumber(agent, self, "Number.prototype.toExponential");
  const count = toInteger(agent, digits);
  if (!Number.isFinite(number)) return String(number);
  if (count < 0 || count > 100) return throwRangeError(agent, "toExponential() argument must be between 0 and 100");
  return digits === undefined ? number.toExponential() : number.toExponential(count);
}

function toPrecision(agent: Agent, self: Value, [precision]: Value[]): Value {
  const number = thisNumber(agent, self, "Number.prototype.toPrecision");
  if (precision === undefined) return String(number);
  const count = toInteger(agent, precision);
  if (!Number.isFinite(number)) return String(number);
  if (count < 1 || count > 100) return throwRangeError(agent, "toPrecision() argument must be between 1 and 100");
  return number.toPrecision(count);
}
