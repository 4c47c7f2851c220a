// The nodes and edges of a graph under construction; an edge is kept once.
import type { ReferenceFact } from "#graph/facts.ts";
import type { Edge, GraphNode } from "#graph/graph.ts";
import { type SymbolId, symbolId } from "#ground/ids.ts";
import { moduleName } from "../facts/outline.ts";
import type { Target } from "./exports.ts";

export type Links = {
  readonly nodes: Map<string, GraphNode>;
  readonly edges: Edge[];
  readonly add: (kind: Edge["kind"], from: string, to: string) => void;
  /** Whether anything calls or mentions this node. */
  readonly isMet: (id: string) => boolean;
};

export type ResolvedReference = { readonly fact: ReferenceFact; readonly targets: readonly Target[] };

export function newLinks(): Links {
  const edges: Edge[] = [];
  const seen = new Map<string, Set<string>>();
  const met = new Set<string>();
  const add = (kind: Edge["kind"], from: string, to: string): void => {
    const key = `${kind} ${to}`;
    const known = seen.get(from);
    if (from === to || known?.has(key)) return;
    if (known) known.add(key);
    else seen.set(from, new Set([key]));
    if (kind !== "imports") met.add(to);
    edges.push({ kind, from, to });
  };
  return { nodes: new Map(), edges, add, isMet: (id) => met.has(id) };
}

export const idOf = (target: Target): SymbolId => symbolId(target.module.path, target.name === "*" ? moduleName : target.name);
