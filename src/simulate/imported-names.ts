// The names a file imports from a specifier: what a package that is not at hand must seem to export.
import type { Sources } from "#syntax/sources.ts";

export function namesImported(sources: Sources, from: string, specifier: string): readonly string[] {
  const names = new Set<string>();
  for (const statement of sources.parsed(from)?.tree.body ?? []) {
    if (statement.type === "ImportDeclaration" && statement.source === specifier) {
      for (const one of statement.specifiers)
        if (one.imported !== "*" && one.imported !== "default" && !one.typeOnly) names.add(one.imported);
    }
    if (statement.type === "ExportNamedDeclaration" && statement.source === specifier)
      for (const one of statement.specifiers) if (!one.typeOnly) names.add(one.local);
  }
  names.delete("default");
  return [...names].sort();
}
