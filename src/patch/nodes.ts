// Every node of a tree that stands on given lines, outermost first. Knows only that nodes are objects with a type and a place.
import type { FileTree } from "#syntax/tree.ts";

export type AnyNode = { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: unknown };

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as AnyNode).type === "string" &&
  typeof (value as AnyNode).start === "number";

/** `within`: offsets of the lines of interest; a node that does not meet them is not entered. */
export function* nodesWithin(
  tree: FileTree,
  start: number,
  end: number,
): Generator<{ readonly node: AnyNode; readonly parent: AnyNode | null }> {
  const waiting: Array<{ node: AnyNode; parent: AnyNode | null }> = [{ node: tree as unknown as AnyNode, parent: null }];
  while (waiting.length > 0) {
    const next = waiting.pop() as { node: AnyNode; parent: AnyNode | null };
    if (next.node.end < start || next.node.start > end) continue;
    yield next;
    const children = Object.values(next.node)
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .filter(isNode);
    for (const node of children.reverse()) waiting.push({ node, parent: next.node });
  }
}

/** The operator token between two operands: where it stands in the text. */
export function operatorPlace(
  text: string,
  left: AnyNode,
  right: AnyNode,
  operator: string,
): { readonly start: number; readonly end: number } | null {
  const between = text.slice(left.end, right.start);
  const bare = between.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (comment) => " ".repeat(comment.length));
  const at = bare.indexOf(operator);
  return at < 0 ? null : { start: left.end + at, end: left.end + at + operator.length };
}
