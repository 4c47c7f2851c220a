// The tasks of the queue, sorted by name.
import { answerCommand } from "./answer-command.ts";
import { learnHistory } from "./learn-history.ts";
import { answerCommandPayload, learnHistoryPayload, readScenarioPayload, recordIncidentPayload, reviewChangePayload } from "./payloads.ts";
import type { JobKind, Ports } from "./ports.ts";
import { readScenario } from "./read-scenario.ts";
import { recordIncident } from "./record-incident.ts";
import { reviewChange } from "./review-change.ts";

/** A task as the queue runs it: its payload is parsed again, since what was stored is not trusted. */
type Run = (
  ports: Ports,
  payload: unknown,
  context: { readonly signal: AbortSignal; readonly linkTo: (id: string) => string | null },
) => Promise<unknown>;
export const allTasks: Readonly<Record<JobKind, Run>> = {
  "answer-command": (ports, payload) => answerCommand(ports, answerCommandPayload.parse(payload)),
  "learn-history": (ports, payload) => learnHistory(ports, learnHistoryPayload.parse(payload)),
  "read-scenario": (ports, payload) => readScenario(ports, readScenarioPayload.parse(payload)),
  "record-incident": (ports, payload) => recordIncident(ports, recordIncidentPayload.parse(payload)),
  "review-change": (ports, payload, context) => reviewChange(ports, reviewChangePayload.parse(payload), context),
};
