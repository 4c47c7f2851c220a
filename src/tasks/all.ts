// The tasks of the queue, sorted by name, and what is still owed to people when the queue gives one of them up.
import type { NewEvent } from "#ledger/event.ts";
import { answerCommand, giveUpCommand } from "./answer-command.ts";
import { learnHistory } from "./learn-history.ts";
import { answerCommandPayload, learnHistoryPayload, readScenarioPayload, recordIncidentPayload, reviewChangePayload } from "./payloads.ts";
import type { JobKind, Ports } from "./ports.ts";
import { readScenario } from "./read-scenario.ts";
import { recordIncident } from "./record-incident.ts";
import { giveUpReview, reviewChange } from "./review-change.ts";

type Context = { readonly signal: AbortSignal; readonly linkTo: (id: string) => string | null };

/** A task as the queue runs it: its payload is parsed again, since what was stored is not trusted. Its events commit with its completion. */
type Run = (ports: Ports, payload: unknown, context: Context) => Promise<readonly NewEvent[]>;

export const allTasks: Readonly<Record<JobKind, Run>> = {
  "answer-command": (ports, payload) => answerCommand(ports, answerCommandPayload.parse(payload)),
  // Its events are written as it goes, one a fix: a long history is not learned twice.
  "learn-history": (ports, payload) => learnHistory(ports, learnHistoryPayload.parse(payload)).then(() => []),
  "read-scenario": (ports, payload) => readScenario(ports, readScenarioPayload.parse(payload)),
  "record-incident": (ports, payload) => recordIncident(ports, recordIncidentPayload.parse(payload)),
  "review-change": (ports, payload, context) => reviewChange(ports, reviewChangePayload.parse(payload), context),
};

type GiveUp = (ports: Ports, payload: unknown, sentence: string, context: Context) => Promise<void>;

/** Only where somebody would wait for ever otherwise. */
export const givingUp: Readonly<Partial<Record<JobKind, GiveUp>>> = {
  "answer-command": (ports, payload) => giveUpCommand(ports, answerCommandPayload.parse(payload)),
  "review-change": (ports, payload, sentence, context) => giveUpReview(ports, reviewChangePayload.parse(payload), sentence, context),
};
