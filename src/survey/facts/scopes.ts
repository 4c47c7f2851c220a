// Which names are declared where, so that a mention of a name is not taken for the import or declaration it shadows.
// Names may be mentioned before they are declared: ask only after the whole file was walked.
import type { Pattern, RestElement } from "#syntax/tree.ts";
import { isFunction, type SyntaxNode } from "./nodes.ts";

export type Scope = {
  readonly parent: Scope | null;
  readonly isFunction: boolean;
  /** Each name with the class its value is an instance of, when that is known. */
  readonly names: Map<string, string | null>;
};

export const newScope = (parent: Scope | null, isFunctionScope: boolean): Scope => ({
  parent,
  isFunction: isFunctionScope,
  names: new Map(),
});

export function opensScope(node: SyntaxNode): boolean {
  switch (node.type) {
    case "BlockStatement":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "SwitchStatement":
    case "TryStatement":
    case "StaticBlock":
    case "ClassExpression":
    case "NamespaceDeclaration":
      return true;
    default:
      return isFunction(node);
  }
}

/** `var` belongs to the function around it. */
export function functionScope(scope: Scope): Scope {
  let at = scope;
  while (!at.isFunction && at.parent !== null) at = at.parent;
  return at;
}

export function declare(scope: Scope, name: string, instanceOf: string | null): void {
  scope.names.set(name, instanceOf ?? scope.names.get(name) ?? null);
}

export type Lookup = { readonly scope: Scope; readonly instanceOf: string | null };

export function lookUp(scope: Scope, name: string): Lookup | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const instanceOf = at.names.get(name);
    if (instanceOf !== undefined) return { scope: at, instanceOf };
  }
  return null;
}

/** The identifiers a pattern binds. */
export function boundBy(pattern: Pattern | RestElement): ReadonlyArray<Extract<Pattern, { type: "Identifier" }>> {
  const bound: Array<Extract<Pattern, { type: "Identifier" }>> = [];
  const waiting: Array<Pattern | RestElement | null> = [pattern];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === null) continue;
    if (next.type === "Identifier") bound.push(next);
    else if (next.type === "RestElement") waiting.push(next.argument);
    else if (next.type === "AssignmentPattern") waiting.push(next.left);
    else if (next.type === "ArrayPattern") waiting.push(...next.elements);
    else if (next.type === "ObjectPattern")
      waiting.push(...next.properties.map((property) => (property.type === "RestElement" ? property : property.value)));
  }
  return bound;
}
