// The two halves of the graph joined: what follows from code, and what is remembered about it.
// A memory keeps pointing at code that is gone: when a change removes a declaration, what is known of it is still met.
import type { Decision, Edge, Graph, GraphNode, Incident } from "./graph.ts";

/** A scenario by its id and what it starts at: ids of declarations, routes or tests. */
export type ScenarioEntry = { readonly id: string; readonly title: string; readonly exercises: readonly string[] };
export type Memories = {
  readonly scenarios: readonly ScenarioEntry[];
  readonly incidents: readonly Incident[];
  readonly decisions: readonly Decision[];
};

export function attachMemory(code: Graph, memories: Memories): Graph {
  const nodes = new Map<string, GraphNode>(code.nodes);
  const edges: Edge[] = [...code.edges];
  const add = (node: GraphNode, kind: Edge["kind"], targets: readonly string[]): void => {
    if (code.nodes.has(node.id)) return;
    nodes.set(node.id, node);
    for (const to of new Set(targets)) edges.push({ kind, from: node.id, to });
  };
  for (const { id, title, exercises } of memories.scenarios) add({ kind: "scenario", id, title }, "exercises", exercises);
  for (const incident of memories.incidents)
    add({ kind: "incident", id: `incident:${incident.id}`, incident }, "concerns", incident.symbols);
  for (const decision of memories.decisions)
    add({ kind: "decision", id: `decision:${decision.id}`, decision }, "concerns", decision.symbols);
  return { nodes, edges };
}
