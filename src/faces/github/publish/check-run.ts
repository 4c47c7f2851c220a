// The check run of a head: shown while work goes on, completed once, cancelled when its head gets no verdict.
import { detailsOf, footerOf } from "#report/details.ts";
import type { Report } from "#report/report.ts";
import { summaryOf } from "#report/summary.ts";
import type { Target } from "#tasks/ports.ts";
import type { Client } from "../client.ts";
import { checkTitleMax, outputTextMax } from "../limits.ts";
import { fitted } from "../markers.ts";
import { asking } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";
import { type Annotation, annotationKey, annotationsOf } from "./annotations.ts";
import { createCheckRun, findCheckRun, type Start } from "./own-check-run.ts";

export async function showStage(
  client: Client,
  target: Target,
  stage: { readonly status: Start["status"]; readonly title: string },
): Promise<void> {
  const summary = "Foretrace simulates this change; nothing of the project is executed.";
  const start: Start = { status: stage.status, output: { title: stage.title.slice(0, checkTitleMax), summary } };
  const found = await findCheckRun(client, target);
  if (found === null) await createCheckRun(client, target, start);
  else await update(client, target, found, start);
}

export async function cancelCheckRun(client: Client, target: Target, why: string): Promise<void> {
  const octokit = await client.octokit(target.repository);
  const found = await findCheckRun(client, target);
  if (found === null) return;
  const run = await asking("the check run", () => octokit.rest.checks.get({ ...ownerAndName(target.repository), check_run_id: found }));
  if (run.data.status === "completed") return;
  const output = { title: why.slice(0, checkTitleMax), summary: "This head was not judged." };
  await update(client, target, found, { status: "completed", conclusion: "cancelled", output });
}

/** Text, conclusion and annotations go out in one call: a try that was cut short left all of them, or none. */
export async function completeCheckRun(client: Client, target: Target, report: Report): Promise<void> {
  const rest = report.footer.link === null ? "" : `The whole report: ${report.footer.link}`;
  const footer = footerOf(report);
  const details = detailsOf(report, outputTextMax - footer.length - 2);
  const output = {
    title: report.title,
    summary: fitted(summaryOf(report), outputTextMax, rest),
    text: details === "" ? footer : `${details}\n\n${footer}`,
  };
  const annotations = annotationsOf(report);
  const { id, posted } = await freshRun(client, target, annotations, output);
  const missing = annotations.filter((one) => !posted.has(annotationKey(one)));
  await update(client, target, id, {
    status: "completed",
    conclusion: report.conclusion,
    ...(report.footer.link === null ? {} : { details_url: report.footer.link }),
    output: missing.length === 0 ? output : { ...output, annotations: missing },
  });
}

type Run = { readonly id: number /** Keys of the annotations it has. */; readonly posted: ReadonlySet<string> };

/** Annotations only ever add up. A run that carries one which is no longer true is closed, and another takes its place. */
async function freshRun(client: Client, target: Target, wanted: readonly Annotation[], output: Start["output"]): Promise<Run> {
  const start: Start = { status: "in_progress", output: { title: output.title, summary: output.summary } };
  const known = await findCheckRun(client, target);
  if (known === null) return { id: await createCheckRun(client, target, start), posted: new Set() };
  const posted = await postedKeys(client, target, known);
  const keys = new Set(wanted.map(annotationKey));
  if ([...posted].every((key) => keys.has(key))) return { id: known, posted };
  const again = { title: "Judged again", summary: "A newer check run of this commit has the verdict." };
  await update(client, target, known, { status: "completed", conclusion: "neutral", output: again });
  return { id: await createCheckRun(client, target, start), posted: new Set() };
}

async function postedKeys(client: Client, target: Target, id: number): Promise<ReadonlySet<string>> {
  const octokit = await client.octokit(target.repository);
  const list = { ...ownerAndName(target.repository), check_run_id: id, per_page: 100 };
  const posted = await asking("the annotations", () => octokit.paginate(octokit.rest.checks.listAnnotations, list));
  return new Set(
    posted.map((one) => annotationKey({ path: one.path, start_line: one.start_line, title: one.title ?? "", message: one.message ?? "" })),
  );
}

type Change =
  | Start
  | {
      readonly status: "completed";
      readonly conclusion: "success" | "neutral" | "failure" | "skipped" | "cancelled";
      readonly details_url?: string;
      readonly output: { title: string; summary: string; text?: string; annotations?: Annotation[] };
    };

async function update(client: Client, target: Target, id: number, change: Change): Promise<void> {
  const octokit = await client.octokit(target.repository);
  await asking("an update of the check run", () =>
    octokit.rest.checks.update({ ...ownerAndName(target.repository), check_run_id: id, ...change }),
  );
}
