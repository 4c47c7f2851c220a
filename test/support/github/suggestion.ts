// The "Commit suggestion" button: puts a posted suggestion block in place of the lines it stands on, and pushes.
// It refuses where GitHub's page would grey the button out, so a test that presses it proves that it applies cleanly.
import { repositoryActs } from "./acts/repositories.ts";
import { fileAt } from "./git/repository.ts";
import { placeOf } from "./place.ts";
import type { PullRequest, ReviewComment } from "./state.ts";
import type { World } from "./world.ts";

export type Applied =
  | { readonly kind: "applied"; readonly sha: string; readonly before: string; readonly after: string }
  | { readonly kind: "refused"; readonly why: string };

/** The replacement lines of the first suggestion block, or nothing when the comment has none. */
export function suggestedLines(body: string): readonly string[] | undefined {
  const match = /^(`{3,}|~{3,})suggestion[^\n]*\n([\s\S]*?)^\1[ \t]*$/m.exec(body.replaceAll("\r\n", "\n"));
  if (match === null) return undefined;
  const text = match[2] ?? "";
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

export async function applySuggestion(world: World, issue: PullRequest, comment: ReviewComment, by: string): Promise<Applied> {
  const lines = suggestedLines(comment.body);
  if (lines === undefined) return refused("the comment has no suggestion");
  if (issue.state !== "open") return refused("the pull request is closed");
  if (comment.side === "LEFT") return refused("suggestions on deleted lines are not supported");
  const { line, startLine } = await placeOf(issue, comment);
  if (line === undefined) return refused("the suggestion is outdated");
  const before = await fileAt(issue.pull.head.repository.folder, issue.pull.headSha, comment.path);
  if (before === undefined) return refused("the file is gone");
  const after = replaced(before, startLine ?? line, line, lines);
  if (after === before) return refused("no changes were made to the code");
  const bot = comment.author;
  const message = `Update ${comment.path}\n\nCo-authored-by: ${bot.login} <${bot.id}+${bot.login}@users.noreply.github.com>`;
  const { push } = repositoryActs(world);
  const sha = await push(issue.pull.head.repository, issue.pull.head.branch, {
    message,
    files: { [comment.path]: after },
    by,
    author: { name: by, email: `${by}@example.com` },
  });
  return { kind: "applied", sha, before, after };
}

/** Lines are counted from one; the file keeps its own line ends. */
function replaced(text: string, first: number, last: number, lines: readonly string[]): string {
  const parts = text.split("\n");
  const ending = parts[first - 1]?.endsWith("\r") === true ? "\r" : "";
  parts.splice(first - 1, last - first + 1, ...lines.map((line) => line + ending));
  return parts.join("\n");
}

const refused = (why: string): Applied => ({ kind: "refused", why });
