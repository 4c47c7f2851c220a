// The decisions known at a time; one that is recorded again replaces what it said before.
import type { Decision } from "#graph/graph.ts";
import { sortedBy } from "#ground/order.ts";
import { type AsOf, eventsAsOf } from "./as-of.ts";
import type { Event } from "./event.ts";
import { decisionFrom } from "./kinds/decision.ts";

export function decisionsAt(events: readonly Event[], asOf: AsOf = {}): readonly Decision[] {
  const known = new Map<string, Decision>();
  for (const event of eventsAsOf(events, asOf)) {
    const decision = event.kind === "decision.recorded" ? decisionFrom(event.payload) : null;
    if (decision) known.set(decision.id, decision);
  }
  return sortedBy(known.values(), (one) => one.id);
}
