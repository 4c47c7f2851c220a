// The key of a job is what it means, never the delivery it came by. Waiting work with the same key is replaced by newer.

import type { AnswerCommandPayload, ReviewChangePayload } from "./payloads.ts";
import type { NewJob, RepositoryRef } from "./ports.ts";

/** Work that takes a moment and that somebody waits for: a worker of its own may take nothing else. */
export const quickPriorityMax = 5;

/**
 * One key for all pushes to a pull request: a newer head takes the place of an older one. `request` names what makes it new
 * work although nothing changed, such as a re-run; news of a change itself has none.
 */
export const reviewJob = (repository: RepositoryRef, number: number, request = ""): NewJob =>
  reviewStage({ repository, number, request, stage: "announce" }, 0);
/** What an announced review goes on with. */
export const judgeJob = (payload: ReviewChangePayload): NewJob => reviewStage({ ...payload, stage: "judge" }, 10);
const reviewStage = (payload: ReviewChangePayload, priority: number): NewJob => ({
  kind: "review-change",
  key: `review ${payload.repository.name}#${payload.number}`,
  payload,
  priority,
});
export const scenarioJob = (repository: RepositoryRef, number: number): NewJob => ({
  kind: "read-scenario",
  key: `scenario ${repository.name}#${number}`,
  payload: { repository, number },
  priority: 20,
});
export const incidentJob = (repository: RepositoryRef, number: number): NewJob => ({
  kind: "record-incident",
  key: `incident ${repository.name}#${number}`,
  payload: { repository, number },
  priority: 30,
});
export const commandJob = (payload: AnswerCommandPayload): NewJob => ({
  kind: "answer-command",
  key: `command ${payload.repository.name} ${payload.comment}`,
  payload,
  priority: quickPriorityMax,
});
export const historyJob = (repository: RepositoryRef): NewJob => ({
  kind: "learn-history",
  key: `history ${repository.name}`,
  payload: { repository },
  priority: 50,
});
