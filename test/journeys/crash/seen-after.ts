// What must be so on GitHub when everything has calmed down, whatever happened before. Returns what is not.
import type { StandIn } from "../../support/github/stand-in.ts";
import type { Comment, Issue, PullRequest, Repository } from "../../support/github/state.ts";
import type { Done } from "./acts.ts";

export function faultsSeen(standIn: StandIn, repository: Repository, done: Done): string[] {
  const ours = (issue: Issue): Comment[] => issue.comments.filter((comment) => comment.author === standIn.app.bot);
  return [
    ...runFaults(repository),
    ...done.broken.flatMap((pull) => pullFaults(pull, ours(pull))),
    ...[...repository.issues.values()].flatMap((issue) => twice(issue, ours(issue))),
    ...done.scenarios.flatMap((issue) => missing(`the scenario #${issue.number}`, ours(issue), "kind=reply key=scenario ")),
    ...done.incidents.flatMap((issue) => missing(`the incident #${issue.number}`, ours(issue), "kind=reply key=incident ")),
    ...done.questions.flatMap((one) => missing(`the question ${one.id}`, ours(one.issue), `kind=reply key=command-${one.id} `)),
    ...standIn.violations,
  ];
}

function runFaults(repository: Repository): string[] {
  const heads = new Map<string, number>();
  for (const run of repository.checkRuns) heads.set(run.headSha, (heads.get(run.headSha) ?? 0) + 1);
  return [
    ...[...heads].flatMap(([head, count]) => (count === 1 ? [] : [`${count} check runs on ${head.slice(0, 7)}`])),
    ...repository.checkRuns.flatMap((run) =>
      run.status === "completed" ? [] : [`the check run on ${run.headSha.slice(0, 7)} is left ${run.steps.join(" | ")}`],
    ),
  ];
}

function pullFaults({ number, repository, pull }: PullRequest, comments: readonly Comment[]): string[] {
  const run = repository.checkRuns.find((one) => one.headSha === pull.headSha);
  const sticky = comments.filter((comment) => comment.body.includes("kind=sticky"));
  return [
    ...(run === undefined ? [`#${number} has no check run on its head`] : []),
    ...(run?.conclusion === "cancelled" ? [`#${number} has no verdict on its head`] : []),
    ...(/failed, not your change/.test(run?.title ?? "") ? [`#${number}: ${run?.title}`] : []),
    ...(pull.reviews.length === 1 && pull.reviewComments.length === 1
      ? []
      : [`#${number} has ${pull.reviews.length} reviews with ${pull.reviewComments.length} comments`]),
    ...(sticky.length === 1 ? [] : [`#${number} has ${sticky.length} sticky comments`]),
  ];
}

/** Each of our comments carries a mark of what it is; none stands twice in a conversation. */
function twice(issue: Issue, comments: readonly Comment[]): string[] {
  const marks = comments.map((comment) => /<!-- foretrace:\S+ [^>]*-->/.exec(comment.body)?.[0] ?? "no mark");
  return marks.filter((mark, at) => marks.indexOf(mark) !== at).map((mark) => `#${issue.number} says twice: ${mark}`);
}

const missing = (what: string, comments: readonly Comment[], mark: string): string[] =>
  comments.some((comment) => comment.body.includes(mark)) ? [] : [`${what} was never answered`];
