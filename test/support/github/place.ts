// Where a review comment stands now: it follows its line through later pushes, and is outdated once that line was changed.
import { followLine, hunkOf, plainDiff, pullDiff } from "./git/diff.ts";
import type { Place } from "./shown/pull.ts";
import type { PullRequest, ReviewComment } from "./state.ts";

const NOWHERE: Place = { line: undefined, startLine: undefined };

export async function placeOf({ repository, pull }: PullRequest, comment: ReviewComment): Promise<Place> {
  if (comment.line === undefined || comment.commitSha === pull.headSha) return { line: comment.line, startLine: comment.startLine };
  if (comment.side === "LEFT") return NOWHERE;
  const since = (await plainDiff(repository.folder, comment.commitSha, pull.headSha)).find(
    (file) => (file.previousPath ?? file.path) === comment.path,
  );
  const line = followLine(since, comment.line);
  const startLine = comment.startLine === undefined ? undefined : followLine(since, comment.startLine);
  if (line === undefined || (comment.startLine !== undefined && startLine === undefined)) return NOWHERE;
  const file = (await pullDiff(repository.folder, pull.baseSha, pull.headSha)).find((one) => one.path === comment.path);
  return file !== undefined && hunkOf(file, "RIGHT", line) >= 0 ? { line, startLine } : NOWHERE;
}
