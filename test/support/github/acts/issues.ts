// What people do with issues: open, edit, label, comment, close, reopen. Labels and comments also on pull requests.
import { addLabel, editComment, emitIssue, newComment, newIssue } from "../rest/routes/issues.ts";
import { labelShown } from "../shown/issue.ts";
import { type Comment, type Issue, isPull, type Person, person, type Repository } from "../state.ts";
import type { World } from "../world.ts";
import { emitPull } from "./pull-news.ts";

export type IssueText = { readonly title: string; readonly body: string; readonly author?: string; readonly labels?: readonly string[] };

export function issueActs(world: World) {
  const who = (login: string | undefined, repository: Repository): Person =>
    login === undefined ? repository.owner : person(world.state, login);

  /** Opened, then labelled, one webhook each, as the form on GitHub does. */
  const openIssue = async (repository: Repository, plan: IssueText): Promise<Issue> => {
    const author = who(plan.author, repository);
    const issue = newIssue(world, repository, { author, title: plan.title, body: plan.body, labels: [] });
    emitIssue(world, issue, "opened", author);
    for (const label of plan.labels ?? []) addLabel(world, issue, label, author);
    await world.webhooks.settled();
    return issue;
  };

  const labelIssue = async (issue: Issue, label: string, by?: string): Promise<void> => {
    const sender = who(by, issue.repository);
    addLabel(world, issue, label, sender);
    if (isPull(issue)) await emitPull(world, issue, "labeled", sender, { label: labelShown(world.base, issue.repository, label) });
    await world.webhooks.settled();
  };

  const unlabelIssue = async (issue: Issue, label: string, by?: string): Promise<void> => {
    issue.labels = issue.labels.filter((one) => one !== label);
    const more = { label: labelShown(world.base, issue.repository, label) };
    const sender = who(by, issue.repository);
    if (isPull(issue)) await emitPull(world, issue, "unlabeled", sender, more);
    else emitIssue(world, issue, "unlabeled", sender, more);
    await world.webhooks.settled();
  };

  const editIssue = async (issue: Issue, text: { readonly title?: string; readonly body?: string }, by?: string): Promise<void> => {
    const changes = {
      ...(text.title === undefined ? {} : { title: { from: issue.title } }),
      ...(text.body === undefined ? {} : { body: { from: issue.body ?? "" } }),
    };
    Object.assign(issue, text, { updatedAt: world.state.now() });
    if (isPull(issue)) await emitPull(world, issue, "edited", who(by, issue.repository), { changes });
    else emitIssue(world, issue, "edited", who(by, issue.repository), { changes });
    await world.webhooks.settled();
  };

  const comment = async (issue: Issue, login: string, body: string): Promise<Comment> => {
    const made = newComment(world, issue, person(world.state, login), body);
    await world.webhooks.settled();
    return made;
  };

  const changeComment = async (made: Comment, body: string, by?: string): Promise<void> => {
    editComment(world, made, body, by === undefined ? made.author : person(world.state, by));
    await world.webhooks.settled();
  };

  const close = (issue: Issue, by?: string): Promise<void> => closeIssue(world, issue, who(by, issue.repository));

  const reopen = async (issue: Issue, by?: string): Promise<void> => {
    Object.assign(issue, { state: "open", closedAt: null, closedBy: null });
    emitIssue(world, issue, "reopened", who(by, issue.repository));
    await world.webhooks.settled();
  };

  return { openIssue, labelIssue, unlabelIssue, editIssue, comment, changeComment, closeIssue: close, reopenIssue: reopen };
}

export async function closeIssue(world: World, issue: Issue, by: Person): Promise<void> {
  Object.assign(issue, { state: "closed", closedAt: world.state.now(), closedBy: by, updatedAt: world.state.now() });
  emitIssue(world, issue, "closed", by);
  await world.webhooks.settled();
}
