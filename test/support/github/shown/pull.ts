// Pull requests, their reviews and review comments as REST and webhooks show them.
import type { PullRequest, Repository, Review, ReviewComment } from "../state.ts";
import { type Base, issuePage, nodeId, personShown, repositoryApi, type Shown } from "./address.ts";
import { association, labelShown } from "./issue.ts";
import { repositoryShown } from "./repository.ts";

export function pullShown(base: Base, issue: PullRequest): Shown {
  const { repository, pull, number } = issue;
  const url = `${repositoryApi(base, repository)}/pulls/${number}`;
  const issueUrl = `${repositoryApi(base, repository)}/issues/${number}`;
  const page = issuePage(base, issue);
  return {
    id: issue.id,
    node_id: nodeId("PR", issue.id),
    number,
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issueUrl,
    commits_url: `${url}/commits`,
    comments_url: `${issueUrl}/comments`,
    review_comments_url: `${url}/comments`,
    statuses_url: `${repositoryApi(base, repository)}/statuses/${pull.headSha}`,
    state: issue.state,
    locked: false,
    draft: pull.draft,
    title: issue.title,
    body: issue.body,
    user: personShown(base, issue.author),
    labels: issue.labels.map((name) => labelShown(base, repository, name)),
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    milestone: null,
    auto_merge: null,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeSha,
    head: sideShown(base, pull.head.repository, pull.head.branch, pull.headSha),
    base: sideShown(base, repository, pull.base.branch, pull.baseSha),
    author_association: association(repository, issue.author),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issueUrl },
      comments: { href: `${issueUrl}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repositoryApi(base, repository)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: `${repositoryApi(base, repository)}/statuses/${pull.headSha}` },
    },
  };
}

export type Counts = { readonly additions: number; readonly deletions: number; readonly files: number; readonly commits: number };

export const pullWhole = (base: Base, issue: PullRequest, counts: Counts): Shown => ({
  ...pullShown(base, issue),
  merged: issue.pull.mergedAt !== null,
  merged_by: issue.pull.mergedBy === null ? null : personShown(base, issue.pull.mergedBy),
  mergeable: issue.state === "open" ? true : null,
  rebaseable: null,
  mergeable_state: issue.state === "open" ? "clean" : "unknown",
  maintainer_can_modify: false,
  comments: issue.comments.length,
  review_comments: issue.pull.reviewComments.length,
  commits: counts.commits,
  additions: counts.additions,
  deletions: counts.deletions,
  changed_files: counts.files,
});

export function reviewShown(base: Base, issue: PullRequest, review: Review): Shown {
  const page = `${issuePage(base, issue)}#pullrequestreview-${review.id}`;
  const pullUrl = `${repositoryApi(base, issue.repository)}/pulls/${issue.number}`;
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: personShown(base, review.author),
    body: review.body,
    state: "COMMENTED",
    html_url: page,
    pull_request_url: pullUrl,
    author_association: association(issue.repository, review.author),
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
    submitted_at: review.submittedAt,
    commit_id: review.commitSha,
  };
}

/** Where the comment stands now: nothing once the line it speaks of was changed. */
export type Place = { readonly line: number | undefined; readonly startLine: number | undefined };

export function reviewCommentShown(base: Base, issue: PullRequest, comment: ReviewComment, place: Place): Shown {
  const url = `${repositoryApi(base, issue.repository)}/pulls/comments/${comment.id}`;
  const page = `${issuePage(base, issue)}#discussion_r${comment.id}`;
  const pullUrl = `${repositoryApi(base, issue.repository)}/pulls/${issue.number}`;
  return {
    id: comment.id,
    node_id: nodeId("PRRC", comment.id),
    url,
    html_url: page,
    pull_request_url: pullUrl,
    pull_request_review_id: comment.reviewId,
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: place.line === undefined ? comment.commitSha : issue.pull.headSha,
    original_commit_id: comment.commitSha,
    user: personShown(base, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(issue.repository, comment.author),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl } },
    line: place.line ?? null,
    original_line: comment.line ?? null,
    start_line: place.startLine ?? null,
    original_start_line: comment.startLine ?? null,
    side: comment.side,
    start_side: comment.startSide ?? null,
    subject_type: comment.subject,
    ...(comment.inReplyTo === undefined ? {} : { in_reply_to_id: comment.inReplyTo }),
  };
}

const sideShown = (base: Base, repository: Repository, branch: string, sha: string): Shown => ({
  label: `${repository.owner.login}:${branch}`,
  ref: branch,
  sha,
  user: personShown(base, repository.owner),
  repo: repositoryShown(base, repository),
});
