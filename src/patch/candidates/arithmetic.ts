// Another arithmetic operator between the same operands.
import type { PatchContext } from "../context.ts";
import { type AnyNode, operatorPlace } from "../nodes.ts";
import type { Candidate } from "../patch.ts";
import { onTouchedLines } from "../touched.ts";

const others: Readonly<Record<string, readonly string[]>> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/", "**"],
  "/": ["*", "%"],
  "%": ["/"],
  "**": ["*"],
};

export function arithmetic(context: PatchContext): readonly Candidate[] {
  return onTouchedLines(context, (node) => {
    const compound = node.type === "AssignmentExpression" && node.operator !== "=";
    if (node.type !== "BinaryExpression" && !compound) return [];
    const operator = String(node.operator).replace(/=$/, "");
    const place = operatorPlace(context.file.text, node.left as AnyNode, node.right as AnyNode, operator);
    if (place === null || others[operator] === undefined) return [];
    return others[operator].map(
      (text): Candidate => ({
        idea: "arithmetic",
        says: `uses \`${text}\` instead of \`${operator}\``,
        edit: { path: context.file.path, ...place, text },
      }),
    );
  });
}
