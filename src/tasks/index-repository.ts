// Reads a repository ahead of time, so that the first change is judged quickly and with a memory.

import { learnHistory } from "./learn-history.ts";
import type { Ports, RepositoryRef } from "./ports.ts";
import { surveyRevision } from "./survey-revision.ts";

export type IndexRequest = {
  readonly repository: RepositoryRef;
  readonly revision: string;
  readonly history: boolean;
  readonly progress: (stage: string) => void;
};
export type Indexed = {
  readonly files: number;
  readonly symbols: number;
  readonly edges: number;
  readonly tests: number;
  readonly problems: number;
  /** null: history was not asked for. */
  readonly fixes: ReadonlyArray<{
    readonly title: string;
    readonly at: string;
    readonly commit: string | null;
    readonly number: number | null;
  }> | null;
  /** Files with the most past fixes. */
  readonly fragile: ReadonlyArray<{ readonly path: string; readonly fixes: number }>;
};

const fragileShown = 3;

export async function indexRepository(ports: Ports, request: IndexRequest): Promise<Indexed> {
  request.progress("reading files");
  const { facts, graph } = await surveyRevision(ports, request.repository, request.revision);
  const kinds = [...graph.nodes.values()];
  const incidents = request.history ? await learnHistory(ports, { repository: request.repository }, request.progress) : null;
  return {
    files: facts.size,
    symbols: kinds.filter((node) => node.kind === "symbol").length,
    edges: graph.edges.length,
    tests: kinds.filter((node) => node.kind === "test").length,
    problems: [...facts.values()].reduce((sum, one) => sum + one.problems.length, 0),
    fixes: incidents?.map((one) => ({ title: one.title, at: one.at, commit: one.fix.commit, number: one.number })) ?? null,
    fragile: mostFixed(incidents?.map((one) => one.symbols.map((id) => id.slice(0, id.lastIndexOf("#")))) ?? []),
  };
}

function mostFixed(pathsByFix: ReadonlyArray<readonly string[]>): Indexed["fragile"] {
  const counts = new Map<string, number>();
  for (const paths of pathsByFix) for (const path of new Set(paths)) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts]
    .map(([path, fixes]) => ({ path, fixes }))
    .filter((one) => one.fixes > 1)
    .sort((a, b) => b.fixes - a.fixes || (a.path < b.path ? -1 : 1))
    .slice(0, fragileShown);
}
