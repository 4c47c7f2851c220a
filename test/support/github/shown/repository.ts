// A repository as REST and webhooks show it.
import type { Repository } from "../state.ts";
import { fullName, isPull } from "../state.ts";
import { type Base, nodeId, personShown, repositoryApi, repositoryPage, type Shown } from "./address.ts";

const CREATED = "2024-03-01T08:00:00Z";

export function repositoryShown(base: Base, repository: Repository): Shown {
  const open = [...repository.issues.values()].filter((issue) => issue.state === "open").length;
  const page = repositoryPage(base, repository);
  return {
    id: repository.id,
    node_id: nodeId("R", repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    visibility: repository.private ? "private" : "public",
    owner: personShown(base, repository.owner),
    html_url: page,
    description: null,
    fork: repository.forkOf !== undefined,
    url: repositoryApi(base, repository),
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^http/, "git")}.git`,
    ssh_url: `git@${new URL(base).hostname}:${fullName(repository)}.git`,
    homepage: null,
    language: "TypeScript",
    default_branch: repository.defaultBranch,
    forks: 0,
    forks_count: 0,
    open_issues: open,
    open_issues_count: open,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 100,
    license: null,
    archived: false,
    disabled: false,
    has_issues: true,
    has_projects: true,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    is_template: false,
    topics: [],
    created_at: CREATED,
    updated_at: CREATED,
    pushed_at: CREATED,
  };
}

export const repositoryWhole = (base: Base, repository: Repository): Shown => ({
  ...repositoryShown(base, repository),
  network_count: 0,
  subscribers_count: 1,
  ...(repository.forkOf === undefined
    ? {}
    : { parent: repositoryShown(base, repository.forkOf), source: repositoryShown(base, repository.forkOf) }),
});

/** The short form that check runs carry: never for pull requests from forks. */
export const pullRequestsOf = (base: Base, repository: Repository, sha: string): Shown[] =>
  [...repository.issues.values()]
    .filter(isPull)
    .filter((issue) => issue.state === "open" && issue.pull.headSha === sha && issue.pull.head.repository === repository)
    .map((issue) => ({
      id: issue.id,
      number: issue.number,
      url: `${repositoryApi(base, repository)}/pulls/${issue.number}`,
      head: { ref: issue.pull.head.branch, sha, repo: minimal(base, repository) },
      base: { ref: issue.pull.base.branch, sha: issue.pull.baseSha, repo: minimal(base, repository) },
    }));

const minimal = (base: Base, repository: Repository): Shown => ({
  id: repository.id,
  url: repositoryApi(base, repository),
  name: repository.name,
});
