// Check suites and check runs as REST and webhooks show them.
import type { CheckRun, CheckSuite, Repository } from "../state.ts";
import { type Base, checkRunPage, nodeId, repositoryApi, type Shown } from "./address.ts";
import { pullRequestsOf } from "./repository.ts";

export function checkRunShown(base: Base, repository: Repository, run: CheckRun, app: Shown): Shown {
  const url = `${repositoryApi(base, repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: nodeId("CR", run.id),
    name: run.name,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: checkRunPage(base, repository, run),
    details_url: run.detailsUrl,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app,
    pull_requests: pullRequestsOf(base, repository, run.headSha),
  };
}

export const checkSuiteShown = (base: Base, repository: Repository, suite: CheckSuite, app: Shown): Shown => ({
  id: suite.id,
  node_id: nodeId("CS", suite.id),
  head_branch: suite.headBranch,
  head_sha: suite.headSha,
  status: "queued",
  conclusion: null,
  url: `${repositoryApi(base, repository)}/check-suites/${suite.id}`,
  before: null,
  after: suite.headSha,
  pull_requests: pullRequestsOf(base, repository, suite.headSha),
  app,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
});
