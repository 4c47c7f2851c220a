// The log of events, checked link by link, and everything folded from it written anew. What only the log knows can be lost
// from the tables and come back; what code knows comes back from git.
import { verifyChain } from "#ledger/chain.ts";
import { decisionsAt } from "#ledger/decisions.ts";
import type { Event } from "#ledger/event.ts";
import { incidentsAt } from "#ledger/incidents.ts";
import { outcomesAt } from "#ledger/outcomes.ts";
import { scenariosAt } from "#ledger/scenarios.ts";
import type { Ports } from "./ports.ts";

export type LogCheck = {
  readonly events: number /** The first event that does not follow from the one before it. */;
  readonly broken: number | null;
  readonly why: string | null;
};
export type Rebuilt = { readonly scenarios: number; readonly incidents: number; readonly decisions: number; readonly outcomes: number };

const pageSize = 5_000;

export async function checkLog(ports: Pick<Ports, "store">): Promise<LogCheck> {
  const events = await allEvents(ports);
  const check = verifyChain(events);
  return { events: events.length, broken: check.ok ? null : check.sequence, why: check.ok ? null : check.why };
}

export async function rebuildMemory(ports: Pick<Ports, "store">): Promise<Rebuilt> {
  const { memory } = ports.store;
  const byRepository = new Map<string, Event[]>();
  for (const event of await allEvents(ports)) {
    const known = byRepository.get(event.repository);
    if (known) known.push(event);
    else byRepository.set(event.repository, [event]);
  }
  const rebuilt = { scenarios: 0, incidents: 0, decisions: 0, outcomes: 0 };
  for (const [repository, events] of byRepository) {
    for (const scenario of scenariosAt(events)) await memory.saveScenario(repository, scenario);
    for (const incident of incidentsAt(events)) await memory.saveIncident(repository, incident);
    for (const decision of decisionsAt(events)) await memory.saveDecision(repository, decision);
    rebuilt.scenarios += scenariosAt(events).length;
    rebuilt.incidents += incidentsAt(events).length;
    rebuilt.decisions += decisionsAt(events).length;
    rebuilt.outcomes += outcomesAt(events).length;
  }
  return rebuilt;
}

async function allEvents(ports: Pick<Ports, "store">): Promise<readonly Event[]> {
  const events: Event[] = [];
  for (;;) {
    const page = await ports.store.events.list({ after: events.at(-1)?.sequence ?? 0, limit: pageSize });
    events.push(...page);
    if (page.length < pageSize) return events;
  }
}
