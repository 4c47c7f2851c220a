// Which symbols the diff touches, everything that reaches them, and what memory knows of those places.
import type { CodeSymbol, Graph, Incident } from "#graph/graph.ts";
import { precedentsOf } from "#graph/precedent.ts";
import { type Reach, reachOf } from "#graph/reach.ts";
import { touchedSymbols } from "#graph/touch.ts";
import { usersIn } from "#graph/users.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { Precedent, ReachSummary } from "#report/report.ts";
import type { Ports } from "../ports.ts";
import type { Change } from "./2-fetch.ts";
import type { BothFacts } from "./3-read.ts";
import type { Survey } from "./4-survey.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Reached = {
  /** Touched declarations that are at head, outside of test files. */
  readonly changed: readonly CodeSymbol[];
  readonly added: ReadonlySet<SymbolId>;
  readonly reach: Reach;
  /** The same program on both sides: only comments, formatting, types or names of locals differ. */
  readonly inert: ReadonlySet<SymbolId>;
  readonly summary: ReachSummary;
  readonly precedents: readonly Precedent[];
};

export async function findReach(ports: Ports, _request: ChangeRequest, change: Change, facts: BothFacts, survey: Survey): Promise<Reached> {
  const touch = touchedSymbols(change.sourceChanges, facts.base, facts.head);
  const ours = (symbol: CodeSymbol): boolean => [facts.head, facts.base].every((side) => (side.get(symbol.path)?.tests.length ?? 0) === 0);
  const modified = touch.changed.filter(ours);
  const added = touch.added.filter(ours);
  const known = new Set(modified.map((symbol) => symbol.id));
  const changed = [...modified, ...added.filter((symbol) => !known.has(symbol.id))];
  const inert = new Set(
    await ports.simulator.inert({
      base: change.base,
      head: change.head,
      changes: change.changes,
      symbols: changed.map((symbol) => symbol.id),
    }),
  );
  const live = [...changed, ...touch.removed.filter(ours)].map((symbol) => symbol.id).filter((id) => !inert.has(id));
  const reach = reachOf(survey.head, [...live, ...onlyLoaded(survey.head, changed, inert)]);
  return {
    changed,
    added: new Set(added.map((symbol) => symbol.id)),
    reach,
    inert,
    summary: summaryOf(reach, live),
    precedents: precedentsOf(reach).map(precedent),
  };
}

/** What nothing uses is met by loading its file, and so by whatever loads that. */
function onlyLoaded(graph: Graph, changed: readonly CodeSymbol[], inert: ReadonlySet<SymbolId>): readonly SymbolId[] {
  const users = usersIn(graph);
  const unused = changed.filter(
    ({ id, form, exported }) => (form === "variable" || form === "class") && !exported && !inert.has(id) && !users.has(id),
  );
  return [...graph.nodes.values()].flatMap((node) =>
    node.kind === "symbol" && node.form === "module" && unused.some((symbol) => symbol.path === node.path) ? [node.id] : [],
  );
}

export function summaryOf(reach: Reach, changed: readonly SymbolId[]): ReachSummary {
  return {
    symbols: reach.symbols,
    routes: reach.routes.map((route) => `${route.method} ${route.path}`),
    exported: reach.exported.map((symbol) => symbol.name),
    tests: reach.tests.map((test) => test.title),
    scenarios: reach.scenarios.map((scenario) => scenario.title),
    changed,
  };
}

const precedent = (incident: Incident): Precedent => ({
  at: incident.at,
  number: incident.number,
  title: incident.title,
  fix: incident.fix.number === null ? incident.fix.commit : `#${incident.fix.number}`,
  symbols: incident.symbols,
});
