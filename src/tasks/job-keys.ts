// The key of a job is what it means, never the delivery it came by. Waiting work with the same key is replaced by newer.
import type { NewJob, RepositoryRef } from "./ports.ts";
import type { AnswerCommandPayload } from "./payloads.ts";

/** One key for all pushes to a pull request: a newer head takes the place of an older one. */
export const reviewJob = (repository: RepositoryRef, number: number, request: string): NewJob => ({
  kind: "review-change",
  key: `review ${repository.name}#${number}`,
  payload: { repository, number, request },
  priority: 10,
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
  priority: 5,
});
export const historyJob = (repository: RepositoryRef): NewJob => ({
  kind: "learn-history",
  key: `history ${repository.name}`,
  payload: { repository },
  priority: 50,
});
