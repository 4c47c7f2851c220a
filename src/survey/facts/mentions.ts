// Every mention of a name, as it is met; what it refers to is decided when all declarations of the file are known.

import { inlineImport, moduleAsked } from "./imports.ts";
import { alongChain, chainOf, isClass, isFunction, type SyntaxNode } from "./nodes.ts";
import type { Scope } from "./scopes.ts";

export type Mention = {
  readonly scope: Scope;
  /** The declaration it stands in. */
  readonly from: string;
  /** The name a chain starts with; `this` and `super` are kept as they are; "" when it starts with no name. */
  readonly root: string;
  readonly path: readonly string[];
  /** The member asked of something whose kind is not known: `b` of `f().b()`. */
  readonly last: string | null;
  /** The class made in place: `new Shop().open()`. */
  readonly made: string | null;
  readonly kind: "calls" | "references" | "extends";
  readonly start: number;
};

/** The mention a node is, or null; nodes inside it that it accounts for are added to `taken`. */
export function mentionAt(node: SyntaxNode, parent: SyntaxNode | null, taken: Set<SyntaxNode>): Omit<Mention, "scope" | "from"> | null {
  const kind = kindOf(node, parent);
  if (node.type === "Identifier") return { root: node.name, path: [], last: null, made: null, kind, start: node.start };
  if (node.type === "Super" && kind === "calls")
    return { root: "super", path: ["constructor"], last: null, made: null, kind, start: node.start };
  if (node.type !== "MemberExpression") return null;
  const { root, path, cut } = chainOf(node);
  const last = path.at(-1) ?? null;
  for (const inner of alongChain(node)) {
    if (inner === root) break;
    taken.add(inner);
  }
  const name = rootName(root);
  if (name === null) return { root: "", path: [], last, made: madeBy(root), kind, start: node.start };
  if (root.type === "Identifier" || root.type === "ThisExpression" || root.type === "Super") taken.add(root);
  return { root: name, path: cut ? [] : path, last: cut || path.length > 0 ? last : null, made: null, kind, start: node.start };
}

function rootName(root: SyntaxNode): string | null {
  if (root.type === "Identifier") return root.name;
  if (root.type === "ThisExpression") return "this";
  if (root.type === "Super") return "super";
  const specifier = moduleAsked(root);
  return specifier === null ? null : inlineImport(specifier);
}

const madeBy = (root: SyntaxNode): string | null =>
  root.type === "NewExpression" && root.callee.type === "Identifier" ? root.callee.name : null;

function kindOf(node: SyntaxNode, parent: SyntaxNode | null): Mention["kind"] {
  if (parent === null) return "references";
  if (isClass(parent) && parent.superClass === node) return "extends";
  if ((parent.type === "CallExpression" || parent.type === "NewExpression") && parent.callee === node) return "calls";
  if (parent.type === "TaggedTemplateExpression" && parent.tag === node) return "calls";
  return parent.type === "JsxElement" && parent.name === node ? "calls" : "references";
}

/** An identifier that names a key, a declaration or a binding mentions nothing. */
export function isOnlyName(node: SyntaxNode, parent: SyntaxNode | null): boolean {
  switch (parent?.type) {
    case "MemberExpression":
      return parent.property === node && !parent.computed;
    case "Property":
      return parent.key === node && !parent.computed && parent.value !== node;
    case "Method":
    case "Field":
      return parent.key === node && !parent.computed;
    case "EnumDeclaration":
    case "NamespaceDeclaration":
    case "ImportEqualsDeclaration":
      return parent.id === node;
    case "ImportSpecifier":
      return true;
    default:
      return (isFunction(parent) || isClass(parent)) && parent.id === node;
  }
}
