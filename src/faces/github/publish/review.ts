// One review with few comments. A finding is said once, on whatever push it appears.
import type { Report } from "#report/report.ts";
import { count, plain } from "#report/words.ts";
import type { Target } from "#tasks/ports.ts";
import type { Client } from "../client.ts";
import { commentBodyMax, reviewCommentsMax } from "../limits.ts";
import { findingMark, marked } from "../markers.ts";
import { type Placed, placeFindings, type ShownLines, shownRanges } from "../place.ts";
import { asking } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";
import { commentText } from "./comment-text.ts";
import { followUp, saidFindings } from "./said.ts";

export async function publishReview(client: Client, target: Target, report: Report): Promise<void> {
  const said = await saidFindings(client, target);
  for (const one of said) await followUp(client, target, report, one);
  const known = new Set(said.map((one) => one.fingerprint));
  const fresh = report.findings.filter((finding) => !known.has(finding.fingerprint));
  if (fresh.length === 0) return;
  const placed = placeFindings(fresh, await shownLines(client, target)).slice(0, reviewCommentsMax);
  if (placed.length === 0) return;
  const octokit = await client.octokit(target.repository);
  const more = fresh.length - placed.length;
  await asking("a review", () =>
    octokit.rest.pulls.createReview({
      ...ownerAndName(target.repository),
      pull_number: target.number,
      commit_id: target.head,
      event: "COMMENT",
      body: `${plain(report.title)}${more > 0 ? `\n\n${count(more, "more finding")} in the check run.` : ""}`,
      comments: placed.map(commentOn),
    }),
  );
}

type Anchored = { path: string; line: number; side: "RIGHT"; start_line?: number; start_side?: "RIGHT"; body: string };

function commentOn({ finding, path, from, to, suggestion }: Placed): Anchored {
  const body = marked(findingMark(finding.fingerprint), commentText(finding, suggestion), commentBodyMax);
  const anchor = { path, line: to, side: "RIGHT" as const, body };
  return from === to ? anchor : { ...anchor, start_line: from, start_side: "RIGHT" };
}

async function shownLines(client: Client, target: Target): Promise<ShownLines> {
  const octokit = await client.octokit(target.repository);
  const list = { ...ownerAndName(target.repository), pull_number: target.number, per_page: 100 };
  const files = await asking("the files of the pull request", () => octokit.paginate(octokit.rest.pulls.listFiles, list));
  return new Map(files.map((file) => [file.filename, shownRanges(file.patch ?? "")]));
}
