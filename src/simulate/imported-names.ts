// The names a file asks of a specifier: what a package that is not at hand must seem to export.
import type { Sources } from "#syntax/sources.ts";
import { nodesOf } from "./inputs/walk.ts";

/** null: no import or export statement of the file names the specifier, so that nothing is known of what it asks. */
export function namesImported(sources: Sources, from: string, specifier: string): readonly string[] | null {
  const names = new Set<string>();
  const spaces = new Set<string>();
  let found = false;
  const body = sources.parsed(from)?.tree.body ?? [];
  for (const statement of body) {
    if (statement.type === "ImportDeclaration" && statement.source === specifier) {
      found = true;
      for (const one of statement.specifiers) {
        if (one.imported === "*") spaces.add(one.local.name);
        else if (!one.typeOnly) names.add(one.imported);
      }
    } else if (statement.type === "ExportNamedDeclaration" && statement.source === specifier) {
      found = true;
      for (const one of statement.specifiers) if (!one.typeOnly) names.add(one.local);
    } else if (statement.type === "ExportAllDeclaration" && statement.source === specifier) found = true;
  }
  if (spaces.size > 0) for (const name of membersOf(body, spaces)) names.add(name);
  names.delete("default");
  return found ? [...names].sort() : null;
}

/** Names read from the namespaces, wherever the file does so. */
function* membersOf(body: unknown, spaces: ReadonlySet<string>): Generator<string> {
  for (const node of nodesOf(body)) {
    const member = node as {
      readonly object?: { readonly type: string; readonly name?: string };
      readonly property?: { readonly type: string; readonly name?: string };
      readonly computed?: boolean;
    };
    if (
      node.type !== "MemberExpression" ||
      member.computed === true ||
      member.object?.type !== "Identifier" ||
      !spaces.has(member.object.name ?? "")
    )
      continue;
    if (member.property?.type === "Identifier" && member.property.name !== undefined) yield member.property.name;
  }
}
