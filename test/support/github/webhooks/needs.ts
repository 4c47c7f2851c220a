// Which webhooks an App gets: those it subscribed to and may read, and a few that come by themselves.
import { isAllowed } from "../rest/tokens.ts";
import type { Permissions } from "../state.ts";

const NEEDS: Readonly<Record<string, string>> = {
  check_run: "checks:read",
  check_suite: "checks:read",
  issue_comment: "issues:read",
  issues: "issues:read",
  label: "metadata:read",
  merge_group: "merge_queues:read",
  pull_request: "pull_requests:read",
  pull_request_review: "pull_requests:read",
  pull_request_review_comment: "pull_requests:read",
  pull_request_review_thread: "pull_requests:read",
  push: "contents:read",
  repository: "metadata:read",
};

const ALWAYS = new Set(["installation", "installation_repositories", "installation_target", "github_app_authorization", "ping", "meta"]);
/** With checks:write these come without a subscription. */
const WITH_CHECKS = new Set(["check_run.rerequested", "check_run.requested_action", "check_suite.requested", "check_suite.rerequested"]);

export function isDelivered(event: string, action: string | undefined, subscribed: readonly string[], permissions: Permissions): boolean {
  if (ALWAYS.has(event)) return true;
  const need = NEEDS[event];
  if (need === undefined || !isAllowed(permissions, need)) return false;
  return subscribed.includes(event) || (WITH_CHECKS.has(`${event}.${action}`) && isAllowed(permissions, "checks:write"));
}
