// The blast radius: from changed declarations up to everything that calls or mentions them, over all hops.
// Nearest first; each with the one it was reached through, so that a path can be shown.
import type { SymbolId } from "#ground/ids.ts";
import { byText } from "#ground/order.ts";
import type { CodeSymbol, Decision, Graph, GraphNode, Incident, Route, ScenarioNode, TestNode } from "./graph.ts";
import { usersIn } from "./users.ts";

export type Reach = {
  /** Code that was not itself changed: how many hops away, and through which code it was reached. */
  readonly symbols: ReadonlyArray<{ readonly id: SymbolId; readonly distance: number; readonly via: SymbolId | null }>;
  readonly routes: readonly Route[];
  /** Names given to the outside, the changed ones included. */
  readonly exported: readonly CodeSymbol[];
  readonly tests: readonly TestNode[];
  readonly scenarios: readonly ScenarioNode[];
  readonly incidents: readonly Incident[];
  readonly decisions: readonly Decision[];
  /** Hops from the change to everything met, by node id; 0: itself changed. */
  readonly distances: ReadonlyMap<string, number>;
};

export function reachOf(graph: Graph, changed: readonly SymbolId[]): Reach {
  const met = walkUp(graph, changed);
  const nodes = [...met.keys()].flatMap((id) => graph.nodes.get(id) ?? []);
  const of = <K extends GraphNode["kind"]>(kind: K) => nodes.filter((node): node is Extract<GraphNode, { kind: K }> => node.kind === kind);
  const symbols = of("symbol");
  return {
    symbols: symbols.flatMap(({ id }) => {
      const { distance, via } = met.get(id) ?? { distance: 0, via: null };
      return distance > 0 ? [{ id, distance, via: via as SymbolId | null }] : []; // only code leads to code
    }),
    routes: of("route"),
    exported: symbols.filter((symbol) => symbol.exported),
    tests: of("test"),
    scenarios: of("scenario"),
    incidents: of("incident").map((node) => node.incident),
    decisions: of("decision").map((node) => node.decision),
    distances: new Map([...met].map(([id, { distance }]) => [id, distance])),
  };
}

type Met = { readonly distance: number; readonly via: string | null };

function walkUp(graph: Graph, changed: readonly SymbolId[]): ReadonlyMap<string, Met> {
  const users = usersIn(graph);
  const met = new Map<string, Met>([...new Set(changed)].sort(byText).map((id) => [id, { distance: 0, via: null }]));
  /** Modules whose loading is affected: they alone are followed along imports. */
  const loading = new Set<string>(changed.filter((id) => id.endsWith("#<module>")));
  for (const [id, { distance }] of met) {
    for (const { from, imports } of users.get(id) ?? []) {
      if (imports && !loading.has(id)) continue;
      if (imports) loading.add(from);
      if (!met.has(from)) met.set(from, { distance: distance + 1, via: id }); // a Map visits what is added while it is walked
    }
  }
  return met;
}
