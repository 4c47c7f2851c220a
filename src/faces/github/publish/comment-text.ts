// What a review comment says of one finding: the behaviour, the cause, the proved way out as a suggestion where one can stand.
import { proofLine } from "#report/finding-text.ts";
import type { Finding } from "#report/report.ts";
import { code, fenced } from "#report/words.ts";

/** `suggestion`: the lines that replace those commented on, each with its end; null where none can be applied. */
export function commentText(finding: Finding, suggestion: string | null): string {
  const behaviour = `${code(finding.scenario)}: ${code(finding.before)} → ${code(finding.after)}`;
  const cause = finding.cause === null ? "" : `Cause: ${finding.cause.why}.`;
  const fix = suggestion === null ? unplacedFix(finding) : suggestionBlock(suggestion);
  return [behaviour, cause, fix, proofLine(finding)].filter((part) => part !== "").join("\n\n");
}

/** An empty block deletes the lines; one with an empty line in it would leave an empty line. */
function suggestionBlock(lines: string): string {
  const longest = Math.max(2, ...[...lines.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}suggestion\n${lines}${fence}`;
}

/** A proved patch whose lines the diff does not show cannot be a suggestion; it is shown as code. */
function unplacedFix({ patch }: Finding): string {
  if (patch === null) return "";
  const { path, from, to, text } = patch.lines;
  const lines = code(from === to ? `${path}:${from}` : `${path}:${from}-${to}`);
  return text === "" ? `Fix: delete ${lines}.` : `Fix, in place of ${lines}:\n\n${fenced(text, "")}`;
}
