// What is written into a job, and how it is read again: never trusted, even though we wrote it.
import { z } from "zod";

const repository = z.object({ name: z.string(), cloneUrl: z.string(), installation: z.number().nullable(), defaultBranch: z.string() });

export const reviewChangePayload = z.object({
  repository,
  number: z.number(),
  /** Set by a re-run or `/simulate`, so that it is new work. */
  request: z.string(),
  stage: z.enum(["announce", "judge"]),
});
export const readScenarioPayload = z.object({ repository, number: z.number() });
export const recordIncidentPayload = z.object({ repository, number: z.number() });
export const answerCommandPayload = z.object({
  repository,
  number: z.number(),
  pull: z.boolean(),
  comment: z.number(),
  login: z.string(),
  command: z.string(),
});
export const learnHistoryPayload = z.object({ repository });

export type ReviewChangePayload = z.infer<typeof reviewChangePayload>;
export type ReadScenarioPayload = z.infer<typeof readScenarioPayload>;
export type RecordIncidentPayload = z.infer<typeof recordIncidentPayload>;
export type AnswerCommandPayload = z.infer<typeof answerCommandPayload>;
export type LearnHistoryPayload = z.infer<typeof learnHistoryPayload>;
