// An await in front of a call inside an async function.
import { quoted } from "#ground/quoted.ts";
import type { PatchContext } from "../context.ts";
import type { AnyNode } from "../nodes.ts";
import type { Candidate } from "../patch.ts";
import { onTouchedLines } from "../touched.ts";

export function missingAwait(context: PatchContext): readonly Candidate[] {
  const { text, path } = context.file;
  return onTouchedLines(context, (node, parent, inAsync) => {
    if (node.type !== "CallExpression" || parent?.type === "AwaitExpression" || !inAsync) return [];
    const call = text.slice(node.start, node.end);
    const wrapped = needsParentheses(parent, node) ? `(await ${call})` : `await ${call}`;
    return [
      { idea: "await", says: `awaits ${quoted(call, 40)}`, edit: { path, start: node.start, end: node.end, text: wrapped } },
    ] satisfies Candidate[];
  });
}

const needsParentheses = (parent: AnyNode | null, node: AnyNode): boolean =>
  (parent?.type === "MemberExpression" && parent.object === node) || (parent?.type === "CallExpression" && parent.callee === node);
