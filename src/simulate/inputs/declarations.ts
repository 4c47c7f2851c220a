// Finds what a name means in a file: a function's parameters, a class, a type. Follows imports and re-exports through Sources.
// Reads trees only; nothing runs.
import type { ParsedFile, Sources } from "#syntax/sources.ts";
import type {
  ArrowFunctionExpression,
  ClassDeclaration,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  Statement,
} from "#syntax/tree.ts";

export type Declaration = {
  readonly file: ParsedFile;
  readonly statement: Statement /** The initial value, for a variable. */;
  readonly value: Expression | null;
};
export type FunctionLike = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** How far a chain of re-exports is followed. */
const HOPS_MAX = 12;

/** The declaration of a top-level name of a file, through its imports. */
export function declarationOf(sources: Sources, path: string, name: string, hops = 0): Declaration | null {
  const file = sources.parsed(path);
  if (file === undefined || hops > HOPS_MAX) return null;
  for (const statement of file.tree.body) {
    const found = declaredBy(file, statement, name);
    if (found !== null) return found;
  }
  for (const statement of file.tree.body) {
    if (statement.type !== "ImportDeclaration") continue;
    const specifier = statement.specifiers.find((one) => one.local.name === name);
    if (specifier !== undefined && specifier.imported !== "*")
      return exportOf(sources, path, statement.source, specifier.imported, hops + 1);
  }
  return null;
}

/** The declaration behind an exported name of the module that `from` names. */
function exportOf(sources: Sources, path: string, from: string, name: string, hops: number): Declaration | null {
  const target = sources.resolve(path, from);
  return target.kind === "file" ? exportedDeclaration(sources, target.path, name, hops) : null;
}

export function exportedDeclaration(sources: Sources, path: string, name: string, hops = 0): Declaration | null {
  const file = sources.parsed(path);
  if (file === undefined || hops > HOPS_MAX) return null;
  for (const statement of file.tree.body) {
    if (statement.type === "ExportDefaultDeclaration" && name === "default") return defaultOf(sources, file, statement.declaration, hops);
    if (statement.type === "ExportNamedDeclaration") {
      if (statement.declaration !== null) {
        const found = declaredBy(file, statement.declaration, name);
        if (found !== null) return found;
      }
      const specifier = statement.specifiers.find((one) => one.exported === name);
      if (specifier === undefined) continue;
      return statement.source === null
        ? declarationOf(sources, path, specifier.local, hops + 1)
        : exportOf(sources, path, statement.source, specifier.local, hops + 1);
    }
    if (statement.type === "TypeDeclaration" && statement.exported && statement.name === name) return { file, statement, value: null };
  }
  for (const statement of file.tree.body) {
    if (statement.type !== "ExportAllDeclaration" || statement.exported !== null) continue;
    const found = exportOf(sources, path, statement.source, name, hops + 1);
    if (found !== null) return found;
  }
  return null;
}

function defaultOf(
  sources: Sources,
  file: ParsedFile,
  declaration: Expression | FunctionDeclaration | ClassDeclaration,
  hops: number,
): Declaration | null {
  if (declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration")
    return { file, statement: declaration, value: null };
  if (declaration.type === "Identifier") return declarationOf(sources, file.path, declaration.name, hops + 1);
  return {
    file,
    statement: { type: "ExpressionStatement", expression: declaration, directive: null, start: declaration.start, end: declaration.end },
    value: declaration,
  };
}

function declaredBy(file: ParsedFile, statement: Statement, name: string): Declaration | null {
  switch (statement.type) {
    case "ExportNamedDeclaration":
      return statement.declaration === null ? null : declaredBy(file, statement.declaration, name);
    case "ExportDefaultDeclaration": {
      const inner = statement.declaration;
      return (inner.type === "FunctionDeclaration" || inner.type === "ClassDeclaration") && inner.id?.name === name
        ? { file, statement: inner, value: null }
        : null;
    }
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "EnumDeclaration":
      return statement.id?.name === name ? { file, statement, value: null } : null;
    case "TypeDeclaration":
      return statement.name === name ? { file, statement, value: null } : null;
    case "VariableDeclaration": {
      const found = statement.declarations.find((one) => one.id.type === "Identifier" && one.id.name === name);
      return found === undefined ? null : { file, statement, value: found.init };
    }
    default:
      return null;
  }
}

/** The function that a declaration is, if it is one. */
export function functionOf(declaration: Declaration): FunctionLike | null {
  if (declaration.statement.type === "FunctionDeclaration") return declaration.statement;
  const value = declaration.value;
  if (value?.type === "FunctionExpression" || value?.type === "ArrowFunctionExpression") return value;
  return null;
}

/** The names under which a file exports a top-level declaration. */
export function exportedNames(file: ParsedFile, name: string): string[] {
  const found: string[] = [];
  for (const statement of file.tree.body) {
    if (statement.type === "ExportNamedDeclaration" && statement.source === null) {
      if (statement.declaration !== null && declaredBy(file, statement.declaration, name) !== null) found.push(name);
      for (const one of statement.specifiers) if (one.local === name) found.push(one.exported);
    }
    if (statement.type === "ExportDefaultDeclaration") {
      const inner = statement.declaration;
      const inside =
        inner.type === "FunctionDeclaration" || inner.type === "ClassDeclaration"
          ? inner.id?.name
          : inner.type === "Identifier"
            ? inner.name
            : undefined;
      if (inside === name || (name === "default" && inside === undefined)) found.push("default");
    }
  }
  return found;
}
