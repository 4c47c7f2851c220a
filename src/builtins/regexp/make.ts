// Making regular expressions: `RegExpCreate`, with V8's messages for wrong patterns.
import type { Agent } from "#machine/agent.ts";
import { throwError } from "#machine/error.ts";
import { newObject } from "#machine/object.ts";
import { addRow } from "#machine/ordinary.ts";
import { WRITABLE } from "#machine/shape.ts";
import type { GuestObject } from "#machine/value.ts";
import { patternMax } from "../limits.ts";
import { RegExpData } from "./data.ts";
import { riskOf } from "./risk.ts";

export function makeRegExp(
  agent: Agent,
  pattern: string,
  flags: string,
  prototype: GuestObject = agent.realm.core.regexpPrototype,
): GuestObject {
  const regexp = newObject(prototype, compiled(agent, pattern, flags));
  addRow(regexp, "lastIndex", 0, WRITABLE);
  return regexp;
}

/** Compiled patterns by flags and text. A pure cache: the host's `lastIndex` is set before each use. */
const cache = new Map<string, RegExpData>();

export function compiled(agent: Agent, pattern: string, flags: string): RegExpData {
  const key = `${flags}/${pattern}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  if (pattern.length > patternMax)
    agent.stuck({ kind: "limit", what: "patternMax", message: `a regular expression of ${pattern.length} characters` });
  if (!/^[dgimsuvy]*$/.test(flags) || new Set(flags).size !== flags.length || (flags.includes("u") && flags.includes("v"))) {
    return throwError(agent, "SyntaxError", `Invalid flags supplied to RegExp constructor '${flags}'`);
  }
  agent.spend(pattern.length);
  const data = new RegExpData(pattern, flags, hostRegExp(agent, pattern, flags), riskOf(pattern, flags));
  if (cache.size > 2000) cache.clear();
  cache.set(key, data);
  return data;
}

/** The host's flags differ: it must always look at `lastIndex`, so it is sticky or global. */
function hostRegExp(agent: Agent, pattern: string, flags: string): RegExp {
  const refused = refusal(pattern, flags);
  if (refused !== null) return throwError(agent, "SyntaxError", refused);
  return new RegExp(pattern, flags.includes("y") || flags.includes("g") ? flags : `${flags}g`);
}

/** What the host says of a wrong pattern. */
function refusal(pattern: string, flags: string): string | null {
  try {
    new RegExp(pattern, flags);
    return null;
  } catch (refused) {
    if (refused instanceof SyntaxError) return refused.message;
    throw refused;
  }
}
