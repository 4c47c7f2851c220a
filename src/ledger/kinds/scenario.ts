// scenario.read, scenario.answered and scenario.retired: a behaviour was written down, asked about, given up.
import { scenarioFromJson } from "#scenario/from-json.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { EventJson } from "../event.ts";
import { isFields, isText } from "./fields.ts";

export type Retirement = { readonly id: string; readonly why: string };

// A scenario is plain JSON but for a body that may be left out, which JSON leaves out as well.
export const scenarioPayload = (scenario: Scenario): EventJson => ({ scenario: JSON.parse(JSON.stringify(scenario)) as EventJson });

export const scenarioFrom = (payload: unknown): Scenario | null => (isFields(payload) ? scenarioFromJson(payload.scenario) : null);

export const retirementPayload = (retirement: Retirement): EventJson => ({ ...retirement });

export function retirementFrom(payload: unknown): Retirement | null {
  return isFields(payload) && isText(payload.id) && isText(payload.why) ? { id: payload.id, why: payload.why } : null;
}
