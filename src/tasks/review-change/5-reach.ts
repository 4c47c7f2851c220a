// Which symbols the diff touches, everything that reaches them, and what memory knows of those places.
import type { CodeSymbol } from "#graph/graph.ts";
import { precedentsOf } from "#graph/precedent.ts";
import { type Reach, reachOf } from "#graph/reach.ts";
import { touchedSymbols } from "#graph/touch.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { Precedent, ReachSummary } from "#report/report.ts";
import type { ChangeRequest } from "../judge-change.ts";
import type { Ports } from "../ports.ts";
import type { Change } from "./2-fetch.ts";
import type { Survey } from "./4-survey.ts";

export type Reached = {
  /** Changed symbols that are at head and are not tests, with those only at base as `removed`. */
  readonly changed: readonly CodeSymbol[];
  readonly added: ReadonlySet<SymbolId>;
  readonly removed: readonly CodeSymbol[];
  readonly reach: Reach;
  /** The same program on both sides: only comments, formatting, types or names of locals differ. */
  readonly inert: ReadonlySet<SymbolId>;
  readonly summary: ReachSummary;
  readonly precedents: readonly Precedent[];
};

export async function findReach(ports: Ports, _request: ChangeRequest, change: Change, survey: Survey): Promise<Reached> {
  const touched = touchedSymbols(survey.base, survey.head, change.sourceChanges);
  const changed = touched.changed.filter((symbol) => !isTestFile(survey, symbol.path));
  const inert = new Set(await ports.simulator.inert({ base: change.base, head: change.head, changes: change.changes, symbols: changed.map((symbol) => symbol.id) }));
  const live = changed.filter((symbol) => !inert.has(symbol.id)).map((symbol) => symbol.id);
  const reach = reachOf(survey.head, [...live, ...touched.removed.map((symbol) => symbol.id)]);
  const summary: ReachSummary = {
    symbols: reach.symbols,
    routes: reach.routes.map((route) => `${route.method} ${route.path}`),
    exported: reach.exported.map((symbol) => symbol.name),
    tests: reach.tests.map((test) => test.title),
    scenarios: reach.scenarios.map((scenario) => scenario.title),
    changed: changed.map((symbol) => symbol.id),
  };
  const precedents = precedentsOf(reach.incidents).map((incident): Precedent => ({ at: incident.at, number: incident.number, title: incident.title, fix: incident.fix.number === null ? incident.fix.commit : `#${incident.fix.number}`, symbols: incident.symbols }));
  return { changed, added: new Set(touched.added.map((symbol) => symbol.id)), removed: touched.removed, reach, inert, summary, precedents };
}

function isTestFile(survey: Survey, path: string): boolean {
  for (const graph of [survey.head, survey.base]) for (const node of graph.nodes.values()) if (node.kind === "test" && node.span.path === path) return true;
  return false;
}
