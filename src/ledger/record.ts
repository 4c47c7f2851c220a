// Events of memory, made so that the folds can read them back. Who, where and when is the caller's to say.
import type { Decision, Incident } from "#graph/graph.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { EventJson, EventKind, NewEvent } from "./event.ts";
import { decisionPayload } from "./kinds/decision.ts";
import { incidentPayload } from "./kinds/incident.ts";
import { type Outcome, outcomePayload } from "./kinds/outcome.ts";
import { type Retirement, retirementPayload, scenarioPayload } from "./kinds/scenario.ts";

/** `at` is an ISO instant. */
export type Occasion = { readonly actor: string; readonly repository: string; readonly at: string };

export const scenarioRead = (on: Occasion, scenario: Scenario): NewEvent =>
  event(on, "scenario.read", `scenario/${scenario.id}`, scenarioPayload(scenario));
export const scenarioRetired = (on: Occasion, retirement: Retirement): NewEvent =>
  event(on, "scenario.retired", `scenario/${retirement.id}`, retirementPayload(retirement));
export const incidentRecorded = (on: Occasion, incident: Incident): NewEvent =>
  event(on, "incident.recorded", subjectOf(incident), incidentPayload(incident));
export const incidentFixed = (on: Occasion, incident: Incident): NewEvent =>
  event(on, "incident.fixed", subjectOf(incident), incidentPayload(incident));
/** An incident that only history tells of. */
export const fixMined = (on: Occasion, incident: Incident): NewEvent =>
  event(on, "fix.mined", `commit/${incident.fix.commit ?? incident.id}`, incidentPayload(incident));
export const decisionRecorded = (on: Occasion, decision: Decision): NewEvent =>
  event(on, "decision.recorded", `decision/${decision.id}`, decisionPayload(decision));
export const outcomeRecorded = (on: Occasion, outcome: Outcome): NewEvent =>
  event(on, "outcome.recorded", `outcome/${outcome.of}`, outcomePayload(outcome));

const subjectOf = (incident: Incident): string => (incident.number === null ? `incident/${incident.id}` : `issue/${incident.number}`);

const event = ({ actor, repository, at }: Occasion, kind: EventKind, subject: string, payload: EventJson): NewEvent => ({
  actor,
  kind,
  repository,
  subject,
  at,
  payload,
});
