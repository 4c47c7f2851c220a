// Issues: labelled `scenario`, or edited while they are → read again; labelled `incident` and closed → recorded.
import type { Context } from "probot";
import { incidentJob, scenarioJob } from "#tasks/job-keys.ts";
import type { NewJob } from "#tasks/ports.ts";
import type { HandlerDeps } from "../handler-deps.ts";
import { repositoryOf } from "../repository.ts";

type Issues = Context<"issues.opened" | "issues.edited" | "issues.labeled" | "issues.closed" | "issues.reopened">;

export async function onIssues(context: Issues, deps: HandlerDeps): Promise<void> {
  const { payload } = context;
  if (payload.sender.type === "Bot") return;
  const { issue } = payload;
  const repository = repositoryOf(payload);
  const labels = (issue.labels ?? []).flatMap((label) => (typeof label === "string" ? [label] : label?.name ? [label.name] : []));
  const jobs: NewJob[] = [];
  if (labels.includes("scenario") && payload.action !== "closed") jobs.push(scenarioJob(repository, issue.number));
  if (labels.includes("incident") && (payload.action === "closed" || payload.action === "labeled"))
    jobs.push(incidentJob(repository, issue.number));
  if (jobs.length === 0) return;
  await deps.inbox.accept({ id: context.id, name: context.name }, [], jobs);
}
