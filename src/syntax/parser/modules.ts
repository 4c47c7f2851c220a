// import and export in all their forms.
import type { ExportSpecifier, Expression, ImportSpecifier, Statement } from "../tree.ts";
import { nameOf, readFunction } from "./functions.ts";
import type { Raw } from "./grammar.ts";
import { stringOf } from "./literals.ts";
import { hasToken, kindOfPart, partOf, partsOf, type Reader, sliceOf, unreadable } from "./reader.ts";

export function readImport(reader: Reader, raw: Raw): Statement {
  const { start, end } = raw;
  const typeOnly = hasToken(raw, "type") || (hasToken(raw, "typeof") && reader.typed);
  const required = kindOfPart(raw, "import_require_clause");
  if (required) {
    const source = partOf(required, "source");
    const name = required.parts[0];
    if (source && name)
      return {
        type: "ImportEqualsDeclaration",
        start,
        end,
        id: nameOf(reader, name),
        source: stringOf(reader, source),
        reference: null,
        typeOnly,
        exported: false,
      };
  }
  const source = partOf(raw, "source");
  if (!source) return unreadable(reader, raw, "an import without a source");
  const clause = kindOfPart(raw, "import_clause");
  return {
    type: "ImportDeclaration",
    start,
    end,
    source: stringOf(reader, source),
    typeOnly,
    specifiers: clause ? specifiersOf(reader, clause) : [],
  };
}

function specifiersOf(reader: Reader, clause: Raw): readonly ImportSpecifier[] {
  const specifiers: ImportSpecifier[] = [];
  for (const part of clause.parts) {
    const { start, end } = part;
    if (part.kind === "identifier")
      specifiers.push({ type: "ImportSpecifier", start, end, imported: "default", local: nameOf(reader, part), typeOnly: false });
    else if (part.kind === "namespace_import") {
      const name = part.parts.at(-1);
      if (name) specifiers.push({ type: "ImportSpecifier", start, end, imported: "*", local: nameOf(reader, name), typeOnly: false });
    } else if (part.kind === "named_imports") {
      for (const item of part.parts) if (item.kind === "import_specifier") specifiers.push(specifierOf(reader, item));
    }
  }
  return specifiers;
}

function specifierOf(reader: Reader, raw: Raw): ImportSpecifier {
  const name = partOf(raw, "name") ?? raw;
  const local = partOf(raw, "alias") ?? name;
  return {
    type: "ImportSpecifier",
    start: raw.start,
    end: raw.end,
    imported: exportedName(reader, name),
    local: nameOf(reader, local),
    typeOnly: hasToken(raw, "type") && raw.parts.length > 1,
  };
}

const exportedName = (reader: Reader, raw: Raw): string => (raw.kind === "string" ? stringOf(reader, raw) : nameOf(reader, raw).name);

/** `import X = A.B`. */
export function readImportAlias(reader: Reader, raw: Raw): Statement {
  const [name, target] = [raw.parts[0], raw.parts.at(-1)];
  if (!name || !target) return unreadable(reader, raw, "an import alias without a name");
  const { start, end } = raw;
  return {
    type: "ImportEqualsDeclaration",
    start,
    end,
    id: nameOf(reader, name),
    source: null,
    reference: dotted(reader, target),
    typeOnly: false,
    exported: false,
  };
}

function dotted(reader: Reader, raw: Raw): Expression {
  const names = sliceOf(reader, raw)
    .split(".")
    .map((name) => name.trim());
  const { start, end } = raw;
  let value: Expression = { type: "Identifier", start, end, name: names[0] ?? "" };
  for (const name of names.slice(1))
    value = {
      type: "MemberExpression",
      start,
      end,
      object: value,
      property: { type: "Identifier", start, end, name },
      computed: false,
      optional: false,
    };
  return value;
}

export function readExport(reader: Reader, raw: Raw): Statement | null {
  const { start, end } = raw;
  const source = partOf(raw, "source");
  const from = source ? stringOf(reader, source) : null;
  const clause = kindOfPart(raw, "export_clause");
  const typeOnly = hasToken(raw, "type");
  if (clause)
    return {
      type: "ExportNamedDeclaration",
      start,
      end,
      declaration: null,
      source: from,
      typeOnly,
      specifiers: clause.parts.filter((part) => part.kind === "export_specifier").map((part) => exportSpecifierOf(reader, part)),
    };
  if (from !== null) {
    const name = kindOfPart(raw, "namespace_export")?.parts.at(-1);
    // The grammar does not know `export type *`; the text does.
    const ofTypes = typeOnly || /^export\s+type\b/.test(sliceOf(reader, raw));
    return {
      type: "ExportAllDeclaration",
      start,
      end,
      source: from,
      exported: name ? exportedName(reader, name) : null,
      typeOnly: ofTypes,
    };
  }
  if (hasToken(raw, "default")) return exportDefault(reader, raw);
  const declaration = partOf(raw, "declaration");
  if (declaration) return exportDeclaration(reader, raw, declaration);
  // `export = x` has neither field nor keyword left; `export as namespace X` means nothing at run time.
  const sole = raw.parts[0];
  if (!sole || hasToken(raw, "as") || hasToken(raw, "namespace")) return null;
  return { type: "ExportAssignment", start, end, expression: reader.expression(sole) };
}

function exportSpecifierOf(reader: Reader, raw: Raw): ExportSpecifier {
  const name = partOf(raw, "name") ?? raw;
  const local = exportedName(reader, name);
  const alias = partOf(raw, "alias");
  return {
    type: "ExportSpecifier",
    start: raw.start,
    end: raw.end,
    local,
    exported: alias ? exportedName(reader, alias) : local,
    typeOnly: hasToken(raw, "type") && raw.parts.length > 1,
  };
}

function exportDefault(reader: Reader, raw: Raw): Statement | null {
  const { start, end } = raw;
  const value = partOf(raw, "value") ?? partOf(raw, "declaration");
  if (!value) return unreadable(reader, raw, "export default of nothing");
  const decorators = partsOf(raw, "decorator");
  if (value.kind === "class" || value.kind === "class_declaration" || value.kind === "abstract_class_declaration") {
    return {
      type: "ExportDefaultDeclaration",
      start,
      end,
      declaration: { ...reader.classLike(value, decorators), type: "ClassDeclaration" },
    };
  }
  if (value.kind === "function_expression" || value.kind === "generator_function") {
    return { type: "ExportDefaultDeclaration", start, end, declaration: readFunction(reader, value, "FunctionDeclaration") };
  }
  if (!value.kind.endsWith("_declaration") && value.kind !== "function_signature")
    return { type: "ExportDefaultDeclaration", start, end, declaration: reader.expression(value) };
  const declaration = reader.statement(value);
  if (declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration")
    return { type: "ExportDefaultDeclaration", start, end, declaration };
  return declaration;
}

function exportDeclaration(reader: Reader, raw: Raw, inner: Raw): Statement | null {
  const { start, end } = raw;
  const decorators = partsOf(raw, "decorator");
  const declaration =
    inner.kind === "class_declaration" || inner.kind === "abstract_class_declaration"
      ? (reader.classLike(inner, decorators) as Statement)
      : reader.statement(inner);
  if (!declaration) return null;
  if (declaration.type === "TypeDeclaration" || declaration.type === "ImportEqualsDeclaration") return { ...declaration, exported: true };
  if (declaration.type === "Unreadable") return declaration;
  return { type: "ExportNamedDeclaration", start, end, declaration, source: null, typeOnly: false, specifiers: [] };
}
