// Visits every node of a tree once, parents before children, without recursion: sources may be nested deeper than the stack.
import type { SyntaxNode } from "./nodes.ts";

export type Visitor = {
  readonly enter: (node: SyntaxNode, parent: SyntaxNode | null) => void;
  readonly leave: (node: SyntaxNode) => void;
};

export function walk(root: SyntaxNode, visitor: Visitor): void {
  const nodes: SyntaxNode[] = [root];
  const parents: Array<SyntaxNode | null> = [null];
  const seen: boolean[] = [false];
  for (let node = nodes.at(-1); node !== undefined; node = nodes.at(-1)) {
    if (seen[seen.length - 1]) {
      nodes.pop();
      parents.pop();
      seen.pop();
      visitor.leave(node);
      continue;
    }
    seen[seen.length - 1] = true;
    visitor.enter(node, parents[parents.length - 1] ?? null);
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) {
      nodes.push(children[at] as SyntaxNode); // within bounds
      parents.push(node);
      seen.push(false);
    }
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
    if (isNode(value)) children.push(value);
  }
  return children;
}

/** Notes of types are data beside the tree; they have a `kind` and no `type`. */
const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
