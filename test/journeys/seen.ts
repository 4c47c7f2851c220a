// What people see of a pull request on the stand-in for GitHub, in few words, and compared with what they should see.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { StandIn } from "../support/github/stand-in.ts";
import { type CheckRun, type Comment, type Issue, isPull, type PullRequest } from "../support/github/state.ts";

/** Every check run that was ever made for a head, not only the newest. */
export const runsOf = ({ repository, pull }: PullRequest, head = pull.headSha): CheckRun[] =>
  repository.checkRuns.filter((run) => run.headSha === head);

export const ownComments = (standIn: StandIn, issue: Issue): Comment[] =>
  issue.comments.filter((comment) => comment.author === standIn.app.bot);

/** Exactly one check run on the head. */
export function onlyRun(pull: PullRequest): CheckRun {
  const runs = runsOf(pull);
  expect(runs.map((run) => run.steps)).toHaveLength(1);
  return runs[0] as CheckRun;
}

/** How much was said, in numbers: what is said twice shows here. */
export const tally = (standIn: StandIn, issue: Issue) => ({
  runs: isPull(issue) ? runsOf(issue).length : 0,
  reviews: isPull(issue) ? issue.pull.reviews.length : 0,
  notes: isPull(issue) ? issue.pull.reviewComments.length : 0,
  comments: ownComments(standIn, issue).length,
});

/** Compares with a text that was read by a person once; GOLDEN=update writes it anew. */
export function expectGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, "expected", `${name}.txt`);
  const lasting = text
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://app.example")
    .replace(/\b\d+(\.\d+)? s\b/g, "N s")
    .replace(/reports\/[0-9a-f]{12}/g, "reports/ID");
  if (process.env.GOLDEN === "update") writeFileSync(file, lasting);
  expect(lasting).toBe(readFileSync(file, "utf8"));
}
