// What a file takes from other modules: import statements, `require` and `import()` with a literal name.
import type { ImportFact } from "#graph/facts.ts";
import type { Expression, ImportDeclaration, Statement, VariableDeclarator } from "#syntax/tree.ts";
import { chainOf, keyName, type SyntaxNode, textOf } from "./nodes.ts";

type Importing = ImportDeclaration | Extract<Statement, { type: "ImportEqualsDeclaration" }> | VariableDeclarator;

export function importsOf(node: Importing): readonly ImportFact[] {
  if (node.type === "VariableDeclarator") return fromDeclarator(node);
  if (node.type === "ImportEqualsDeclaration")
    return node.source === null ? [] : [{ specifier: node.source, imported: "*", local: node.id.name }];
  if (node.specifiers.length === 0) return [{ specifier: node.source, imported: "*", local: "" }];
  return node.specifiers.map((one) => ({ specifier: node.source, imported: one.imported, local: one.local.name }));
}

/** `require("./a")` and `import("./a")` as expressions have this for a local name. */
export const inlineImport = (specifier: string): string => `require(${JSON.stringify(specifier)})`;

/** The module an expression is, when it is `require("…")`, `import("…")` or an awaited one. */
export function moduleAsked(expression: SyntaxNode | null): string | null {
  if (expression?.type === "AwaitExpression") return moduleAsked(expression.argument);
  if (expression?.type === "ImportExpression") return textOf(expression.source);
  if (expression?.type !== "CallExpression" || expression.callee.type !== "Identifier" || expression.callee.name !== "require") return null;
  return textOf(expression.arguments[0]);
}

function fromDeclarator({ id, init }: VariableDeclarator): readonly ImportFact[] {
  const asked = init === null ? null : askedOf(init);
  if (asked === null) return [];
  const { specifier, member } = asked;
  if (id.type === "Identifier") return [{ specifier, imported: member ?? "*", local: id.name }];
  if (id.type !== "ObjectPattern" || member !== null) return [];
  return id.properties.flatMap((property) => {
    if (property.type === "RestElement")
      return property.argument.type === "Identifier" ? [{ specifier, imported: "*", local: property.argument.name }] : [];
    const imported = keyName(property.key, property.computed);
    const target = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    return imported !== null && target.type === "Identifier" ? [{ specifier, imported, local: target.name }] : [];
  });
}

function askedOf(init: Expression): { readonly specifier: string; readonly member: string | null } | null {
  const { root, path, cut } = chainOf(init);
  const specifier = moduleAsked(root);
  return specifier === null || cut || path.length > 1 ? null : { specifier, member: path[0] ?? null };
}
