// Which symbols the diff touches, everything that reaches them, and what memory knows of those places.
import { type PastIncident, precedentsOf } from "#graph/precedent.ts";
import { type Reach, reachOf } from "#graph/reach.ts";
import { type Touched, touchOf } from "#graph/touch.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { Precedent, ReachSummary } from "#report/report.ts";
import type { ChangeRequest } from "../judge-change.ts";
import type { Ports } from "../ports.ts";
import type { Change } from "./2-fetch.ts";
import type { BothFacts } from "./3-read.ts";
import type { Survey } from "./4-survey.ts";

export type Reached = {
  /** Touched declarations that are at head, outside of test files. */
  readonly changed: readonly Touched[];
  readonly added: ReadonlySet<SymbolId>;
  readonly reach: Reach;
  /** The same program on both sides: only comments, formatting, types or names of locals differ. */
  readonly inert: ReadonlySet<SymbolId>;
  readonly summary: ReachSummary;
  readonly precedents: readonly Precedent[];
};

export async function findReach(ports: Ports, _request: ChangeRequest, change: Change, facts: BothFacts, survey: Survey): Promise<Reached> {
  const touch = touchOf(change.sourceChanges, (path) => facts.base.get(path), (path) => facts.head.get(path));
  const isTest = (path: string): boolean => [facts.head.get(path), facts.base.get(path)].some((one) => one !== undefined && one.tests.length > 0);
  const ours = touch.symbols.filter((symbol) => !isTest(symbol.path));
  const changed = ours.filter((symbol) => symbol.how !== "removed");
  const inert = new Set(await ports.simulator.inert({ base: change.base, head: change.head, changes: change.changes, symbols: changed.map((symbol) => symbol.id) }));
  const live = ours.filter((symbol) => !inert.has(symbol.id)).map((symbol) => symbol.id);
  const reach = reachOf(survey.head, live);
  return {
    changed,
    added: new Set(ours.filter((symbol) => symbol.how === "added").map((symbol) => symbol.id)),
    reach,
    inert,
    summary: summaryOf(reach, live),
    precedents: precedentsOf(survey.incidents, live, reach).map(precedent),
  };
}

export function summaryOf(reach: Reach, changed: readonly SymbolId[]): ReachSummary {
  return {
    symbols: [...changed.map((id) => ({ id, distance: 0, via: null })), ...reach.symbols.map((one) => ({ id: one.node.id, distance: one.distance, via: one.via as SymbolId | null }))],
    routes: reach.routes.map((one) => `${one.node.method} ${one.node.path}`),
    exported: reach.exported.map((one) => one.node.name),
    tests: reach.tests.map((one) => one.node.title),
    scenarios: reach.scenarios.map((one) => one.node.title),
    changed,
  };
}

const precedent = ({ incident, symbols }: PastIncident): Precedent => ({
  at: incident.at,
  number: incident.number,
  title: incident.title,
  fix: incident.fix.number === null ? incident.fix.commit : `#${incident.fix.number}`,
  symbols,
});
