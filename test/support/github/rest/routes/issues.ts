// Issues and the comments of issues and pull requests.
import { commentShown, issueShown, labelShown, reactionShown } from "../../shown/issue.ts";
import { type Comment, type Issue, isPull, nextNumber, type Person, type Repository } from "../../state.ts";
import type { World } from "../../world.ts";
import { type Asked, created, found, issueOf, listed, ok, type Route, repositoryOf } from "../answer.ts";

const get: Route = (asked) => ok(issueShown(asked.world.base, issueOf(asked)));

const list: Route = (asked) => {
  const { world, query } = asked;
  const labels = (query.get("labels") ?? "").split(",").filter(Boolean);
  const state = query.get("state") ?? "open";
  const matching = [...repositoryOf(asked).issues.values()]
    .filter((issue) => state === "all" || issue.state === state)
    .filter((issue) => labels.every((label) => issue.labels.includes(label)))
    .filter((issue) => issue.updatedAt >= (query.get("since") ?? ""))
    .filter((issue) => !query.has("creator") || issue.author.login === query.get("creator"));
  if (query.get("direction") !== "asc") matching.reverse();
  return listed(matching.map((issue) => issueShown(world.base, issue)));
};

const create: Route = (asked) => {
  const { world, body } = asked;
  const labels = ((body.labels ?? []) as (string | { name: string })[]).map((label) => (typeof label === "string" ? label : label.name));
  const issue = newIssue(world, repositoryOf(asked), {
    author: world.app.bot,
    title: String(body.title),
    body: (body.body as string) ?? null,
    labels,
  });
  emitIssue(world, issue, "opened", world.app.bot);
  return created(issueShown(world.base, issue));
};

const addLabels: Route = (asked) => {
  const { world } = asked;
  const issue = issueOf(asked);
  const wanted = asked.body.labels as (string | { name: string })[];
  for (const label of wanted) addLabel(world, issue, typeof label === "string" ? label : label.name, world.app.bot);
  return ok(issue.labels.map((name) => labelShown(world.base, issue.repository, name)));
};

const createComment: Route = (asked) => {
  const { world } = asked;
  const comment = newComment(world, issueOf(asked), world.app.bot, String(asked.body.body));
  return created(commentShown(world.base, comment));
};

const updateComment: Route = (asked) => {
  const { world } = asked;
  const comment = commentOf(asked);
  editComment(world, comment, String(asked.body.body), world.app.bot);
  return ok(commentShown(world.base, comment));
};

const getComment: Route = (asked) => ok(commentShown(asked.world.base, commentOf(asked)));

const listComments: Route = (asked) => {
  const since = asked.query.get("since") ?? "";
  return listed(
    issueOf(asked)
      .comments.filter((comment) => comment.updatedAt >= since)
      .map((comment) => commentShown(asked.world.base, comment)),
  );
};

const react: Route = (asked) => {
  const { world } = asked;
  const comment = commentOf(asked);
  const content = String(asked.body.content);
  const known = comment.reactions.find((reaction) => reaction.content === content && reaction.author === world.app.bot);
  if (known !== undefined) return ok(reactionShown(world.base, known));
  const reaction = { id: world.state.nextId(), content, author: world.app.bot, at: world.state.now() };
  comment.reactions.push(reaction);
  return created(reactionShown(world.base, reaction));
};

export const issueRoutes: Readonly<Record<string, Route>> = {
  "issues/add-labels": addLabels,
  "issues/create": create,
  "issues/create-comment": createComment,
  "issues/get": get,
  "issues/get-comment": getComment,
  "issues/list-comments": listComments,
  "issues/list-for-repo": list,
  "issues/update-comment": updateComment,
  "reactions/create-for-issue-comment": react,
};

export type IssuePlan = {
  readonly author: Person;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
};

export function newIssue(world: World, repository: Repository, plan: IssuePlan): Issue {
  const now = world.state.now();
  const issue: Issue = {
    ...{
      id: world.state.nextId(),
      number: nextNumber(repository),
      repository,
      author: plan.author,
      title: plan.title,
      body: plan.body,
    },
    ...{
      labels: [...plan.labels],
      state: "open",
      closedAt: null,
      closedBy: null,
      createdAt: now,
      updatedAt: now,
      comments: [],
      pull: undefined,
    },
  };
  repository.issues.set(issue.number, issue);
  return issue;
}

export function newComment(world: World, issue: Issue, author: Person, body: string): Comment {
  const now = world.state.now();
  const comment: Comment = {
    id: world.state.nextId(),
    issue,
    author,
    body,
    createdAt: now,
    updatedAt: now,
    versions: [body],
    reactions: [],
  };
  issue.comments.push(comment);
  issue.updatedAt = now;
  emitComment(world, comment, "created", author);
  return comment;
}

export function editComment(world: World, comment: Comment, body: string, editor: Person): void {
  if (comment.body !== body) comment.versions.push(body);
  comment.body = body;
  comment.updatedAt = world.state.now();
  emitComment(world, comment, "edited", editor);
}

export function addLabel(world: World, issue: Issue, label: string, sender: Person): void {
  if (issue.labels.includes(label)) return;
  issue.labels.push(label);
  issue.updatedAt = world.state.now();
  emitIssue(world, issue, "labeled", sender, { label: labelShown(world.base, issue.repository, label) });
}

/** Labels of pull requests are pull_request events; everything else here is an issues event. */
export function emitIssue(world: World, issue: Issue, action: string, sender: Person, more: Record<string, unknown> = {}): void {
  if (isPull(issue)) return;
  world.webhooks.emit({
    repository: issue.repository,
    event: "issues",
    action,
    sender,
    parts: { issue: issueShown(world.base, issue), ...more },
  });
}

function emitComment(world: World, comment: Comment, action: string, sender: Person): void {
  const parts = { issue: issueShown(world.base, comment.issue), comment: commentShown(world.base, comment) };
  world.webhooks.emit({ repository: comment.issue.repository, event: "issue_comment", action, sender, parts });
}

function commentOf(asked: Asked): Comment {
  const comments = [...repositoryOf(asked).issues.values()].flatMap((issue) => issue.comments);
  return found(comments.find((comment) => comment.id === Number(asked.params.comment_id)));
}
