// Local time of the run's zone, as the host of the run tells it by offsets.
import type { Agent } from "#machine/agent.ts";
import { DAY_MS } from "./calendar.ts";

const MINUTE_MS = 60_000;

export const offsetMinutes = (agent: Agent, time: number): number => agent.host.timezoneOffset(time);

export const toLocal = (agent: Agent, time: number): number => time - offsetMinutes(agent, time) * MINUTE_MS;

/** The moment of a local time. In a gap the offset before it counts, in a repeated hour the first. */
export function fromLocal(agent: Agent, local: number): number {
  if (!Number.isFinite(local)) return Number.NaN;
  const before = offsetMinutes(agent, local - DAY_MS);
  const after = offsetMinutes(agent, local + DAY_MS);
  const first = local + before * MINUTE_MS;
  if (before === after || offsetMinutes(agent, first) === before) return first;
  const second = local + after * MINUTE_MS;
  return offsetMinutes(agent, second) === after ? second : first;
}
