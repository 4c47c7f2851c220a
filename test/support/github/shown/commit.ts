// Commits and changed files as REST shows them.
import { type FileDiff, patchText } from "../git/diff.ts";
import type { CommitRecord } from "../git/repository.ts";
import type { Repository } from "../state.ts";
import { type Base, repositoryApi, repositoryPage, type Shown } from "./address.ts";

export function commitShown(base: Base, repository: Repository, commit: CommitRecord): Shown {
  const url = (sha: string): string => `${repositoryApi(base, repository)}/commits/${sha}`;
  const page = (sha: string): string => `${repositoryPage(base, repository)}/commit/${sha}`;
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha.slice(0, 12)}`,
    url: url(commit.sha),
    html_url: page(commit.sha),
    comments_url: `${url(commit.sha)}/comments`,
    commit: {
      url: `${repositoryApi(base, repository)}/git/commits/${commit.sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      comment_count: 0,
      tree: { sha: commit.tree, url: `${repositoryApi(base, repository)}/git/trees/${commit.tree}` },
      verification: { verified: false, reason: "unsigned", payload: null, signature: null, verified_at: null },
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({ sha, url: url(sha), html_url: page(sha) })),
  };
}

export const fileShown = (base: Base, repository: Repository, file: FileDiff, sha: string): Shown => ({
  sha: file.blob,
  filename: file.path,
  status: file.status,
  additions: file.additions,
  deletions: file.deletions,
  changes: file.additions + file.deletions,
  blob_url: `${repositoryPage(base, repository)}/blob/${sha}/${file.path}`,
  raw_url: `${repositoryPage(base, repository)}/raw/${sha}/${file.path}`,
  contents_url: `${repositoryApi(base, repository)}/contents/${file.path}?ref=${sha}`,
  ...(file.hunks.length === 0 ? {} : { patch: patchText(file) }),
  ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
});
