// One option of an Intl constructor.
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { throwRangeError } from "#machine/error.ts";
import { get } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";

/** An option that must be one of some words; `by` is who reads it, for the message. */
export function oneOf<T extends string>(agent: Agent, options: GuestObject, name: string, words: readonly T[], by: string): T | undefined {
  const value = get(options, name);
  if (value === undefined) return undefined;
  const text = toText(agent, value);
  const found = words.find((word) => word === text);
  return found ?? throwRangeError(agent, `Value ${text} out of range for ${by} options property ${name}`);
}
