// How much of the log a question sees: all of it, up to an event, or what had happened by an instant.
import type { Event } from "./event.ts";

export type AsOf = { readonly sequence?: number /** ISO instant in UTC. */; readonly at?: string };

export function eventsAsOf(events: readonly Event[], asOf: AsOf): readonly Event[] {
  const { sequence, at } = asOf;
  return events.filter((event) => (sequence === undefined || event.sequence <= sequence) && (at === undefined || event.at <= at));
}
