// Walks the nodes that stand on lines the change wrote, for ideas that look at one node at a time.
import { lineMap, type PatchContext, touchedRanges } from "./context.ts";
import { type AnyNode, nodesWithin } from "./nodes.ts";
import type { Candidate } from "./patch.ts";

type Look = (node: AnyNode, parent: AnyNode | null, inAsync: boolean) => readonly Candidate[];

export function onTouchedLines(context: PatchContext, look: Look): readonly Candidate[] {
  const { text, tree } = context.file;
  const ranges = touchedRanges(context.change.hunks);
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lines = lineMap(text);
  const touched = (offset: number): boolean => {
    const line = lines.lineAt(offset);
    return ranges.some((range) => range.from <= line && line <= range.to);
  };
  const functions: Array<{ readonly end: number; readonly async: boolean }> = [];
  const found: Candidate[] = [];
  for (const { node, parent } of nodesWithin(tree, lines.offsetOf(first.from), lines.offsetOf(last.to + 1))) {
    while (functions.length > 0 && (functions.at(-1) as { end: number }).end <= node.start) functions.pop();
    if (isFunction(node)) functions.push({ end: node.end, async: node.async === true });
    if (touched(node.start) || touched(node.end)) found.push(...look(node, parent, functions.at(-1)?.async ?? true));
  }
  return found;
}

const isFunction = (node: AnyNode): boolean =>
  node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
