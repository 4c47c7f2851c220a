// Who is told what: the check run always; review and sticky comment only when there is something to say, or when something
// said before is no longer so.
import { detailsOf, footerOf } from "#report/details.ts";
import type { Report } from "#report/report.ts";
import { summaryOf } from "#report/summary.ts";
import { plain } from "#report/words.ts";
import type { Target } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import type { Client } from "./client.ts";
import { commentBodyMax } from "./limits.ts";
import { stickyMark } from "./markers.ts";
import { completeCheckRun } from "./publish/check-run.ts";
import { findComment, upsertComment } from "./publish/comment.ts";
import { publishReview } from "./publish/review.ts";

/** The check run comes last: once it is completed, everything it speaks of is there. `silent`: it is all that is wanted. */
export async function publishReport(client: Client, target: Target, report: Report, silent: boolean): Promise<void> {
  if (!silent && report.failed === null && report.conclusion !== "skipped") {
    await ifTaken(client, "a review", () => publishReview(client, target, report));
    await ifTaken(client, "the sticky comment", () => publishSticky(client, target, report));
  }
  await completeCheckRun(client, target, report);
}

/** A quiet report begins no conversation. It goes on with one: what was said must not stand when it is no longer so. */
async function publishSticky(client: Client, target: Target, report: Report): Promise<void> {
  const thread = { repository: target.repository, number: target.number, mark: stickyMark(target.number) };
  if (!report.quiet) return upsertComment(client, thread, stickyText(report));
  const before = await findComment(client, thread);
  if (before === null || settledLine.test(before.body)) return;
  await upsertComment(client, thread, isDecided(report) ? settledText(before.body, target, report) : stickyText(report));
}

const settledLine = /^(Fixed|Settled) in `/m;

function settledText(before: string, target: Target, report: Report): string {
  const word = /^\*\*Breaks /m.test(before) ? "Fixed" : "Settled";
  return `${word} in \`${target.head.slice(0, 7)}\`: ${plain(report.title)}\n\n${footerOf(report)}`;
}

const isDecided = (report: Report): boolean =>
  report.scenarios.every((line) => line.kind !== "unknown") &&
  report.functions.every(({ outcome }) => outcome.kind === "inert" || outcome.kind === "decided");

function stickyText(report: Report): string {
  const first = [`**${plain(report.title)}**`, summaryOf(report)].join("\n\n");
  const footer = footerOf(report);
  const room = commentBodyMax - first.length - footer.length - 200; // the mark and what joins the parts
  return [first, detailsOf(report, room), footer].filter((part) => part !== "").join("\n\n");
}

/** A conversation that is locked, or a line that GitHub does not find, must not cost the check run, which says the same. */
async function ifTaken(client: Client, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal) || !["not-allowed", "not-found", "bad-input"].includes(error.code)) throw error;
    client.log.warn({ err: error }, `${what} was not taken; the check run says it alone`);
  }
}
