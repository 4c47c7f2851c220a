// What people do with pull requests: open, push, close, reopen, make ready, merge, answer a review comment.
import { invariant } from "#ground/bug.ts";
import { joinCommit, log, resolve, setRef, tip } from "../git/repository.ts";
import { newComment } from "../rest/routes/issues.ts";
import { replyTo } from "../rest/routes/reviews.ts";
import {
  type Comment,
  fullName,
  nextNumber,
  type Person,
  type PullRequest,
  person,
  type Repository,
  type ReviewComment,
} from "../state.ts";
import type { World } from "../world.ts";
import { closeIssue } from "./issues.ts";
import { emitPull } from "./pull-news.ts";
import { followHead, type PushPlan, pushed, repositoryActs, requestSuite } from "./repositories.ts";

export type PullPlan = {
  readonly title: string;
  readonly head: string;
  readonly base?: string;
  readonly body?: string;
  readonly author?: string;
  readonly draft?: boolean;
  readonly labels?: readonly string[];
  /** The fork that holds the head branch. */
  readonly from?: Repository;
};
export type RecordedPull = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly sha: string;
  readonly date: string;
};
export type MergePlan = { readonly by?: string; readonly squash?: boolean; readonly date?: string };

/** GitHub: "close, closes, closed, fix, fixes, fixed, resolve, resolves, resolved" before a number. */
const CLOSING = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)/gi;

export function pullActs(world: World) {
  const { state } = world;
  const { push } = repositoryActs(world);
  const who = (login: string | undefined, repository: Repository): Person =>
    login === undefined ? repository.owner : person(state, login);

  const openPull = async (repository: Repository, plan: PullPlan): Promise<PullRequest> => {
    const issue = await newPull(world, repository, plan, who(plan.author, repository));
    if (plan.from === undefined) await requestSuite(world, repository, plan.head, issue.pull.headSha, issue.author);
    await emitPull(world, issue, "opened", issue.author);
    return issue;
  };

  const pushToPull = (issue: PullRequest, plan: PushPlan): Promise<string> =>
    push(issue.pull.head.repository, issue.pull.head.branch, { by: issue.author.login, ...plan });

  const closePull = async (issue: PullRequest, by?: string): Promise<void> => {
    close(world, issue, who(by, issue.repository));
    await emitPull(world, issue, "closed", who(by, issue.repository));
  };

  const reopenPull = async (issue: PullRequest, by?: string): Promise<void> => {
    Object.assign(issue, { state: "open", closedAt: null, closedBy: null });
    await emitPull(world, issue, "reopened", who(by, issue.repository));
  };

  const markReady = async (issue: PullRequest, by?: string): Promise<void> => {
    issue.pull.draft = false;
    await emitPull(world, issue, "ready_for_review", who(by, issue.repository));
  };

  const mergePull = (issue: PullRequest, plan: MergePlan = {}): Promise<string> =>
    merge(world, issue, plan, who(plan.by, issue.repository));

  const replyToReview = (issue: PullRequest, comment: ReviewComment, login: string, body: string): ReviewComment =>
    replyTo(world, issue, comment, person(state, login), body);

  const commentOnPull = async (issue: PullRequest, login: string, body: string): Promise<Comment> => {
    const comment = newComment(world, issue, person(state, login), body);
    await world.webhooks.settled();
    return comment;
  };

  /** A pull request of the past, squashed into one commit, of which no webhook tells any more. */
  const recordPull = async (repository: Repository, past: RecordedPull): Promise<PullRequest> => {
    const { number, title, body, author, sha, date } = past;
    const issue = pullRecord(world, repository, { title, body, head: `past-${number}` }, { number, author: who(author, repository) });
    const parent = (await resolve(repository.folder, `${sha}^`)) ?? sha;
    Object.assign(issue, { createdAt: date, updatedAt: date, state: "closed", closedAt: date, closedBy: issue.author });
    Object.assign(issue.pull, { headSha: sha, baseSha: parent, mergeSha: sha, mergedAt: date, mergedBy: issue.author });
    await setRef(repository.folder, `refs/pull/${number}/head`, sha);
    return issue;
  };

  return { openPull, recordPull, pushToPull, closePull, reopenPull, markReady, mergePull, replyToReview, commentOnPull };
}

async function newPull(world: World, repository: Repository, plan: PullPlan, author: Person): Promise<PullRequest> {
  const issue = pullRecord(world, repository, plan, { number: nextNumber(repository), author });
  await followHead(issue, await tip(issue.pull.head.repository.folder, issue.pull.head.branch));
  return issue;
}

function pullRecord(
  world: World,
  repository: Repository,
  plan: PullPlan,
  { number, author }: { readonly number: number; readonly author: Person },
): PullRequest {
  const head = { repository: plan.from ?? repository, branch: plan.head };
  const now = world.state.now();
  const issue: PullRequest = {
    ...{
      id: world.state.nextId(),
      number,
      repository,
      author,
      title: plan.title,
      body: plan.body ?? null,
      labels: [...(plan.labels ?? [])],
    },
    ...{ state: "open", closedAt: null, closedBy: null, createdAt: now, updatedAt: now, comments: [] },
    pull: {
      ...{ head, base: { branch: plan.base ?? repository.defaultBranch }, headSha: "", baseSha: "", draft: plan.draft ?? false },
      ...{ mergedAt: null, mergedBy: null, mergeSha: null, reviews: [], reviewComments: [] },
    },
  };
  repository.issues.set(number, issue);
  return issue;
}

function close(world: World, issue: PullRequest, by: Person): void {
  Object.assign(issue, { state: "closed", closedAt: world.state.now(), closedBy: by, updatedAt: world.state.now() });
}

async function closeNamed(world: World, repository: Repository, text: string, by: Person): Promise<void> {
  for (const number of new Set([...text.matchAll(CLOSING)].map((match) => Number(match[1])))) {
    const named = repository.issues.get(number);
    if (named !== undefined && named.pull === undefined && named.state === "open") await closeIssue(world, named, by);
  }
}

/** Merges, tells so, and closes the issues that the text of the pull request or its commits says are fixed. */
async function merge(world: World, issue: PullRequest, plan: MergePlan, by: Person): Promise<string> {
  const { repository, pull } = issue;
  const [base, head] = [await tip(repository.folder, pull.base.branch), pull.headSha];
  const commits = await log(repository.folder, [`${base}..${head}`]);
  const from = `${pull.head.repository.owner.login}/${pull.head.branch}`;
  const squash = plan.squash ?? false;
  const message = squash
    ? `${issue.title} (#${issue.number})\n\n${issue.body ?? ""}`
    : `Merge pull request #${issue.number} from ${from}\n\n${issue.title}`;
  const merged = await joinCommit(repository.folder, { base, head, message, date: plan.date ?? world.state.now(), squash });
  invariant(merged !== undefined, `${fullName(repository)}#${issue.number} has conflicts`);
  await setRef(repository.folder, `refs/heads/${pull.base.branch}`, merged);
  close(world, issue, by);
  Object.assign(pull, { mergedAt: world.state.now(), mergedBy: by, mergeSha: merged });
  await emitPull(world, issue, "closed", by);
  await pushed(world, repository, pull.base.branch, base, by);
  const text = [issue.title, issue.body ?? "", ...commits.map((commit) => commit.message)].join("\n");
  if (pull.base.branch === repository.defaultBranch) await closeNamed(world, repository, text, by);
  return merged;
}
