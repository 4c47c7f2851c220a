// Reviews and review comments. A comment must stand on a line that the difference shows; one that does not loses the whole review.
import { hunkOf, hunkUpTo, pullDiff } from "../../git/diff.ts";
import { isAncestor } from "../../git/repository.ts";
import { placeOf } from "../../place.ts";
import type { Shown } from "../../shown/address.ts";
import { pullShown, reviewCommentShown, reviewShown } from "../../shown/pull.ts";
import { isPull, type Person, type PullRequest, type Review, type ReviewComment, type Side } from "../../state.ts";
import type { World } from "../../world.ts";
import { created, found, listed, ok, pullOf, type Route, repositoryOf } from "../answer.ts";
import { Refused } from "../refused.ts";

const createReview: Route = async (asked) => {
  const { world, body } = asked;
  const issue = pullOf(asked);
  const commitSha = String(body.commit_id ?? issue.pull.headSha);
  const wanted = (body.comments ?? []) as Wanted[];
  const places = await Promise.all(wanted.map((comment) => placed(issue, commitSha, comment)));
  if (places.includes(undefined)) throw new Refused(422, "Unprocessable Entity", ["Line could not be resolved"]);
  const now = world.state.now();
  const review: Review = { id: world.state.nextId(), author: world.app.bot, body: String(body.body ?? ""), commitSha, submittedAt: now };
  issue.pull.reviews.push(review);
  for (const place of places) if (place !== undefined) addComment(world, issue, { ...place, reviewId: review.id, author: world.app.bot });
  const parts = { review: reviewShown(world.base, issue, review), ...pullParts(world, issue) };
  world.webhooks.emit({ repository: issue.repository, event: "pull_request_review", action: "submitted", sender: world.app.bot, parts });
  return ok(reviewShown(world.base, issue, review));
};

const createComment: Route = async (asked) => {
  const { world, body } = asked;
  const issue = pullOf(asked);
  const place = await placed(issue, String(body.commit_id), body as Wanted);
  if (place === undefined)
    throw new Refused(422, "Validation Failed", [
      { resource: "PullRequestReviewComment", code: "invalid", field: "pull_request_review_thread.line", message: "could not be resolved" },
    ]);
  const comment = addComment(world, issue, { ...place, reviewId: emptyReview(world, issue, place.commitSha), author: world.app.bot });
  return created(await shown(world, issue, comment));
};

const reply: Route = async (asked) => {
  const { world } = asked;
  const issue = pullOf(asked);
  const first = found(issue.pull.reviewComments.find((comment) => comment.id === Number(asked.params.comment_id)));
  if (first.inReplyTo !== undefined) throw new Refused(422, "Validation Failed", ["in_reply_to must be the first comment of a thread"]);
  return created(await shown(world, issue, replyTo(world, issue, first, world.app.bot, String(asked.body.body))));
};

const updateComment: Route = async (asked) => {
  const { world } = asked;
  for (const issue of [...repositoryOf(asked).issues.values()].filter(isPull)) {
    const comment = issue.pull.reviewComments.find((one) => one.id === Number(asked.params.comment_id));
    if (comment === undefined) continue;
    if (comment.author !== world.app.bot) throw new Refused(403, "Resource not accessible by integration");
    comment.body = String(asked.body.body);
    comment.versions.push(comment.body);
    comment.updatedAt = world.state.now();
    return ok(await shown(world, issue, comment));
  }
  throw new Refused(404, "Not Found");
};

const listComments: Route = async (asked) => {
  const issue = pullOf(asked);
  return listed(await Promise.all(issue.pull.reviewComments.map((comment) => shown(asked.world, issue, comment))));
};

const listReviews: Route = (asked) => {
  const issue = pullOf(asked);
  return listed(issue.pull.reviews.map((review) => reviewShown(asked.world.base, issue, review)));
};

export const reviewRoutes: Readonly<Record<string, Route>> = {
  "pulls/create-reply-for-review-comment": reply,
  "pulls/create-review": createReview,
  "pulls/create-review-comment": createComment,
  "pulls/list-review-comments": listComments,
  "pulls/list-reviews": listReviews,
  "pulls/update-review-comment": updateComment,
};

export function replyTo(world: World, issue: PullRequest, first: ReviewComment, author: Person, body: string): ReviewComment {
  const { path, commitSha, subject, line, startLine, side, startSide, diffHunk } = first;
  const reviewId = emptyReview(world, issue, commitSha, author);
  return addComment(world, issue, {
    path,
    commitSha,
    subject,
    line,
    startLine,
    side,
    startSide,
    diffHunk,
    body,
    reviewId,
    author,
    inReplyTo: first.id,
  });
}

type Wanted = {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: Side;
  readonly start_line?: number;
  readonly start_side?: Side;
  readonly subject_type?: "line" | "file";
};
type Placed = Pick<ReviewComment, "path" | "commitSha" | "subject" | "line" | "startLine" | "side" | "startSide" | "diffHunk" | "body">;

/** Where the comment would stand, or nothing when the difference does not show that line. */
async function placed(issue: PullRequest, commitSha: string, wanted: Wanted): Promise<Placed | undefined> {
  const { repository, pull } = issue;
  if (commitSha !== pull.headSha && !(await isAncestor(repository.folder, commitSha, pull.headSha)))
    throw new Refused(422, "Unprocessable Entity", ["commit_id is not part of the pull request"]);
  const file = (await pullDiff(repository.folder, pull.baseSha, commitSha)).find((one) => one.path === wanted.path);
  if (file === undefined) return undefined;
  const { path, body, line, side = "RIGHT", start_line: startLine, start_side: startSide } = wanted;
  if (wanted.subject_type === "file")
    return { path, commitSha, subject: "file", line: undefined, startLine: undefined, side, startSide: undefined, diffHunk: "", body };
  if (line === undefined) return undefined;
  const at = hunkOf(file, side, line);
  const hunk = file.hunks[at];
  if (hunk === undefined || (startLine !== undefined && hunkOf(file, startSide ?? side, startLine) !== at)) return undefined;
  return {
    path,
    commitSha,
    subject: "line",
    line,
    startLine,
    side,
    startSide: startLine === undefined ? undefined : (startSide ?? side),
    diffHunk: hunkUpTo(hunk, side, line),
    body,
  };
}

type NewComment = Placed & { readonly reviewId: number; readonly author: Person; readonly inReplyTo?: number };

function addComment(world: World, issue: PullRequest, made: NewComment): ReviewComment {
  const now = world.state.now();
  const comment: ReviewComment = {
    inReplyTo: undefined,
    ...made,
    id: world.state.nextId(),
    createdAt: now,
    updatedAt: now,
    versions: [made.body],
  };
  issue.pull.reviewComments.push(comment);
  const parts = {
    comment: reviewCommentShown(world.base, issue, comment, { line: comment.line, startLine: comment.startLine }),
    ...pullParts(world, issue),
  };
  world.webhooks.emit({
    repository: issue.repository,
    event: "pull_request_review_comment",
    action: "created",
    sender: made.author,
    parts,
  });
  return comment;
}

/** Single comments and replies stand in a review of their own, without text. */
function emptyReview(world: World, issue: PullRequest, commitSha: string, author: Person = world.app.bot): number {
  const review: Review = { id: world.state.nextId(), author, body: "", commitSha, submittedAt: world.state.now() };
  issue.pull.reviews.push(review);
  return review.id;
}

async function shown(world: World, issue: PullRequest, comment: ReviewComment): Promise<Shown> {
  return reviewCommentShown(world.base, issue, comment, await placeOf(issue, comment));
}

const pullParts = (world: World, issue: PullRequest): Shown => ({ pull_request: pullShown(world.base, issue) });
