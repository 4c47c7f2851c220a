// Getters and setters of dates, local and UTC: https://tc39.es/ecma262/#sec-properties-of-the-date-prototype-object
import type { Agent } from "#machine/agent.ts";
import { known, toNumber } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { PURE } from "#machine/native.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import type { Method, Methods } from "../table.ts";
import { clipped, type Fields, fieldsOf, makeDate, makeDay, makeTime } from "./calendar.ts";
import { DateData } from "./data.ts";
import { fromLocal, offsetMinutes, toLocal } from "./zone.ts";

export function expectDate(agent: Agent, self: Value): { readonly object: GuestObject; readonly data: DateData } {
  const value = known(self);
  if (value instanceof GuestObject && value.data instanceof DateData) return { object: value, data: value.data };
  return throwTypeError(agent, "this is not a Date object.");
}

export const timeOf = (agent: Agent, self: Value): number => expectDate(agent, self).data.time;

type Field = keyof Fields;
const NAMES: ReadonlyArray<readonly [string, Field]> = [
  ["Date", "day"],
  ["Day", "weekday"],
  ["FullYear", "year"],
  ["Hours", "hour"],
  ["Milliseconds", "ms"],
  ["Minutes", "minute"],
  ["Month", "month"],
  ["Seconds", "second"],
];

const getter = (name: string, field: Field, utc: boolean): Method => [
  `get${utc ? "UTC" : ""}${name}`,
  0,
  (agent, self) => {
    const time = timeOf(agent, self);
    return Number.isNaN(time) ? time : fieldsOf(utc ? time : toLocal(agent, time))[field];
  },
  PURE,
];

/** Which fields a setter's arguments are, in order. */
const SETTERS: ReadonlyArray<readonly [string, readonly Field[]]> = [
  ["Date", ["day"]],
  ["FullYear", ["year", "month", "day"]],
  ["Hours", ["hour", "minute", "second", "ms"]],
  ["Milliseconds", ["ms"]],
  ["Minutes", ["minute", "second", "ms"]],
  ["Month", ["month", "day"]],
  ["Seconds", ["second", "ms"]],
];

const setter = (name: string, fields: readonly Field[], utc: boolean): Method => [
  `set${utc ? "UTC" : ""}${name}`,
  fields.length,
  (agent, self, args) => setFields(agent, self, args, fields, utc),
];

function setFields(agent: Agent, self: Value, args: readonly Value[], fields: readonly Field[], utc: boolean): number {
  const { object, data } = expectDate(agent, self);
  const given = fields.map((_, at) => (at < args.length || at === 0 ? toNumber(agent, args[at]) : undefined));
  let time = data.time;
  if (Number.isNaN(time)) {
    // Only the year makes an invalid date valid again.
    if (fields[0] !== "year") return Number.NaN;
    time = 0;
  } else if (!utc) time = toLocal(agent, time);
  const now: Record<Field, number> = { ...fieldsOf(time) };
  for (const [at, field] of fields.entries()) now[field] = given[at] ?? now[field];
  const made = makeDate(makeDay(now.year, now.month, now.day), makeTime(now.hour, now.minute, now.second, now.ms));
  return store(object, data, clipped(utc ? made : fromLocal(agent, made)));
}

export function store(object: GuestObject, data: DateData, time: number): number {
  touch(object);
  data.time = time;
  return time;
}

export const dateFields: Methods = [
  ...[false, true].flatMap((utc) => NAMES.map(([name, field]) => getter(name, field, utc))),
  ...[false, true].flatMap((utc) => SETTERS.map(([name, fields]) => setter(name, fields, utc))),
  ["getTime", 0, (agent, self) => timeOf(agent, self), PURE],
  ["setTime", 1, setTime],
  ["valueOf", 0, (agent, self) => timeOf(agent, self), PURE],
  ["getTimezoneOffset", 0, getTimezoneOffset, PURE],
  ["getYear", 0, getYear, PURE],
  ["setYear", 1, setYear],
];

function setTime(agent: Agent, self: Value, [value]: Value[]): Value {
  const { object, data } = expectDate(agent, self);
  return store(object, data, clipped(toNumber(agent, value)));
}

function getTimezoneOffset(agent: Agent, self: Value): Value {
  const time = timeOf(agent, self);
  return Number.isNaN(time) ? time : offsetMinutes(agent, time);
}

function getYear(agent: Agent, self: Value): Value {
  const time = timeOf(agent, self);
  return Number.isNaN(time) ? time : fieldsOf(toLocal(agent, time)).year - 1900;
}

function setYear(agent: Agent, self: Value, [value]: Value[]): Value {
  const { object, data } = expectDate(agent, self);
  const year = toNumber(agent, value);
  if (Number.isNaN(year)) return store(object, data, year);
  const whole = Math.trunc(year);
  const full = whole >= 0 && whole <= 99 ? whole + 1900 : whole;
  const { month, day, hour, minute, second, ms } = fieldsOf(Number.isNaN(data.time) ? 0 : toLocal(agent, data.time));
  return store(object, data, clipped(fromLocal(agent, makeDate(makeDay(full, month, day), makeTime(hour, minute, second, ms)))));
}
