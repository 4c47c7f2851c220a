// Issues, their comments, labels and reactions as REST and webhooks show them.
import type { Comment, Issue, Person, Reaction, Repository } from "../state.ts";
import { fullName, isPull } from "../state.ts";
import { api, type Base, issuePage, nodeId, personShown, repositoryApi, type Shown } from "./address.ts";

export function issueShown(base: Base, issue: Issue): Shown {
  const url = `${repositoryApi(base, issue.repository)}/issues/${issue.number}`;
  const pullUrl = `${repositoryApi(base, issue.repository)}/pulls/${issue.number}`;
  return {
    id: issue.id,
    node_id: nodeId("I", issue.id),
    number: issue.number,
    url,
    repository_url: repositoryApi(base, issue.repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: issuePage(base, issue),
    title: issue.title,
    body: issue.body,
    user: personShown(base, issue.author),
    labels: issue.labels.map((name) => labelShown(base, issue.repository, name)),
    state: issue.state,
    state_reason: issue.state === "closed" ? "completed" : null,
    locked: false,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: issue.closedBy === null ? null : personShown(base, issue.closedBy),
    author_association: association(issue.repository, issue.author),
    ...(isPull(issue)
      ? {
          draft: issue.pull.draft,
          pull_request: { url: pullUrl, html_url: issuePage(base, issue), diff_url: null, patch_url: null, merged_at: issue.pull.mergedAt },
        }
      : {}),
  };
}

export function commentShown(base: Base, comment: Comment): Shown {
  const { issue } = comment;
  return {
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    url: `${repositoryApi(base, issue.repository)}/issues/comments/${comment.id}`,
    html_url: `${issuePage(base, issue)}#issuecomment-${comment.id}`,
    issue_url: `${repositoryApi(base, issue.repository)}/issues/${issue.number}`,
    user: personShown(base, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(issue.repository, comment.author),
    performed_via_github_app: null,
  };
}

export const labelShown = (base: Base, repository: Repository, name: string): Shown => {
  const id = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  return {
    id,
    node_id: nodeId("LA", id),
    url: api(base, `/repos/${fullName(repository)}/labels/${encodeURIComponent(name)}`),
    name,
    color: "ededed",
    default: false,
    description: null,
  };
};

export const reactionShown = (base: Base, reaction: Reaction): Shown => ({
  id: reaction.id,
  node_id: nodeId("REA", reaction.id),
  user: personShown(base, reaction.author),
  content: reaction.content,
  created_at: reaction.at,
});

/** Cannot tell write from read, as on GitHub: bots must ask for the permission. */
export function association(repository: Repository, person: Person): string {
  if (person === repository.owner) return "OWNER";
  const role = repository.roles.get(person.login) ?? "none";
  return role === "none" ? "NONE" : "COLLABORATOR";
}
