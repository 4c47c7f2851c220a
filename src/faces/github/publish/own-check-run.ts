// Our check run of a head, found again by what we kept or by its own id, and made where there is none.
import type { Target } from "#tasks/ports.ts";
import { checkName, externalId } from "../check-identity.ts";
import type { Client } from "../client.ts";
import { asking } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";

export type Start = {
  readonly status: "queued" | "in_progress";
  readonly output: { readonly title: string; readonly summary: string };
};

/** We may have been stopped after GitHub made it and before we kept its number. */
export async function findCheckRun(client: Client, target: Target): Promise<number | null> {
  const key = keyOf(target);
  const kept = await client.publications.find(key);
  if (typeof kept === "number") return kept;
  const octokit = await client.octokit(target.repository);
  const wanted = { ref: target.head, check_name: checkName, filter: "all", per_page: 100 } as const;
  const listed = await asking("the list of check runs", () =>
    octokit.rest.checks.listForRef({ ...ownerAndName(target.repository), ...wanted }),
  );
  const id = externalId(target.number, target.head);
  const own = listed.data.check_runs.filter((run) => run.external_id === id && (run.app === null || run.app.id === client.appId));
  if (own.length === 0) return null;
  const newest = Math.max(...own.map((run) => run.id));
  await client.publications.save(key, newest);
  return newest;
}

export async function createCheckRun(client: Client, target: Target, start: Start): Promise<number> {
  const octokit = await client.octokit(target.repository);
  const identity = { name: checkName, head_sha: target.head, external_id: externalId(target.number, target.head) };
  const made = await asking("a new check run", () =>
    octokit.rest.checks.create({ ...ownerAndName(target.repository), ...identity, ...start }),
  );
  await client.publications.save(keyOf(target), made.data.id);
  return made.data.id;
}

const keyOf = (target: Target): string => `check ${target.repository.name}#${target.number}@${target.head}`;
