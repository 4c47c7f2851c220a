// What a file exports. Exported variables live in cells, so that importers see them change.
import type { Statement } from "#ir/program.ts";
import type * as Source from "#syntax/tree.ts";
import { evaluate, initBinding, setPlace } from "../build.ts";
import { lowerClass } from "../classes/class.ts";
import { declare, markCell } from "../names/bind.ts";
import { namesOf } from "../names/hoist.ts";
import { placeOfName } from "../names/resolve.ts";
import type { Here } from "../names/state.ts";

/** Declared before anything runs, as a function exported by default is hoisted. */
export function declareDefault(here: Here, statements: readonly Source.Statement[]): void {
  for (const statement of statements) {
    if (statement.type === "ExportAssignment" && here.module.file.format === "esm")
      declare(here.scope, DEFAULT, { list: here.fn.cells, readyAt: statement.end, fixed: "throws" });
    if (statement.type !== "ExportDefaultDeclaration") continue;
    const { declaration } = statement;
    if ((declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") && declaration.id) continue;
    const hoisted = declaration.type === "FunctionDeclaration";
    declare(here.scope, DEFAULT, { list: here.fn.cells, readyAt: hoisted ? -1 : statement.end, fixed: "throws" });
  }
}

const DEFAULT = "*default*";

export function collectExports(here: Here, statements: readonly Source.Statement[]): void {
  for (const statement of statements) {
    switch (statement.type) {
      case "ExportNamedDeclaration":
        exportNamed(here, statement);
        break;
      case "ExportAllDeclaration":
        if (statement.typeOnly) break;
        here.module.exports.push(
          statement.exported === null
            ? { kind: "all", request: statement.source }
            : { kind: "from", exported: statement.exported, request: statement.source, imported: "*" },
        );
        break;
      case "ExportDefaultDeclaration": {
        const { declaration } = statement;
        const named = (declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") && declaration.id;
        if (declaration.type === "FunctionDeclaration" && !declaration.body) break;
        exportLocal(here, named ? named.name : DEFAULT, "default");
        break;
      }
      case "ExportAssignment":
        if (here.module.file.format === "esm") exportLocal(here, DEFAULT, "default");
        break;
      case "ImportEqualsDeclaration":
        if (statement.exported && !statement.typeOnly) exportLocal(here, statement.id.name, statement.id.name);
        break;
      default:
    }
  }
}

function exportNamed(here: Here, node: Source.ExportNamedDeclaration): void {
  if (node.typeOnly) return;
  if (node.declaration) for (const name of declaredNames(node.declaration)) exportLocal(here, name, name);
  for (const specifier of node.specifiers) {
    if (specifier.typeOnly) continue;
    if (node.source === null) exportLocal(here, specifier.local, specifier.exported);
    else here.module.exports.push({ kind: "from", exported: specifier.exported, request: node.source, imported: specifier.local });
  }
}

function declaredNames(node: Source.Statement): readonly string[] {
  if (node.type === "VariableDeclaration") return node.declarations.flatMap((declarator) => namesOf(declarator.id));
  return "id" in node && node.id ? [node.id.name] : [];
}

/** A name that stands for no value (a type, something declared elsewhere) leaves nothing to export. */
function exportLocal(here: Here, name: string, exported: string): void {
  const { module } = here;
  if (module.exports.some((known) => known.kind !== "all" && known.exported === exported)) return;
  const binding = here.scope.names.get(name);
  if (!binding) {
    const entry = module.importNames.get(name);
    if (!entry) return;
    entry.passedOn = true;
    module.exports.push({ kind: "from", exported, request: entry.request, imported: entry.imported });
  } else if (binding.local.kind !== "captured") {
    markCell(binding);
    if (binding.readyAt >= 0 && binding.init) binding.init.start = "tdz";
    module.exports.push({ kind: "local", exported, slot: binding.local.slot });
  }
}

export function exportDefault(here: Here, node: Extract<Source.Statement, { type: "ExportDefaultDeclaration" }>): readonly Statement[] {
  const { declaration } = node;
  const at = node.start;
  if (declaration.type === "FunctionDeclaration") return [];
  const binding = here.scope.names.get(DEFAULT);
  if (declaration.type === "ClassDeclaration") {
    if (declaration.id) return here.module.lower.statement(here, declaration);
    return binding ? [evaluate(initBinding(here, at, binding, lowerClass(here, declaration, "default")))] : [];
  }
  return binding ? [evaluate(initBinding(here, at, binding, here.module.lower.expression(here, declaration, "default")))] : [];
}

/** `export = x`: what `require` of this file gives. */
export function exportAssignment(here: Here, node: Extract<Source.Statement, { type: "ExportAssignment" }>): readonly Statement[] {
  const at = node.start;
  const value = here.module.lower.expression(here, node.expression);
  const binding = here.module.file.format === "esm" ? here.scope.names.get(DEFAULT) : undefined;
  if (binding) return [evaluate(initBinding(here, at, binding, value))];
  const target = { kind: "get", place: placeOfName(here, "module", at), at } as const;
  return [evaluate(setPlace(at, { kind: "member", object: target, key: "exports", strict: true }, value))];
}
