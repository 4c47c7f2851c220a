// One revision of a repository, read and linked: what blast, scenarios, index and the reading of issues look at.
import type { Graph } from "#graph/graph.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import type { Mirror, Ports, RepositoryRef } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { type FactsByPath, readSnapshot } from "./review-change/3-read.ts";
import { codeGraph } from "./review-change/4-survey.ts";

export type Surveyed = { readonly mirror: Mirror; readonly snapshot: Snapshot; readonly facts: FactsByPath; readonly graph: Graph };

export async function surveyRevision(
  ports: Ports,
  repository: RepositoryRef,
  revision: string,
  fetch: readonly string[] = [],
): Promise<Surveyed> {
  const mirror = await ports.git.open(repository);
  await mirror.fetch(fetch);
  const commit = await mirror.resolve(revision);
  if (commit === null) throw new Refusal("bad-input", `There is no revision \`${revision}\` in ${repository.name}.`);
  const snapshot = await mirror.snapshot(commit);
  const facts = await readSnapshot(ports, snapshot);
  return { mirror, snapshot, facts, graph: await codeGraph(ports, repository.name, snapshot, facts) };
}
