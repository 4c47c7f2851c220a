// Which declaration a line belongs to, and which declarations have a name. Looked up in an index made once per graph.
import { sortedBy } from "#ground/order.ts";
import type { CodeSymbol, Graph } from "./graph.ts";

type Index = { readonly byPath: ReadonlyMap<string, readonly CodeSymbol[]>; readonly byName: ReadonlyMap<string, readonly CodeSymbol[]> };
const known = new WeakMap<Graph, Index>();

/** The innermost declaration around a line; null between declarations. */
export function symbolAt(graph: Graph, path: string, line: number): CodeSymbol | null {
  const around = indexOf(graph)
    .byPath.get(path)
    ?.filter((one) => one.form !== "module" && one.span.line <= line && line <= one.span.endLine);
  return sortedBy(around ?? [], (one) => one.span.end - one.span.start)[0] ?? null;
}

/** Declarations with this whole name (`Hall.open`) or, failing that, this last part of it (`open`); exported ones first. */
export function symbolsNamed(graph: Graph, name: string): readonly CodeSymbol[] {
  return indexOf(graph).byName.get(name) ?? [];
}

export function symbolsIn(graph: Graph, path: string): readonly CodeSymbol[] {
  return indexOf(graph).byPath.get(path) ?? [];
}

function indexOf(graph: Graph): Index {
  const before = known.get(graph);
  if (before) return before;
  const symbols = [...graph.nodes.values()].filter((node) => node.kind === "symbol");
  const byName = groups(symbols, (one) => [one.name]);
  const byLastPart = groups(symbols, (one) => (one.name.includes(".") ? [one.name.slice(one.name.lastIndexOf(".") + 1)] : []));
  const index = { byPath: groups(symbols, (one) => [one.path]), byName: new Map([...byLastPart, ...byName]) };
  known.set(graph, index);
  return index;
}

function groups(
  symbols: readonly CodeSymbol[],
  keysOf: (symbol: CodeSymbol) => readonly string[],
): ReadonlyMap<string, readonly CodeSymbol[]> {
  const found = new Map<string, CodeSymbol[]>();
  const inOrder = sortedBy(
    symbols,
    (one) => (one.exported ? 0 : 1),
    (one) => one.path,
    (one) => one.span.start,
  );
  for (const symbol of inOrder) {
    for (const key of keysOf(symbol)) {
      const list = found.get(key);
      if (list) list.push(symbol);
      else found.set(key, [symbol]);
    }
  }
  return found;
}
