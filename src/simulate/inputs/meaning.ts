// What a type's name means: its alias or interface, the values of an enum, the public fields of a class.
import type { Sources } from "#syntax/sources.ts";
import type { ClassDeclaration, EnumMember, TypeNote } from "#syntax/tree.ts";
import { declarationOf } from "./declarations.ts";

/** The type, and the file in which its own names are to be looked up. null: not found, or a type parameter. */
export function meaningOf(sources: Sources, path: string, name: string): { readonly path: string; readonly type: TypeNote } | null {
  const declaration = declarationOf(sources, path, name.split(".")[0] ?? name);
  if (declaration === null) return null;
  const where = declaration.file.path;
  switch (declaration.statement.type) {
    case "TypeDeclaration":
      return { path: where, type: declaration.statement.note };
    case "EnumDeclaration":
      return { path: where, type: { kind: "union", members: enumValues(declaration.statement.members) } };
    case "ClassDeclaration":
      return { path: where, type: fieldsOf(declaration.statement) };
    default:
      return null;
  }
}

function enumValues(members: readonly EnumMember[]): TypeNote[] {
  let next = 0;
  return members.map((member) => {
    const value = member.init?.type === "Literal" ? member.init.value : next;
    if (typeof value === "number") next = value + 1;
    return { kind: "literal", value: typeof value === "string" || typeof value === "number" ? value : next };
  });
}

function fieldsOf(declaration: ClassDeclaration): TypeNote {
  const properties: Array<{ name: string; optional: boolean; type: TypeNote }> = [];
  for (const member of declaration.body) {
    if (member.type === "Field" && !member.static && member.key.type === "Identifier") {
      properties.push({ name: member.key.name, optional: false, type: member.note ?? { kind: "other", text: "unknown" } });
    }
    if (member.type === "Method" && member.kind === "constructor") {
      for (const param of member.value.params) {
        if (!param.property || param.pattern.type !== "Identifier") continue;
        properties.push({ name: param.pattern.name, optional: param.optional, type: param.note ?? { kind: "other", text: "unknown" } });
      }
    }
  }
  return { kind: "object", properties };
}
