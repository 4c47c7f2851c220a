// Another comparison, or the same one with its bound moved by one.
import type { PatchContext } from "../context.ts";
import { type AnyNode, operatorPlace } from "../nodes.ts";
import type { Candidate } from "../patch.ts";
import { onTouchedLines } from "../touched.ts";

const others: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">", ">="],
  "<=": ["<", ">=", ">"],
  ">": [">=", "<", "<="],
  ">=": [">", "<=", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "==": ["!="],
  "!=": ["=="],
};

export function comparison(context: PatchContext): readonly Candidate[] {
  return onTouchedLines(context, (node) => {
    if (node.type !== "BinaryExpression") return [];
    const operator = String(node.operator);
    const [left, right] = [node.left as AnyNode, node.right as AnyNode];
    const place = operatorPlace(context.file.text, left, right, operator);
    if (place === null || others[operator] === undefined) return [];
    const swapped = others[operator].map(
      (text): Candidate => ({
        idea: "comparison",
        says: `compares with \`${text}\` instead of \`${operator}\``,
        edit: { path: context.file.path, ...place, text },
      }),
    );
    return [...swapped, ...movedBounds(context, right)];
  });
}

function movedBounds(context: PatchContext, bound: AnyNode): readonly Candidate[] {
  if (bound.type !== "Literal" || typeof bound.value !== "number" || !Number.isInteger(bound.value)) return [];
  const value = bound.value;
  return [value - 1, value + 1].map((next) => ({
    idea: "bound",
    says: `takes ${next} as the bound instead of ${value}`,
    edit: { path: context.file.path, start: bound.start, end: bound.end, text: String(next) },
  }));
}
