// The incidents known at a time, with what was learnt when they were fixed.
import type { Incident } from "#graph/graph.ts";
import { sortedBy } from "#ground/order.ts";
import { type AsOf, eventsAsOf } from "./as-of.ts";
import type { Event } from "./event.ts";
import { fixFrom, type IncidentFix, incidentFrom } from "./kinds/incident.ts";

export function incidentsAt(events: readonly Event[], asOf: AsOf = {}): readonly Incident[] {
  const known = new Map<string, Incident>();
  for (const event of eventsAsOf(events, asOf)) {
    if (event.kind === "incident.recorded" || event.kind === "fix.mined") {
      const incident = incidentFrom(event.payload);
      if (incident) known.set(incident.id, incident);
    } else if (event.kind === "incident.fixed") {
      const fix = fixFrom(event.payload);
      const incident = fix && known.get(fix.id);
      if (fix && incident) known.set(fix.id, fixed(incident, fix));
    }
  }
  return sortedBy(known.values(), (one) => one.id);
}

const fixed = (incident: Incident, fix: IncidentFix): Incident => ({
  ...incident,
  fix: { number: fix.number ?? incident.fix.number, commit: fix.commit ?? incident.fix.commit },
  symbols: fix.symbols.length > 0 ? fix.symbols : incident.symbols,
  scenario: fix.scenario ?? incident.scenario,
});
