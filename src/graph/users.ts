// The edges of a graph turned round: who uses a node. Made once per graph.
import { sortedBy } from "#ground/order.ts";
import type { Graph } from "./graph.ts";

export type User = { readonly from: string; readonly imports: boolean };

const known = new WeakMap<Graph, ReadonlyMap<string, readonly User[]>>();

export function usersIn(graph: Graph): ReadonlyMap<string, readonly User[]> {
  const before = known.get(graph);
  if (before) return before;
  const users = new Map<string, User[]>();
  for (const edge of sortedBy(
    graph.edges,
    (one) => one.from,
    (one) => one.kind,
  )) {
    const user = { from: edge.from, imports: edge.kind === "imports" };
    const list = users.get(edge.to);
    if (list) list.push(user);
    else users.set(edge.to, [user]);
  }
  known.set(graph, users);
  return users;
}
