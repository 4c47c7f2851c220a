// Walks the nodes that stand on lines the change wrote, for ideas that look at one node at a time.
import type { PatchContext } from "./context.ts";
import { lineAt, offsetOfLine, touchedLines } from "./context.ts";
import { type AnyNode, nodesWithin } from "./nodes.ts";
import type { Candidate } from "./patch.ts";

type Look = (node: AnyNode, parent: AnyNode | null, inAsync: boolean) => readonly Candidate[];

export function onTouchedLines(context: PatchContext, look: Look): readonly Candidate[] {
  const { text, tree } = context.file;
  const lines = touchedLines(context.change.hunks);
  if (lines.size === 0) return [];
  const start = offsetOfLine(text, Math.min(...lines));
  const end = offsetOfLine(text, Math.max(...lines) + 1);
  const functions: Array<{ readonly end: number; readonly async: boolean }> = [];
  const found: Candidate[] = [];
  for (const { node, parent } of nodesWithin(tree, start, end)) {
    while (functions.length > 0 && (functions.at(-1) as { end: number }).end <= node.start) functions.pop();
    if (isFunction(node)) functions.push({ end: node.end, async: node.async === true });
    if (lines.has(lineAt(text, node.start)) || lines.has(lineAt(text, node.end)))
      found.push(...look(node, parent, functions.at(-1)?.async ?? true));
  }
  return found;
}

const isFunction = (node: AnyNode): boolean =>
  node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
