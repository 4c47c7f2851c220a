// The declarations of a file: which top-level names there are, what they hold, and which node stands for each.
// Only declarations get names here; what mentions them is references.ts.
import type { FileTree, Statement } from "#syntax/tree.ts";
import { readCommonJs } from "./commonjs.ts";
import { addSymbol, type Outline, type Place, readDeclaration } from "./declarations.ts";
import { readExport } from "./exports.ts";
import { importsOf } from "./imports.ts";

export const moduleName = "<module>";

export function outlineOf(tree: FileTree): Outline {
  const outline: Outline = { symbols: [], owners: new Map(), exports: [], imports: [], quiet: new Set() };
  for (const statement of tree.body) readStatement(outline, statement, { prefix: "", whole: statement });
  return outline;
}

function readStatement(outline: Outline, statement: Statement, place: Place): void {
  switch (statement.type) {
    case "ImportDeclaration":
    case "ImportEqualsDeclaration":
      outline.imports.push(...importsOf(statement));
      if (statement.type === "ImportEqualsDeclaration" && statement.reference)
        addSymbol(outline, statement, statement.id.name, "variable", place);
      return;
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
    case "ExportDefaultDeclaration":
    case "ExportAssignment":
      readExport(outline, statement, place);
      return;
    case "ExpressionStatement":
      if (!readCommonJs(outline, statement.expression, place)) addModuleCode(outline, statement, place);
      return;
    case "EmptyStatement":
      return;
    case "VariableDeclaration":
      readDeclaration(outline, statement, place);
      for (const { id, init } of statement.declarations) if (id.type === "Identifier") readCommonJs(outline, init, place, id.name);
      return;
    default:
      if (!readDeclaration(outline, statement, place)) addModuleCode(outline, statement, place);
  }
}

function addModuleCode(outline: Outline, statement: Statement, place: Place): void {
  if (place.prefix === "") outline.symbols.push({ name: moduleName, form: "module", start: statement.start, end: statement.end });
}
