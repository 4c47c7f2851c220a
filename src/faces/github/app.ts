// What we hear on GitHub: one line an event. Handlers translate and store; the work is done by jobs.
import type { Probot } from "probot";
import type { HandlerDeps } from "./handler-deps.ts";
import { onCheckRun } from "./on/check-run.ts";
import { onCheckSuite } from "./on/check-suite.ts";
import { onInstallation, onInstallationRepositories } from "./on/installation.ts";
import { onIssueComment } from "./on/issue-comment.ts";
import { onIssues } from "./on/issues.ts";
import { onPullRequest } from "./on/pull-request.ts";

export const handledEvents = [
  "check_run",
  "check_suite",
  "installation",
  "installation_repositories",
  "issue_comment",
  "issues",
  "pull_request",
] as const;

export function registerApp(app: Probot, deps: HandlerDeps): void {
  app.on("check_run.rerequested", (context) => onCheckRun(context, deps));
  app.on("check_suite.rerequested", (context) => onCheckSuite(context, deps));
  app.on("installation.created", (context) => onInstallation(context, deps));
  app.on("installation_repositories.added", (context) => onInstallationRepositories(context, deps));
  app.on("issue_comment.created", (context) => onIssueComment(context, deps));
  app.on(["issues.opened", "issues.edited", "issues.labeled", "issues.closed", "issues.reopened"], (context) => onIssues(context, deps));
  app.on(
    [
      "pull_request.opened",
      "pull_request.synchronize",
      "pull_request.reopened",
      "pull_request.ready_for_review",
      "pull_request.edited",
      "pull_request.closed",
    ],
    (context) => onPullRequest(context, deps),
  );
}
