// Kinds of events and jobs, as they come back from the store: a kind that this version does not know is refused, not guessed.
import { z } from "zod";
import type { EventKind } from "#ledger/event.ts";
import type { JobKind } from "#tasks/ports.ts";

const eventKinds = {
  "change.opened": true,
  "change.updated": true,
  "change.closed": true,
  "change.judged": true,
  "commit.pushed": true,
  "scenario.read": true,
  "scenario.answered": true,
  "scenario.retired": true,
  "incident.recorded": true,
  "incident.fixed": true,
  "decision.recorded": true,
  "fix.mined": true,
  "outcome.recorded": true,
  "command.given": true,
  "command.answered": true,
  "installation.added": true,
  "installation.removed": true,
  "check.rerequested": true,
} as const satisfies Record<EventKind, true>;

const jobKinds = {
  "review-change": true,
  "read-scenario": true,
  "record-incident": true,
  "answer-command": true,
  "learn-history": true,
} as const satisfies Record<JobKind, true>;

export const eventKindShape = z.enum(Object.keys(eventKinds) as EventKind[]);
export const jobKindShape = z.enum(Object.keys(jobKinds) as JobKind[]);
