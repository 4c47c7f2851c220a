// The hash chain over events: how an event is sealed, and the check that nothing in a log was changed, left out or put in.
import { sha256 } from "#ground/digest.ts";
import { byText } from "#ground/order.ts";
import type { Event, EventJson, NewEvent } from "./event.ts";

type Placed = NewEvent & { readonly sequence: number; readonly previous: string };

/** What the first event names as its predecessor. */
export const first = "0".repeat(64);

export function hashOf(event: Placed): string {
  const { sequence, previous, at, actor, kind, repository, subject, payload } = event;
  return sha256(canonical([sequence, previous, at, actor, kind, repository, subject, payload]));
}

export type Break = { readonly sequence: number; readonly what: string };

/** The first place where the chain does not hold; null when it does. `after` is the event before the first given one, if the log is read in parts. */
export function firstBreak(events: Iterable<Event>, after: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: first }): Break | null {
  let { sequence, hash } = after;
  for (const event of events) {
    if (event.sequence !== sequence + 1) return { sequence: sequence + 1, what: `event ${sequence + 1} is missing` };
    if (event.previous !== hash) return { sequence: event.sequence, what: `event ${event.sequence} does not follow the one before it` };
    if (event.hash !== hashOf(event)) return { sequence: event.sequence, what: `event ${event.sequence} was changed after it had been written` };
    sequence = event.sequence;
    hash = event.hash;
  }
  return null;
}

/** JSON with sorted keys, so that the text depends on the value alone. Events are shallow: recursion is bounded by what a payload nests. */
function canonical(value: EventJson): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const record = value as { readonly [key: string]: EventJson };
  const members = Object.keys(record)
    .sort(byText)
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key] ?? null)}`);
  return `{${members.join(",")}}`;
}
