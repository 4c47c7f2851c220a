// The few questions every reader of facts asks of a node: is it a function, what literal text is it, which chain of names.
import type {
  ClassMember,
  EnumMember,
  ExportSpecifier,
  Expression,
  FileTree,
  ImportSpecifier,
  JsxAttribute,
  Parameter,
  Pattern,
  PatternProperty,
  PrivateName,
  Property,
  RestElement,
  SpreadElement,
  Statement,
  Super,
  SwitchCase,
  TypeNote,
  VariableDeclarator,
} from "#syntax/tree.ts";

export type SyntaxNode =
  | Statement
  | Expression
  | Pattern
  | ClassMember
  | Parameter
  | Property
  | PatternProperty
  | RestElement
  | SpreadElement
  | PrivateName
  | Super
  | VariableDeclarator
  | SwitchCase
  | JsxAttribute
  | EnumMember
  | ImportSpecifier
  | ExportSpecifier
  | FileTree;

export type FunctionNode = Extract<SyntaxNode, { type: "FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression" }>;
export type ClassNode = Extract<SyntaxNode, { type: "ClassDeclaration" | "ClassExpression" }>;

export const isFunction = (node: SyntaxNode | null | undefined): node is FunctionNode =>
  node?.type === "FunctionDeclaration" || node?.type === "FunctionExpression" || node?.type === "ArrowFunctionExpression";
export const isClass = (node: SyntaxNode | null | undefined): node is ClassNode =>
  node?.type === "ClassDeclaration" || node?.type === "ClassExpression";

export function textOf(node: SyntaxNode | null | undefined): string | null {
  if (node?.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node?.type === "TemplateLiteral") return node.expressions.length === 0 ? (node.cooked[0] ?? null) : null;
  return null;
}

/** The name a key is written with, when it is known without running anything. */
export function keyName(key: Expression | PrivateName, computed: boolean): string | null {
  if (key.type === "PrivateName") return key.name.startsWith("#") ? key.name : `#${key.name}`;
  if (!computed && key.type === "Identifier") return key.name;
  if (key.type === "Literal" && (typeof key.value === "number" || typeof key.value === "string")) return String(key.value);
  return null;
}

/** `a.b.c` is root `a` with path `b`, `c`; a computed step that is no literal ends the path (`cut`). */
export type Chain = { readonly root: SyntaxNode; readonly path: readonly string[]; readonly cut: boolean };

export function chainOf(expression: SyntaxNode): Chain {
  const path: string[] = [];
  let cut = false;
  let node = expression;
  while (node.type === "MemberExpression" || node.type === "ChainExpression") {
    if (node.type === "ChainExpression") {
      node = node.expression;
      continue;
    }
    const name = keyName(node.property, node.computed);
    if (name === null) {
      cut = true;
      path.length = 0;
    } else path.unshift(name);
    node = node.object;
  }
  return { root: node, path, cut };
}

/** The nodes a chain is made of, from the whole down to its root; what is awaited counts as its own. */
export function alongChain(expression: SyntaxNode): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [expression];
  for (let at = expression; ; nodes.push(at)) {
    if (at.type === "MemberExpression") at = at.object;
    else if (at.type === "ChainExpression") at = at.expression;
    else if (at.type === "AwaitExpression") at = at.argument;
    else return nodes;
  }
}

/** The class a note names, through `| null` and the like. */
export function classNamed(note: TypeNote | null): string | null {
  if (note?.kind === "name") return note.name;
  const named = note?.kind === "union" || note?.kind === "intersection" ? note.members.filter((member) => member.kind === "name") : [];
  return named.length === 1 ? classNamed(named[0] ?? null) : null;
}

/** The class an expression makes an instance of: `new Shop()`. */
export function classMade(expression: Expression | null): string | null {
  if (expression?.type === "AwaitExpression") return classMade(expression.argument);
  if (expression?.type !== "NewExpression") return null;
  const { root, path, cut } = chainOf(expression.callee);
  return root.type === "Identifier" && !cut ? [root.name, ...path].join(".") : null;
}
