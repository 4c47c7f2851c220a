// Our check run of a head: found by its id or made, shown while work goes on, and completed once.

import { detailsOf, footerOf } from "#report/details.ts";
import type { Report } from "#report/report.ts";
import { summaryOf } from "#report/summary.ts";
import type { Target } from "#tasks/ports.ts";
import { checkName, externalId } from "../check-identity.ts";
import type { Client } from "../client.ts";
import { annotationsPerRequestMax, outputTextMax } from "../limits.ts";
import { fitted } from "../markers.ts";
import { asking } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";
import { type Annotation, annotationsOf } from "./annotations.ts";

type Stage = { readonly status: "queued" | "in_progress"; readonly title: string };

export async function showStage(client: Client, target: Target, stage: Stage): Promise<void> {
  const octokit = await client.octokit(target.repository);
  const output = { title: stage.title.slice(0, 120), summary: "Foretrace simulates this change; nothing of the project is executed." };
  const found = await findCheckRun(client, target);
  if (found === null) await createCheckRun(client, target, { status: stage.status, output });
  else
    await asking("an update of the check run", () =>
      octokit.rest.checks.update({ ...ownerAndName(target.repository), check_run_id: found, status: stage.status, output }),
    );
}

export async function cancelCheckRun(client: Client, target: Target, why: string): Promise<void> {
  const octokit = await client.octokit(target.repository);
  const found = await findCheckRun(client, target);
  if (found === null) return;
  const run = await asking("the check run", () => octokit.rest.checks.get({ ...ownerAndName(target.repository), check_run_id: found }));
  if (run.data.status === "completed") return;
  const output = { title: why.slice(0, 120), summary: "This head was not judged." };
  await asking("an update of the check run", () =>
    octokit.rest.checks.update({
      ...ownerAndName(target.repository),
      check_run_id: found,
      status: "completed",
      conclusion: "cancelled",
      output,
    }),
  );
}

export async function completeCheckRun(client: Client, target: Target, report: Report): Promise<number> {
  const octokit = await client.octokit(target.repository);
  const rest = report.footer.link === null ? "" : `The whole report: ${report.footer.link}`;
  const text = fitted(`${detailsOf(report)}\n\n${footerOf(report)}`.trim(), outputTextMax, rest);
  const output = { title: report.title, summary: fitted(summaryOf(report), outputTextMax, rest), text };
  const known = await findCheckRun(client, target);
  const id =
    known ?? (await createCheckRun(client, target, { status: "in_progress", output: { title: report.title, summary: output.summary } }));
  const annotations = annotationsOf(report);
  const before = await postedAnnotations(client, target, id);
  // Annotations only ever add up. What an earlier try of this same report posted is not posted again.
  const missing = before <= annotations.length ? annotations.slice(before) : [];
  const batches = chunks(missing, annotationsPerRequestMax);
  for (const batch of batches.slice(0, -1))
    await asking("annotations", () =>
      octokit.rest.checks.update({ ...ownerAndName(target.repository), check_run_id: id, output: { ...output, annotations: [...batch] } }),
    );
  await asking("completion of the check run", () =>
    octokit.rest.checks.update({
      ...ownerAndName(target.repository),
      check_run_id: id,
      status: "completed",
      conclusion: report.conclusion,
      ...(report.footer.link === null ? {} : { details_url: report.footer.link }),
      output: { ...output, ...(batches.length > 0 ? { annotations: [...(batches.at(-1) as readonly Annotation[])] } : {}) },
    }),
  );
  return id;
}

async function findCheckRun(client: Client, target: Target): Promise<number | null> {
  const key = keyOf(target);
  const saved = await client.publications.find(key);
  if (typeof saved === "number") return saved;
  const octokit = await client.octokit(target.repository);
  const listed = await asking("the list of check runs", () =>
    octokit.rest.checks.listForRef({
      ...ownerAndName(target.repository),
      ref: target.head,
      check_name: checkName,
      filter: "all",
      per_page: 100,
    }),
  );
  const own = listed.data.check_runs.find(
    (run) => run.external_id === externalId(target.number, target.head) && (run.app === null || run.app?.id === client.appId),
  );
  if (own === undefined) return null;
  await client.publications.save(key, own.id);
  return own.id;
}

async function createCheckRun(
  client: Client,
  target: Target,
  start: { readonly status: "queued" | "in_progress"; readonly output: { readonly title: string; readonly summary: string } },
): Promise<number> {
  const octokit = await client.octokit(target.repository);
  const made = await asking("a new check run", () =>
    octokit.rest.checks.create({
      ...ownerAndName(target.repository),
      name: checkName,
      head_sha: target.head,
      external_id: externalId(target.number, target.head),
      ...start,
    }),
  );
  await client.publications.save(keyOf(target), made.data.id);
  return made.data.id;
}

async function postedAnnotations(client: Client, target: Target, id: number): Promise<number> {
  const octokit = await client.octokit(target.repository);
  const run = await asking("the check run", () => octokit.rest.checks.get({ ...ownerAndName(target.repository), check_run_id: id }));
  return run.data.output.annotations_count;
}

const keyOf = (target: Target): string => `check ${target.repository.name}#${target.number}@${target.head}`;

const chunks = <T>(items: readonly T[], size: number): ReadonlyArray<readonly T[]> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
