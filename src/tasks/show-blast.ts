// What a declaration, or the change between two revisions, reaches.
import { symbolsNamed } from "#graph/locate.ts";
import { reachOf } from "#graph/reach.ts";
import { touchedSymbols } from "#graph/touch.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { ReachSummary } from "#report/report.ts";
import type { Ports, RepositoryRef } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { attachRemembered } from "./review-change/4-survey.ts";
import { summaryOf } from "./review-change/5-reach.ts";
import { type Surveyed, surveyRevision } from "./survey-revision.ts";

export type BlastRequest = {
  readonly repository: RepositoryRef;
  readonly symbol: string | null;
  readonly base: string | null;
  readonly head: string;
};

export async function showBlast(ports: Ports, request: BlastRequest): Promise<ReachSummary> {
  const head = await surveyRevision(ports, request.repository, request.head);
  const changed = request.symbol === null ? await changedSince(ports, request, head) : named(head, request.symbol);
  const graph = await attachRemembered(ports, request.repository.name, head.graph);
  return summaryOf(reachOf(graph.graph, changed), changed);
}

async function changedSince(ports: Ports, request: BlastRequest, head: Surveyed): Promise<readonly SymbolId[]> {
  if (request.base === null) throw new Refusal("bad-input", "Name a symbol, or the change with --base REVISION.");
  const tip = await head.mirror.resolve(request.base);
  const base = tip === null ? null : await head.mirror.mergeBase(tip, head.snapshot.commit);
  if (base === null) throw new Refusal("bad-input", `\`${request.base}\` and \`${request.head}\` have no commit in common.`);
  const before = await surveyRevision(ports, request.repository, base);
  const touch = touchedSymbols(await head.mirror.changes(base, head.snapshot.commit), before.facts, head.facts);
  return [...touch.changed, ...touch.removed].map((symbol) => symbol.id);
}

function named(head: Surveyed, text: string): readonly SymbolId[] {
  const at = text.lastIndexOf("#");
  const found = symbolsNamed(head.graph, text.slice(at + 1)).filter((symbol) => at < 0 || symbol.path === text.slice(0, at));
  if (found.length === 0) throw new Refusal("bad-input", `No declaration is called \`${text}\` at ${head.snapshot.commit.slice(0, 7)}.`);
  return found.map((symbol) => symbol.id);
}
