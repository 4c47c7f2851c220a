// What a file gives to others in the module syntax of the language. CommonJS is commonjs.ts.
import type { ExportFact } from "#graph/facts.ts";
import type { Statement } from "#syntax/tree.ts";
import { readCommonJs } from "./commonjs.ts";
import { addMembersOf, addSymbol, type Outline, type Place, readDeclaration } from "./declarations.ts";
import { isClass, isFunction } from "./nodes.ts";
import { boundBy } from "./scopes.ts";

type ExportStatement = Extract<
  Statement,
  { type: "ExportNamedDeclaration" | "ExportAllDeclaration" | "ExportDefaultDeclaration" | "ExportAssignment" }
>;

export function readExport(outline: Outline, statement: ExportStatement, place: Place): void {
  switch (statement.type) {
    case "ExportAllDeclaration":
      outline.exports.push({ exported: statement.exported ?? "*", local: null, specifier: statement.source, imported: "*" });
      return;
    case "ExportAssignment":
      readCommonJs(outline, statement, place);
      return;
    case "ExportDefaultDeclaration":
      readDefault(outline, statement, place);
      return;
    case "ExportNamedDeclaration": {
      for (const one of statement.specifiers) outline.exports.push(named(one.exported, one.local, statement.source));
      if (statement.declaration === null) return;
      for (const name of namesDeclared(statement.declaration)) outline.exports.push(named(name, name, null));
      readDeclaration(outline, statement.declaration, place);
    }
  }
}

const named = (exported: string, local: string, source: string | null): ExportFact =>
  source === null ? { exported, local, specifier: null, imported: null } : { exported, local: null, specifier: source, imported: local };

function readDefault(outline: Outline, statement: Extract<Statement, { type: "ExportDefaultDeclaration" }>, place: Place): void {
  const { declaration } = statement;
  if (declaration.type === "Identifier") {
    outline.exports.push(named("default", declaration.name, null));
    outline.quiet.add(declaration);
    return;
  }
  const name = isFunction(declaration) || isClass(declaration) ? (declaration.id?.name ?? "default") : "default";
  outline.exports.push(named("default", name, null));
  if (readDeclaration(outline, declaration, place, name)) return;
  addSymbol(outline, declaration, name, "variable", place);
  if (!isFunction(declaration) && !isClass(declaration)) addMembersOf(outline, declaration, `${name}.`);
}

function namesDeclared(declaration: Statement): readonly string[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap((one) => boundBy(one.id).map((bound) => bound.name));
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return declaration.id === null ? [] : [declaration.id.name];
    case "EnumDeclaration":
    case "NamespaceDeclaration":
      return [declaration.id.name];
    case "TypeDeclaration":
      return [declaration.name];
    default:
      return [];
  }
}
