// What we said on earlier pushes, and what became of it. A comment is edited only when it is known to be no longer so, and
// never once a person has answered it.
import { fingerprintOf } from "#report/findings.ts";
import type { Report } from "#report/report.ts";
import type { Target } from "#tasks/ports.ts";
import type { Client } from "../client.ts";
import { commentBodyMax } from "../limits.ts";
import { findingIn, findingMark, marked } from "../markers.ts";
import { asking } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";
import { commentText } from "./comment-text.ts";

export type Said = { readonly id: number; readonly fingerprint: string; readonly settled: boolean; readonly answered: boolean };

export async function saidFindings(client: Client, target: Target): Promise<readonly Said[]> {
  const octokit = await client.octokit(target.repository);
  const login = await client.ownLogin();
  const list = { ...ownerAndName(target.repository), pull_number: target.number, per_page: 100 };
  const comments = await asking("the review comments", () => octokit.paginate(octokit.rest.pulls.listReviewComments, list));
  const answered = new Set(comments.filter((comment) => comment.user?.login !== login).map((comment) => comment.in_reply_to_id));
  return comments.flatMap((comment) => {
    const mark = comment.user?.login === login ? findingIn(comment.body) : null;
    return mark === null ? [] : [{ id: comment.id, ...mark, answered: answered.has(comment.id) }];
  });
}

export async function followUp(client: Client, target: Target, report: Report, said: Said): Promise<void> {
  if (said.answered) return;
  const finding = report.findings.find((one) => one.fingerprint === said.fingerprint);
  const sha = `\`${target.head.slice(0, 7)}\``;
  if (finding !== undefined) {
    // It stands already, unless an earlier push had settled it. The lines of a suggestion are not where they were.
    if (said.settled) await edit(client, target, said, false, `Breaks again in ${sha}.\n\n${commentText(finding, null)}`);
    return;
  }
  const text = settledText(report, said.fingerprint, sha);
  if (text !== null && !said.settled) await edit(client, target, said, true, text);
}

/** Why a finding is no longer one; null while that is not known. */
function settledText(report: Report, fingerprint: string, sha: string): string | null {
  const line = report.scenarios.find((one) => fingerprintOf(one.id) === fingerprint);
  switch (line?.kind) {
    case "holds":
    case "fixed":
      return `Fixed in ${sha}.`;
    case "still-broken":
      return `In ${sha} it breaks on the base as well.`;
    case "breaks":
    case "changed":
    case "new":
    case "unknown":
      return null;
    case undefined:
      return report.leftOut.length > 0 ? null : `In ${sha} this pull request no longer reaches it.`;
  }
}

async function edit(client: Client, target: Target, said: Said, settled: boolean, text: string): Promise<void> {
  const octokit = await client.octokit(target.repository);
  const body = marked(findingMark(said.fingerprint, settled), text, commentBodyMax);
  await asking("a review comment", () =>
    octokit.rest.pulls.updateReviewComment({ ...ownerAndName(target.repository), comment_id: said.id, body }),
  );
}
