// Pull requests: opened, pushed to, reopened, ready or moved to another base → a review; closed by a merge → what it fixed is remembered.
import type { Context } from "probot";
import { incidentJob, reviewJob } from "#tasks/job-keys.ts";
import { issuesClosedBy } from "../closing-words.ts";
import type { HandlerDeps } from "../handler-deps.ts";
import { repositoryOf } from "../repository.ts";

type PullRequest = Context<
  | "pull_request.opened"
  | "pull_request.synchronize"
  | "pull_request.reopened"
  | "pull_request.ready_for_review"
  | "pull_request.edited"
  | "pull_request.closed"
>;

export async function onPullRequest(context: PullRequest, deps: HandlerDeps): Promise<void> {
  const { payload } = context;
  const pull = payload.pull_request;
  const repository = repositoryOf(payload);
  const delivery = { id: context.id, name: context.name };
  const base = {
    actor: payload.sender?.login ?? pull.user?.login ?? "unknown",
    repository: repository.name,
    subject: `pull/${pull.number}`,
  };
  if (payload.action === "closed") {
    const closes = pull.merged === true ? issuesClosedBy(`${pull.title}\n${pull.body ?? ""}`) : [];
    const event = {
      ...base,
      kind: "change.closed" as const,
      at: pull.closed_at ?? pull.updated_at,
      payload: { merged: pull.merged === true, mergeCommit: pull.merge_commit_sha ?? null, closes },
    };
    await deps.inbox.accept(
      delivery,
      [event],
      closes.map((number) => incidentJob(repository, number)),
    );
    return;
  }
  // An edit matters only when it moved the base; titles and descriptions do not change what the code does.
  if (payload.action === "edited" && !("base" in payload.changes)) return;
  const kind = payload.action === "opened" || payload.action === "reopened" ? ("change.opened" as const) : ("change.updated" as const);
  const event = {
    ...base,
    kind,
    at: pull.updated_at,
    payload: { head: pull.head.sha, base: pull.base.sha, baseRef: pull.base.ref, title: pull.title, draft: pull.draft === true },
  };
  await deps.inbox.accept(delivery, [event], [reviewJob(repository, pull.number)]);
}
