// What people do with repositories: make them, fork them, push to them.
import { join } from "node:path";
import { type CommitPlan, writeHistory } from "../git/history.ts";
import { copyRefs, fileAt, isAncestor, log, makeBare, resolve, setRef, tip } from "../git/repository.ts";
import { suiteFor } from "../rest/routes/checks.ts";
import { nodeId, repositoryPage, type Shown } from "../shown/address.ts";
import { appShown } from "../shown/app.ts";
import { checkSuiteShown } from "../shown/check.ts";
import { fullName, isPull, type Person, type PullRequest, person, type Repository, type Role } from "../state.ts";
import type { World } from "../world.ts";
import { emitPull } from "./pull-news.ts";

export type RepositoryPlan = {
  readonly owner: string;
  readonly name: string;
  readonly ownerType?: Person["type"];
  readonly private?: boolean;
  readonly defaultBranch?: string;
  readonly history?: readonly CommitPlan[];
  readonly roles?: Readonly<Record<string, Role>>;
  readonly firstNumber?: number;
};
export type PushPlan = Omit<CommitPlan, "branch"> & { readonly by?: string };

const NOTHING = "0".repeat(40);

export function repositoryActs(world: World) {
  const addRepository = async (plan: RepositoryPlan): Promise<Repository> => {
    const { owner, name, defaultBranch = "main" } = plan;
    const folder = join(world.folder, owner, `${name}.git`);
    await makeBare(folder, defaultBranch);
    if (plan.history !== undefined) await writeHistory(folder, plan.history);
    return register(world, { ...plan, defaultBranch }, folder, undefined);
  };

  const fork = async (origin: Repository, owner: string): Promise<Repository> => {
    const folder = join(world.folder, owner, `${origin.name}.git`);
    await makeBare(folder, origin.defaultBranch);
    await copyRefs(folder, origin.folder, ["+refs/heads/*:refs/heads/*"]);
    return register(world, { owner, name: origin.name, private: origin.private, defaultBranch: origin.defaultBranch }, folder, origin);
  };

  /** Commits on a branch and sends what a push sends. Returns the new tip. */
  const push = async (repository: Repository, branch: string, plan: PushPlan): Promise<string> => {
    const before = (await resolve(repository.folder, `refs/heads/${branch}`)) ?? NOTHING;
    const { by, ...commit } = plan;
    await writeHistory(repository.folder, [{ ...commit, branch }]);
    return pushed(world, repository, branch, before, person(world.state, by ?? repository.owner.login));
  };

  /** Moves a branch to a commit that is already there: a force push, or a branch made by hand. */
  const moveBranch = async (repository: Repository, branch: string, sha: string, by?: string): Promise<string> => {
    const before = (await resolve(repository.folder, `refs/heads/${branch}`)) ?? NOTHING;
    await setRef(repository.folder, `refs/heads/${branch}`, sha);
    return pushed(world, repository, branch, before, person(world.state, by ?? repository.owner.login));
  };

  const setRole = (repository: Repository, login: string, role: Role): void => {
    person(world.state, login);
    repository.roles.set(login, role);
  };

  const textOf = (repository: Repository, revision: string, path: string): Promise<string | undefined> =>
    fileAt(repository.folder, revision, path);

  return { addRepository, fork, push, moveBranch, setRole, textOf };
}

/** Tells of a branch that moved: push, check suite, and every pull request whose head it is. */
export async function pushed(world: World, repository: Repository, branch: string, before: string, sender: Person): Promise<string> {
  const after = await tip(repository.folder, branch);
  await world.webhooks.send({
    repository,
    event: "push",
    sender,
    parts: await pushParts(world, repository, { branch, before, after, sender }),
  });
  await requestSuite(world, repository, branch, after, sender);
  const open = world.state.repositories.flatMap((one) => [...one.issues.values()].filter(isPull)).filter((issue) => issue.state === "open");
  for (const issue of open)
    if (issue.pull.head.repository === repository && issue.pull.head.branch === branch)
      await synchronize(world, issue, before, after, sender);
  return after;
}

export async function requestSuite(world: World, repository: Repository, branch: string, sha: string, sender: Person): Promise<void> {
  const suite = suiteFor(world.state, repository, sha, branch);
  const parts = { check_suite: checkSuiteShown(world.base, repository, suite, appShown(world.base, world.app)) };
  await world.webhooks.send({ repository, event: "check_suite", action: "requested", sender, parts });
}

async function synchronize(world: World, issue: PullRequest, before: string, after: string, sender: Person): Promise<void> {
  await followHead(issue, after);
  issue.updatedAt = world.state.now();
  await emitPull(world, issue, "synchronize", sender, { before, after });
}

/** `refs/pull/N/head` lives in the base repository, also for forks. */
export async function followHead(issue: PullRequest, sha: string): Promise<void> {
  const { repository, pull } = issue;
  if (pull.head.repository !== repository)
    await copyRefs(repository.folder, pull.head.repository.folder, [`+refs/heads/${pull.head.branch}:refs/pull/${issue.number}/head`]);
  else await setRef(repository.folder, `refs/pull/${issue.number}/head`, sha);
  pull.headSha = sha;
  pull.baseSha = await tip(repository.folder, pull.base.branch);
}

function register(
  world: World,
  plan: RepositoryPlan & { readonly defaultBranch: string },
  folder: string,
  forkOf: Repository | undefined,
): Repository {
  const roles = new Map(Object.entries(plan.roles ?? {}));
  for (const login of roles.keys()) person(world.state, login);
  const repository: Repository = {
    id: world.state.nextId(),
    owner: person(world.state, plan.owner, plan.ownerType ?? "User"),
    name: plan.name,
    private: plan.private ?? true,
    defaultBranch: plan.defaultBranch,
    firstNumber: plan.firstNumber ?? 1,
    ...{ folder, forkOf, roles, issues: new Map(), suites: [], checkRuns: [] },
  };
  world.state.repositories.push(repository);
  return repository;
}

type Moved = { readonly branch: string; readonly before: string; readonly after: string; readonly sender: Person };

async function pushParts(world: World, repository: Repository, { branch, before, after, sender }: Moved): Promise<Shown> {
  const range = before === NOTHING ? ["-1", after] : ["--reverse", `${before}..${after}`];
  const commits = (await log(repository.folder, range)).map((commit) => ({
    ...{ id: commit.sha, tree_id: commit.tree, distinct: true, message: commit.message, timestamp: commit.committer.date },
    ...{ url: `${repositoryPage(world.base, repository)}/commit/${commit.sha}`, author: commit.author, committer: commit.committer },
    ...{ added: [], removed: [], modified: [] },
  }));
  return {
    ref: `refs/heads/${branch}`,
    ...{ before, after, created: before === NOTHING, deleted: false, base_ref: null },
    forced: before !== NOTHING && !(await isAncestor(repository.folder, before, after)),
    compare: `${repositoryPage(world.base, repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: { name: sender.login, email: `${sender.login}@example.com` },
    repository: { node_id: nodeId("R", repository.id), full_name: fullName(repository) },
  };
}
