// What a reviewer would see, as plain text: checks with their titles, the check run, annotations, conversation, review comments.
import { placeOf } from "./place.ts";
import { type CheckRun, type Comment, type Issue, isPull, type PullRequest, type Repository, type ReviewComment } from "./state.ts";

const WIDTH = 110;

/** A pull request or an issue as its page shows it. Parts that are empty are not shown. */
export async function pageText(issue: Issue): Promise<string> {
  const kind = isPull(issue) ? "Pull request" : "Issue";
  const labels = issue.labels.length === 0 ? "" : ` [${issue.labels.join(", ")}]`;
  const parts = [
    `${kind} #${issue.number}: ${issue.title}${labels}`,
    "=".repeat(WIDTH),
    stateLine(issue),
    indented(visible(issue.body ?? "")),
  ];
  if (isPull(issue)) parts.push(...checksOf(issue).map(checkText), ...(await reviewTexts(issue)));
  parts.push(...issue.comments.map(commentText));
  return `${parts.filter((part) => part.trim() !== "").join("\n\n")}\n`;
}

/** The newest check run of each name on the head of the pull request. */
export function checksOf({ repository, pull }: PullRequest): CheckRun[] {
  return checksAt(repository, pull.headSha);
}

export function checksAt(repository: Repository, sha: string): CheckRun[] {
  const runs = repository.checkRuns.filter((run) => run.headSha === sha);
  return runs.filter((run, at) => !runs.slice(at + 1).some((later) => later.name === run.name));
}

export function checkText(run: CheckRun): string {
  const notes = run.annotations.map((note) => {
    const lines = note.start_line === note.end_line ? `${note.start_line}` : `${note.start_line}-${note.end_line}`;
    const raw = note.raw_details === undefined ? [] : [indented(note.raw_details, 6)];
    return [`  ${note.path}:${lines} [${note.annotation_level}] ${note.title ?? ""}`, indented(note.message, 4), ...raw].join("\n");
  });
  return [
    section(`Check ${run.name}: ${run.conclusion ?? run.status}`),
    `  ${run.title ?? "(no title)"}`,
    indented(visible(run.summary ?? "")),
    indented(visible(run.text ?? "")),
    ...(run.actions.length === 0
      ? []
      : [`  Buttons: ${run.actions.map((action) => `[${action.label}] ${action.description}`).join("  ")}`]),
    `  Details: ${run.detailsUrl}`,
    ...(notes.length === 0 ? [] : ["  Annotations:", ...notes]),
  ]
    .filter((part) => part.trim() !== "")
    .join("\n");
}

async function reviewTexts(issue: PullRequest): Promise<string[]> {
  const texts: string[] = [];
  for (const review of issue.pull.reviews) {
    const comments = issue.pull.reviewComments.filter((comment) => comment.reviewId === review.id);
    texts.push(
      [
        section(`Review by ${review.author.login}`),
        indented(visible(review.body)),
        ...(await Promise.all(comments.map((one) => reviewCommentText(issue, one)))),
      ]
        .filter((part) => part.trim() !== "")
        .join("\n"),
    );
  }
  return texts;
}

async function reviewCommentText(issue: PullRequest, comment: ReviewComment): Promise<string> {
  const { line, startLine } = await placeOf(issue, comment);
  const where =
    line === undefined && comment.subject === "line"
      ? `${comment.line} (outdated)`
      : `${startLine === undefined ? "" : `${startLine}-`}${line ?? "file"}`;
  const hunk = comment.diffHunk
    .split("\n")
    .slice(-4)
    .map((text) => `    | ${text}`)
    .join("\n");
  const reply = comment.inReplyTo === undefined ? "" : " (reply)";
  return [
    `  ${comment.path}:${where} ${comment.author.login}${reply}`,
    comment.inReplyTo === undefined ? hunk : "",
    indented(visible(comment.body), 4),
  ]
    .filter((part) => part.trim() !== "")
    .join("\n");
}

function commentText(comment: Comment): string {
  const edits = comment.versions.length === 1 ? "" : `, edited ${comment.versions.length - 1} times`;
  const reactions = comment.reactions.length === 0 ? "" : ` [${comment.reactions.map((reaction) => reaction.content).join(" ")}]`;
  return `${section(`Comment by ${comment.author.login}${edits}${reactions}`)}\n${indented(visible(comment.body))}`;
}

function stateLine(issue: Issue): string {
  if (!isPull(issue)) return `  ${issue.state}, opened by ${issue.author.login}`;
  const { pull } = issue;
  const state = pull.mergedAt !== null ? "merged" : pull.draft ? "draft" : issue.state;
  return `  ${state}, ${issue.author.login} wants to merge ${pull.head.branch} (${pull.headSha.slice(0, 7)}) into ${pull.base.branch}`;
}

const section = (title: string): string => `-- ${title} ${"-".repeat(Math.max(3, WIDTH - title.length - 4))}`;
/** Hidden markers are not seen by a reader. */
const visible = (text: string): string => text.replace(/<!--[\s\S]*?-->\n?/g, "").trim();
const indented = (text: string, by = 2): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : `${" ".repeat(by)}${line}`))
    .join("\n");
