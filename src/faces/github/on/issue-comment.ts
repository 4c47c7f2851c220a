// Comments: commands only, from people only, when written (edits are not heard).
import type { Context } from "probot";
import { commandJob } from "#tasks/job-keys.ts";
import { commandIn } from "../commands.ts";
import type { HandlerDeps } from "../handler-deps.ts";
import { repositoryOf } from "../repository.ts";

export async function onIssueComment(context: Context<"issue_comment.created">, deps: HandlerDeps): Promise<void> {
  const { payload } = context;
  if (payload.sender.type !== "User" || payload.comment.user?.type === "Bot") return;
  const command = commandIn(payload.comment.body);
  if (command === null) return;
  const repository = repositoryOf(payload);
  const pull = payload.issue.pull_request !== undefined && payload.issue.pull_request !== null;
  const job = commandJob({
    repository,
    number: payload.issue.number,
    pull,
    comment: payload.comment.id,
    login: payload.sender.login,
    command: `${command.name} ${command.rest}`.trim(),
  });
  const subject = `${pull ? "pull" : "issue"}/${payload.issue.number}`;
  const event = {
    actor: payload.sender.login,
    kind: "command.given" as const,
    repository: repository.name,
    subject,
    at: payload.comment.created_at,
    payload: { comment: payload.comment.id, command: command.name },
  };
  await deps.inbox.accept({ id: context.id, name: context.name }, [event], [job]);
}
