// What became of verdicts and findings, as far as it is known at a time: the last word on each counts.
import { sortedBy } from "#ground/order.ts";
import { type AsOf, eventsAsOf } from "./as-of.ts";
import type { Event } from "./event.ts";
import { type Outcome, outcomeFrom } from "./kinds/outcome.ts";

export type KnownOutcome = Outcome & { readonly by: string; readonly at: string };

export function outcomesAt(events: readonly Event[], asOf: AsOf = {}): readonly KnownOutcome[] {
  const known = new Map<string, KnownOutcome>();
  for (const event of eventsAsOf(events, asOf)) {
    const outcome = event.kind === "outcome.recorded" ? outcomeFrom(event.payload) : null;
    if (outcome) known.set(outcome.of, { ...outcome, by: event.actor, at: event.at });
  }
  return sortedBy(known.values(), (one) => one.of);
}
