// One review with few comments. A finding is said once, on whatever push it appears; when it is gone, its comment says so.
import type { Finding, Report } from "#report/report.ts";
import { code, count, fenced } from "#report/words.ts";
import type { Target } from "#tasks/ports.ts";
import type { Client } from "../client.ts";
import { commentBodyMax, reviewCommentsMax } from "../limits.ts";
import { findingMark, fingerprintIn, fitted } from "../markers.ts";
import { type Placed, placeFindings, type ShownLines, shownRanges } from "../place.ts";
import { asking } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";

type OwnComment = { readonly id: number; readonly body: string; readonly fingerprint: string };

export async function publishReview(client: Client, target: Target, report: Report): Promise<void> {
  const said = await ownComments(client, target);
  const current = new Set(report.findings.map((finding) => finding.fingerprint));
  for (const comment of said) if (!current.has(comment.fingerprint)) await closeComment(client, target, comment);
  const known = new Set(said.map((comment) => comment.fingerprint));
  const fresh = report.findings.filter((finding) => !known.has(finding.fingerprint));
  if (fresh.length === 0) return;
  const placed = placeFindings(fresh, await shownLines(client, target)).slice(0, reviewCommentsMax);
  if (placed.length === 0) return;
  const octokit = await client.octokit(target.repository);
  await asking("a review", () =>
    octokit.rest.pulls.createReview({
      ...ownerAndName(target.repository),
      pull_number: target.number,
      commit_id: target.head,
      event: "COMMENT",
      body: `${report.title}${fresh.length > placed.length ? `\n\n${count(fresh.length - placed.length, "more finding")} in the check run.` : ""}`,
      comments: placed.map(commentFor),
    }),
  );
}

function commentFor(placed: Placed): {
  path: string;
  line: number;
  side: "RIGHT";
  start_line?: number;
  start_side?: "RIGHT";
  body: string;
} {
  const body = fitted(bodyOf(placed), commentBodyMax, "");
  const anchor = { path: placed.path, line: placed.to, side: "RIGHT" as const, body };
  return placed.from === placed.to ? anchor : { ...anchor, start_line: placed.from, start_side: "RIGHT" };
}

function bodyOf({ finding, suggestion }: Placed): string {
  const first = `${code(finding.scenario)}: ${code(finding.before)} → ${code(finding.after)}`;
  const cause = finding.cause === null ? "" : `Cause: ${finding.cause.why}.`;
  const fix = suggestion === null ? unplacedFix(finding) : fenced(suggestion, "suggestion");
  return [first, cause, fix, proofLine(finding), findingMark(finding.fingerprint)].filter((part) => part !== "").join("\n\n");
}

/** A proved patch whose lines the diff does not show cannot be a suggestion; it is shown as code. */
const unplacedFix = (finding: Finding): string =>
  finding.patch === null
    ? ""
    : `At ${code(`${finding.patch.lines.path}:${finding.patch.lines.from}`)}:\n\n${fenced(finding.patch.lines.text, "")}`;

function proofLine(finding: Finding): string {
  const patch = finding.patch;
  if (patch === null) return "";
  const others =
    patch.proof.unchanged === 0 ? "no other scenario reaches these files" : `${count(patch.proof.unchanged, "other")} unchanged`;
  return `Proved by simulation (${patch.says}): ${patch.proof.repaired.map((title) => code(title)).join(", ")} holds again; ${others}.${patch.proof.notCovered === null ? "" : ` Not covered: ${patch.proof.notCovered}.`}`;
}

async function shownLines(client: Client, target: Target): Promise<ShownLines> {
  const octokit = await client.octokit(target.repository);
  const files = await asking("the files of the pull request", () =>
    octokit.paginate(octokit.rest.pulls.listFiles, { ...ownerAndName(target.repository), pull_number: target.number, per_page: 100 }),
  );
  return new Map(files.map((file) => [file.filename, shownRanges(file.patch ?? "")]));
}

async function ownComments(client: Client, target: Target): Promise<readonly OwnComment[]> {
  const octokit = await client.octokit(target.repository);
  const login = await client.ownLogin();
  const comments = await asking("the review comments", () =>
    octokit.paginate(octokit.rest.pulls.listReviewComments, {
      ...ownerAndName(target.repository),
      pull_number: target.number,
      per_page: 100,
    }),
  );
  return comments.flatMap((comment) => {
    const fingerprint = comment.user?.login === login ? fingerprintIn(comment.body) : null;
    return fingerprint === null ? [] : [{ id: comment.id, body: comment.body, fingerprint }];
  });
}

async function closeComment(client: Client, target: Target, comment: OwnComment): Promise<void> {
  if (comment.body.startsWith("Fixed in ")) return;
  const octokit = await client.octokit(target.repository);
  const body = `Fixed in ${target.head.slice(0, 7)}.\n\n${findingMark(comment.fingerprint)}`;
  await asking("a review comment", () =>
    octokit.rest.pulls.updateReviewComment({ ...ownerAndName(target.repository), comment_id: comment.id, body }),
  );
}
