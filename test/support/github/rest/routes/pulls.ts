// Pull requests: read, listed, their files and commits.
import { type FileDiff, pullDiff } from "../../git/diff.ts";
import { log, resolve } from "../../git/repository.ts";
import { commitShown, fileShown } from "../../shown/commit.ts";
import { type Counts, pullShown, pullWhole } from "../../shown/pull.ts";
import { isPull, type PullRequest } from "../../state.ts";
import { found, listed, ok, pullOf, type Route, repositoryOf } from "../answer.ts";

/** GitHub lists at most so many of each. */
const FILES_MAX = 3000;
const COMMITS_MAX = 250;

const get: Route = async (asked) => {
  const issue = pullOf(asked);
  return ok(pullWhole(asked.world.base, issue, await countsOf(issue)));
};

const list: Route = (asked) => {
  const { world, query } = asked;
  const state = query.get("state") ?? "open";
  const matching = [...repositoryOf(asked).issues.values()]
    .filter(isPull)
    .filter((issue) => state === "all" || issue.state === state)
    .filter(({ pull }) => !query.has("base") || query.get("base") === pull.base.branch)
    .filter(({ pull }) => !query.has("head") || query.get("head") === `${pull.head.repository.owner.login}:${pull.head.branch}`);
  if (query.get("direction") !== "asc") matching.reverse();
  return listed(matching.map((issue) => pullShown(world.base, issue)));
};

const listFiles: Route = async (asked) => {
  const issue = pullOf(asked);
  const files = await filesOf(issue);
  return listed(files.slice(0, FILES_MAX).map((file) => fileShown(asked.world.base, issue.repository, file, issue.pull.headSha)));
};

const listCommits: Route = async (asked) => {
  const { repository, pull } = pullOf(asked);
  const commits = await log(repository.folder, ["--reverse", `${pull.baseSha}..${pull.headSha}`]);
  return listed(commits.slice(0, COMMITS_MAX).map((commit) => commitShown(asked.world.base, repository, commit)));
};

/** Pull requests that hold the commit: open ones, and merged ones whose merge made it. */
const listForCommit: Route = async (asked) => {
  const repository = repositoryOf(asked);
  const sha = found(await resolve(repository.folder, String(asked.params.commit_sha)));
  const holding: PullRequest[] = [];
  for (const issue of [...repository.issues.values()].filter(isPull)) {
    const commits = await log(repository.folder, [`${issue.pull.baseSha}..${issue.pull.headSha}`]);
    if (issue.pull.mergeSha === sha || commits.some((commit) => commit.sha === sha)) holding.push(issue);
  }
  return listed(holding.map((issue) => pullShown(asked.world.base, issue)));
};

export const pullRoutes: Readonly<Record<string, Route>> = {
  "pulls/get": get,
  "pulls/list": list,
  "pulls/list-commits": listCommits,
  "pulls/list-files": listFiles,
  "repos/list-pull-requests-associated-with-commit": listForCommit,
};

export const filesOf = ({ repository, pull }: PullRequest): Promise<FileDiff[]> => pullDiff(repository.folder, pull.baseSha, pull.headSha);

export async function countsOf(issue: PullRequest): Promise<Counts> {
  const { repository, pull } = issue;
  const files = await filesOf(issue);
  const commits = await log(repository.folder, [`${pull.baseSha}..${pull.headSha}`]);
  const sum = (of: (file: FileDiff) => number): number => files.reduce((total, file) => total + of(file), 0);
  return {
    additions: sum((file) => file.additions),
    deletions: sum((file) => file.deletions),
    files: files.length,
    commits: commits.length,
  };
}
