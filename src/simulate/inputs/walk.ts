// Visits every node below one, in source order. Works on plain trees without knowing each kind of node.

type Node = { readonly type: string; readonly start: number; readonly end: number };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as Partial<Node>).type === "string" &&
  typeof (value as Partial<Node>).start === "number";

/** Nodes of the tree below `root`, itself included. Kept on a list of its own: trees may be deeper than the host's stack. */
export function* nodesOf(root: unknown): Generator<Node> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--) waiting.push(value[at]);
    } else if (typeof value === "object" && value !== null) {
      if (isNode(value)) yield value;
      const inner = Object.values(value);
      for (let at = inner.length - 1; at >= 0; at--) if (typeof inner[at] === "object") waiting.push(inner[at]);
    }
  }
}
