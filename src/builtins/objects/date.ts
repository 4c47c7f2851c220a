// Date and its prototype: https://tc39.es/ecma262/#sec-date-objects. "Now" is the run's virtual clock.
import { invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toNumber, toObject, toPrimitive, toText } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { defineValue, type NativeFunction, PURE } from "#machine/native.ts";
import { get, newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { CONFIGURABLE } from "#machine/shape.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, isCallable, type Value } from "#machine/value.ts";
import { clipped, makeDate, makeDay, makeTime } from "../date/calendar.ts";
import { DateData } from "../date/data.ts";
import { dateFields, timeOf } from "../date/fields.ts";
import { parseDate } from "../date/parse.ts";
import { isoText, localDateText, localText, localTimeText, utcText } from "../date/text.ts";
import { fromLocal } from "../date/zone.ts";
import { dateFormatOf } from "../intl/date-format.ts";
import { defineClass, defineFixedMethod, defineMethods } from "../table.ts";
import { worded } from "../wording.ts";

export const knownGaps: readonly string[] = [
  "time zones other than UTC have no names, only offsets",
  "toLocaleString and its family are modelled for en-US",
];

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  const constructor = defineClass(realm, { name: "Date", length: 7, prototype, fn: makeDateObject });
  defineMethods(realm, constructor, [
    ["now", 0, (agent) => Math.trunc(agent.nowMs())],
    ["parse", 1, (agent, _, [text]) => parsed(agent, toText(agent, text)), PURE],
    ["UTC", 7, (agent, _, args) => clipped(composed(agent, args)), PURE],
  ]);
  defineMethods(realm, prototype, [
    ["toString", 0, shown(localText), PURE],
    ["toDateString", 0, shown(localDateText), PURE],
    ["toTimeString", 0, shown(localTimeText), PURE],
    ["toISOString", 0, toISOString, PURE],
    ["toUTCString", 0, shown((_, time) => utcText(time)), PURE],
    ...dateFields,
    ["toJSON", 1, toJSON],
    ["toLocaleString", 0, localised("toLocaleString", "any", "all"), PURE],
    ["toLocaleDateString", 0, localised("toLocaleDateString", "date", "date"), PURE],
    ["toLocaleTimeString", 0, localised("toLocaleTimeString", "time", "time"), PURE],
  ]);
  defineValue(prototype, "toGMTString", get(prototype, "toUTCString"));
  defineFixedMethod(realm, prototype, wellKnown.toPrimitive, 1, asPrimitive, PURE, CONFIGURABLE);
}

const parsed = (agent: Agent, text: string): number => {
  agent.spend(text.length);
  return parseDate(text, (local) => fromLocal(agent, local));
};

const shown =
  (print: (agent: Agent, time: number) => string): NativeFunction =>
  (agent, self) => {
    const time = timeOf(agent, self);
    return Number.isNaN(time) ? "Invalid Date" : print(agent, time);
  };

const localised =
  (name: string, required: "any" | "date" | "time", defaults: "all" | "date" | "time"): NativeFunction =>
  (agent, self, [locales, options]) => {
    const time = timeOf(agent, self);
    const format = dateFormatOf(agent, locales, options, required, defaults, `Date.prototype.${name}`);
    return Number.isNaN(time) ? "Invalid Date" : format.format(time);
  };

function makeDateObject(agent: Agent, _: Value, args: Value[], newTarget: GuestObject | undefined): Value {
  if (newTarget === undefined) return localText(agent, Math.trunc(agent.nowMs()));
  const time = timeFrom(agent, args);
  return newObject(prototypeFor(agent, newTarget, "%Date.prototype%"), new DateData(time));
}

function timeFrom(agent: Agent, args: readonly Value[]): number {
  if (args.length === 0) return Math.trunc(agent.nowMs());
  if (args.length > 1) return clipped(fromLocal(agent, composed(agent, args)));
  const value = known(args[0]);
  if (value instanceof GuestObject && value.data instanceof DateData) return value.data.time;
  const primitive = toPrimitive(agent, value);
  return typeof primitive === "string" ? parsed(agent, primitive) : clipped(toNumber(agent, primitive));
}

/** Year, month, day, hour, minute, second, millisecond; two-digit years mean the last century. */
function composed(agent: Agent, args: readonly Value[]): number {
  const numbers = [Number.NaN, 0, 1, 0, 0, 0, 0].map((absent, at) => (at < args.length ? toNumber(agent, args[at]) : absent)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [year, month, day, hour, minute, second, ms] = numbers;
  const whole = Math.trunc(year);
  const full = whole >= 0 && whole <= 99 ? 1900 + whole : year;
  return makeDate(makeDay(full, month, day), makeTime(hour, minute, second, ms));
}

function toISOString(agent: Agent, self: Value): Value {
  const time = timeOf(agent, self);
  return Number.isNaN(time) ? throwRangeError(agent, "Invalid time value") : isoText(time);
}

function toJSON(agent: Agent, self: Value): Value {
  const object = toObject(agent, self);
  const primitive = toPrimitive(agent, object, "number");
  return typeof primitive === "number" && !Number.isFinite(primitive) ? null : invoke(agent, object, "toISOString", []);
}

function asPrimitive(agent: Agent, self: Value, [hint]: Value[]): Value {
  const object = known(self);
  if (!(object instanceof GuestObject))
    return throwTypeError(agent, `Method Date.prototype [ @@toPrimitive ] called on incompatible receiver ${worded(object)}`);
  if (hint !== "string" && hint !== "default" && hint !== "number") return throwTypeError(agent, `Invalid hint: ${worded(known(hint))}`);
  for (const name of hint === "number" ? ["valueOf", "toString"] : ["toString", "valueOf"]) {
    const method = get(object, name);
    if (!isCallable(method)) continue;
    const made = known(method.behaviour.call!(method, object, []));
    if (!(made instanceof GuestObject)) return made;
  }
  return throwTypeError(agent, "Cannot convert object to primitive value");
}
