// Events folded into what stood at a time. Payloads that cannot be read are passed over, never guessed.
import { expect, test } from "vitest";
import type { Decision, Incident } from "#graph/graph.ts";
import { symbolId } from "#ground/ids.ts";
import { first, sealed } from "#ledger/chain.ts";
import { decisionsAt } from "#ledger/decisions.ts";
import type { Event, NewEvent } from "#ledger/event.ts";
import { incidentsAt } from "#ledger/incidents.ts";
import { outcomesAt } from "#ledger/outcomes.ts";
import {
  decisionRecorded,
  fixMined,
  incidentFixed,
  incidentRecorded,
  outcomeRecorded,
  scenarioRead,
  scenarioRetired,
} from "#ledger/record.ts";
import { scenariosAt } from "#ledger/scenarios.ts";
import { nothingGiven, type Scenario } from "#scenario/scenario.ts";

const on = (day: number) => ({ actor: "ann", repository: "cinema/booking", at: `2026-03-${String(day).padStart(2, "0")}T00:00:00Z` });
const scenario = (id: string, version: number): Scenario => ({
  id,
  version,
  title: `Version ${version}`,
  says: "",
  from: { kind: "issue", number: 3 },
  given: nothingGiven,
  when: [{ kind: "http", method: "GET", service: null, path: "/", headers: {}, body: undefined, as: null }],
  then: [],
  remembers: null,
  question: null,
});
const incident: Incident = {
  id: "incident-7",
  number: 7,
  title: "Paid twice",
  symptom: "two rows",
  at: "2026-03-02",
  fix: { number: null, commit: null },
  symbols: [],
  scenario: null,
};
const decision: Decision = {
  id: "d1",
  title: "Half even",
  reason: "law",
  by: "ann",
  at: "2026-03-01",
  symbols: [symbolId("a.ts", "round")],
  source: "docs/decisions/1.md",
};

const log = (...events: readonly NewEvent[]): readonly Event[] => {
  // through JSON, as they come back from a store
  const stored = JSON.parse(JSON.stringify(events)) as NewEvent[];
  const all: Event[] = [];
  for (const event of stored) all.push(sealed(event, all.length + 1, all.at(-1)?.hash ?? first));
  return all;
};

test("scenarios: the last version stands until it is given up", () => {
  const events = log(
    scenarioRead(on(1), scenario("issue-3", 1)),
    scenarioRead(on(2), scenario("issue-9", 1)),
    scenarioRead(on(3), scenario("issue-3", 2)),
    scenarioRetired(on(4), { id: "issue-9", why: "closed" }),
  );
  const titles = (asOf: { readonly sequence?: number; readonly at?: string }) =>
    scenariosAt(events, asOf).map((one) => `${one.id} ${one.title}`);
  expect(titles({})).toEqual(["issue-3 Version 2"]);
  expect(titles({ sequence: 2 })).toEqual(["issue-3 Version 1", "issue-9 Version 1"]);
  expect(titles({ at: "2026-03-03T12:00:00Z" })).toEqual(["issue-3 Version 2", "issue-9 Version 1"]);
});

test("incidents: what is learnt later replaces what was known", () => {
  const fixed: Incident = { ...incident, fix: { number: 9, commit: "abc" }, symbols: [symbolId("a.ts", "pay")], scenario: "incident:7" };
  const mined: Incident = { ...incident, id: "history-4be1c02", number: null, fix: { number: null, commit: "4be1c02" } };
  const events = log(incidentRecorded(on(1), incident), fixMined(on(2), mined), incidentFixed(on(3), fixed));
  expect(events.map((event) => event.subject)).toEqual(["issue/7", "commit/4be1c02", "issue/7"]);
  expect(incidentsAt(events, { sequence: 2 })).toEqual([mined, incident]);
  expect(incidentsAt(events)).toEqual([mined, fixed]);
});

test("decisions and outcomes: the last word counts", () => {
  const events = log(
    decisionRecorded(on(1), decision),
    decisionRecorded(on(2), { ...decision, reason: "new law" }),
    outcomeRecorded(on(3), { of: "7f3a", became: "merged", reason: null }),
    outcomeRecorded(on(9), { of: "7f3a", became: "incident", reason: "#12" }),
  );
  expect(decisionsAt(events).map((one) => one.reason)).toEqual(["new law"]);
  expect(decisionsAt(events, { sequence: 1 })).toEqual([decision]);
  expect(outcomesAt(events)).toEqual([{ of: "7f3a", became: "incident", reason: "#12", by: "ann", at: "2026-03-09T00:00:00Z" }]);
});

test("what cannot be read is passed over", () => {
  const damaged = (kind: Event["kind"], payload: Event["payload"]): NewEvent => ({ ...on(1), kind, subject: "x", payload });
  const kinds = [
    "scenario.read",
    "scenario.retired",
    "incident.recorded",
    "incident.fixed",
    "decision.recorded",
    "fix.mined",
    "outcome.recorded",
  ] as const;
  const events = log(
    ...kinds.flatMap((kind) => [
      damaged(kind, null),
      damaged(kind, []),
      damaged(kind, { id: 3, incident: { id: "x" }, decision: {}, scenario: { id: "x" }, of: "x", became: "eaten" }),
    ]),
  );
  expect([scenariosAt(events), incidentsAt(events), decisionsAt(events), outcomesAt(events)]).toEqual([[], [], [], []]);
});
