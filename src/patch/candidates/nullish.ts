// A guard against null and undefined: `?.` on a member, or `??` where `||` swallows 0 and "".
import { quoted } from "#ground/quoted.ts";
import type { PatchContext } from "../context.ts";
import { type AnyNode, operatorPlace } from "../nodes.ts";
import type { Candidate } from "../patch.ts";
import { onTouchedLines } from "../touched.ts";

export function nullish(context: PatchContext): readonly Candidate[] {
  return onTouchedLines(context, (node) => {
    if (node.type === "LogicalExpression") return swapped(context, node);
    if (node.type === "MemberExpression" && node.optional === false) return optional(context, node);
    return [];
  });
}

function swapped(context: PatchContext, node: AnyNode): readonly Candidate[] {
  const operator = String(node.operator);
  const text = operator === "||" ? "??" : operator === "??" ? "||" : null;
  const place = text === null ? null : operatorPlace(context.file.text, node.left as AnyNode, node.right as AnyNode, operator);
  if (text === null || place === null) return [];
  const says =
    text === "??"
      ? "falls back only for null and undefined (`??` instead of `||`)"
      : "falls back for every falsy value (`||` instead of `??`)";
  return [{ idea: "nullish", says, edit: { path: context.file.path, ...place, text } }];
}

function optional(context: PatchContext, node: AnyNode): readonly Candidate[] {
  const object = node.object as AnyNode;
  const computed = node.computed === true;
  const place = operatorPlace(context.file.text, object, node.property as AnyNode, computed ? "[" : ".");
  if (place === null || object.type === "Super" || object.type === "ThisExpression") return [];
  const name = context.file.text.slice(object.start, object.end);
  return [
    {
      idea: "nullish",
      says: `guards ${quoted(name, 30)} with \`?.\``,
      edit: { path: context.file.path, ...place, text: computed ? "?.[" : "?." },
    },
  ];
}
