// Who is told what: the check run always; review and sticky comment only when there is something to say, or when something
// said before is no longer so.
import { detailsOf, footerOf } from "#report/details.ts";
import type { Report } from "#report/report.ts";
import { summaryOf } from "#report/summary.ts";
import type { Target } from "#tasks/ports.ts";
import type { Client } from "./client.ts";
import { stickyMark } from "./markers.ts";
import { completeCheckRun } from "./publish/check-run.ts";
import { findComment, upsertComment } from "./publish/comment.ts";
import { publishReview } from "./publish/review.ts";

export async function publishReport(client: Client, target: Target, report: Report): Promise<void> {
  const mark = stickyMark(target.number);
  const thread = { repository: target.repository, number: target.number, mark };
  // The check run comes last: once it is completed, everything it speaks of is there.
  if (!report.quiet) {
    await publishReview(client, target, report);
    await upsertComment(client, thread, stickyText(report));
  } else if (report.failed === null && report.conclusion !== "skipped" && (await findComment(client, thread)) !== null) {
    await publishReview(client, target, report);
    await upsertComment(client, thread, `Fixed in ${target.head.slice(0, 7)}: ${report.title}\n\n${footerOf(report)}`);
  }
  await completeCheckRun(client, target, report);
}

const stickyText = (report: Report): string =>
  [`**${report.title}**`, summaryOf(report), detailsOf(report), footerOf(report)].filter((part) => part !== "").join("\n\n");
