// The story of the demo, step by step: installation, labelled issues, an incident and its fix, then six pull requests,
// and one suggestion taken. It only does what people do; everything else is the App's doing.
import type { StandIn } from "../support/github/stand-in.ts";
import type { Issue, PullRequest } from "../support/github/state.ts";
import type { Cinema } from "./cinema.ts";
import { familyPrice, lateRefund, olderMember } from "./issues.ts";
import type { Progress } from "./progress.ts";
import { lateRefundFix, laterPulls } from "./pulls.ts";

export type Told = { readonly issues: readonly Issue[]; readonly pulls: readonly PullRequest[] };

export async function tellStory(standIn: StandIn, cinema: Cinema, progress: Progress): Promise<Told> {
  progress.line("mira installs the App on cinema/booking");
  await cinema.install();
  await progress.until([]);

  progress.line("mira and lea label two issues `scenario`");
  const scenarios = [await cinema.openIssue(familyPrice), await cinema.openIssue(olderMember)];
  await progress.until([], scenarios);

  progress.line("lea reports an incident, and mends it");
  const incident = await cinema.openIssue(lateRefund);
  const fix = await cinema.openPull(lateRefundFix(incident.number));
  await progress.until([fix]);
  await standIn.mergePull(fix, { by: "mira", date: "2026-03-16T12:00:00Z" });
  await progress.until([fix]);

  progress.line("six pull requests are opened");
  const pulls: PullRequest[] = [];
  for (const plan of laterPulls) pulls.push(await cinema.openPull(plan));
  await progress.until(pulls);
  return { issues: [...scenarios, incident], pulls: [fix, ...pulls] };
}

/** Presses the button under the first suggestion of a pull request, and waits for what the App says of the result. */
export async function takeSuggestion(standIn: StandIn, pull: PullRequest, progress: Progress): Promise<string> {
  const comment = pull.pull.reviewComments.find((one) => one.body.includes("```suggestion"));
  if (comment === undefined) return `#${pull.number} carries no suggestion.`;
  progress.line(`${pull.author.login} takes the suggestion on #${pull.number}`);
  const applied = await standIn.applySuggestion(pull, comment, pull.author.login);
  if (applied.kind === "refused") return `The suggestion on #${pull.number} could not be applied: ${applied.why}.`;
  await progress.until([pull]);
  return `The suggestion on #${pull.number} was applied as ${applied.sha.slice(0, 7)}.`;
}
