// What is done with a match once it is found: the object that guest code gets, and the step past an empty one.
import type { Agent } from "#machine/agent.ts";
import { toLength } from "#machine/convert.ts";
import { get } from "#machine/object.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import type { RegExpData } from "./data.ts";
import { type Found, resultOf, setLastIndex } from "./exec.ts";
import type { Match } from "./execute.ts";

export const isMatch = (found: Found): found is Match => !(found instanceof GuestObject);

export function guestFound(agent: Agent, found: Found | null, regexp: GuestObject, text: string): Value {
  if (found === null || !isMatch(found)) return found;
  return resultOf(agent, found, text, (regexp.data as RegExpData).flags.includes("d"));
}

export const isUnicode = (flags: string): boolean => flags.includes("u") || flags.includes("v");

/** After an empty match the next attempt begins one character on. */
export function step(agent: Agent, regexp: GuestObject, text: string, flags: string): void {
  agent.spend(1);
  const at = toLength(agent, get(regexp, "lastIndex"));
  setLastIndex(agent, regexp, advance(text, at, isUnicode(flags)));
}

export function advance(text: string, at: number, unicode: boolean): number {
  return unicode && (text.codePointAt(at) ?? 0) > 0xffff ? at + 2 : at + 1;
}
