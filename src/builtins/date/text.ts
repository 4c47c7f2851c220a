// Dates as text, in the forms that the language fixes.
import type { Agent } from "#machine/agent.ts";
import { type Fields, fieldsOf } from "./calendar.ts";
import { offsetMinutes, toLocal } from "./zone.ts";

export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export const two = (value: number): string => String(value).padStart(2, "0");
const short = (name: string): string => name.slice(0, 3);
const yearText = (year: number): string => (year < 0 ? `-${String(-year).padStart(4, "0")}` : String(year).padStart(4, "0"));
const dayText = ({ weekday, month, day, year }: Fields): string =>
  `${short(WEEKDAYS[weekday]!)} ${short(MONTHS[month]!)} ${two(day)} ${yearText(year)}`;
const clock = ({ hour, minute, second }: Fields): string => `${two(hour)}:${two(minute)}:${two(second)}`;

export function isoText(time: number): string {
  const { year, month, day, hour, minute, second, ms } = fieldsOf(time);
  const shown =
    year >= 0 && year <= 9999 ? String(year).padStart(4, "0") : `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
  return `${shown}-${two(month + 1)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}.${String(ms).padStart(3, "0")}Z`;
}

export function utcText(time: number): string {
  const fields = fieldsOf(time);
  return `${short(WEEKDAYS[fields.weekday]!)}, ${two(fields.day)} ${short(MONTHS[fields.month]!)} ${yearText(fields.year)} ${clock(fields)} GMT`;
}

/** `+02:00`: how far local time is ahead. */
export function offsetText(minutesBehind: number, between: string): string {
  const ahead = Math.abs(minutesBehind);
  return `${minutesBehind > 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}${between}${two(ahead % 60)}`;
}

/** Zones have no names here but that of UTC; V8 prints the offset for those it has no name for. */
function zoneText(agent: Agent, time: number): string {
  const offset = offsetMinutes(agent, time);
  return `GMT${offsetText(offset, "")} (${offset === 0 ? "Coordinated Universal Time" : `GMT${offsetText(offset, ":")}`})`;
}

export const localDateText = (agent: Agent, time: number): string => dayText(fieldsOf(toLocal(agent, time)));
export const localTimeText = (agent: Agent, time: number): string => `${clock(fieldsOf(toLocal(agent, time)))} ${zoneText(agent, time)}`;
export const localText = (agent: Agent, time: number): string => `${localDateText(agent, time)} ${localTimeText(agent, time)}`;
