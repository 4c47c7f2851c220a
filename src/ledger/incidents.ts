// The incidents known at a time; what was learnt later (a fix, a scenario) replaces what was known before.
import type { Incident } from "#graph/graph.ts";
import { sortedBy } from "#ground/order.ts";
import { type AsOf, eventsAsOf } from "./as-of.ts";
import type { Event, EventKind } from "./event.ts";
import { incidentFrom } from "./kinds/incident.ts";

const KINDS: readonly EventKind[] = ["incident.recorded", "incident.fixed", "fix.mined"];

export function incidentsAt(events: readonly Event[], asOf: AsOf = {}): readonly Incident[] {
  const known = new Map<string, Incident>();
  for (const event of eventsAsOf(events, asOf)) {
    const incident = KINDS.includes(event.kind) ? incidentFrom(event.payload) : null;
    if (incident) known.set(incident.id, incident);
  }
  return sortedBy(known.values(), (one) => one.id);
}
