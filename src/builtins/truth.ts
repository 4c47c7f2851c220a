// Questions that natives with callbacks ask of the answers: an unknown answer is a decision of the run, as in an `if`.
import type { Agent } from "#machine/agent.ts";
import { toBoolean } from "#machine/convert.ts";
import { here } from "#machine/place.ts";
import { Unknown, type Value } from "#machine/value.ts";

export const holds = (agent: Agent, value: Value): boolean =>
  value instanceof Unknown ? agent.decisions.truth(value, here()) : toBoolean(value);
