// The tables that lead from a grammar node to the reader of its construct. They only dispatch.

import type { Language } from "../languages.ts";
import type { Expression, FileTree, Statement, Super } from "../tree.ts";
import { readClass } from "./classes.ts";
import { readAmbient, readEnum, readNamespace, readTypeDeclaration } from "./declarations.ts";
import { nameOf, readArrow, readArrowHead, readDecorators, readFunction, withDirectives } from "./functions.ts";
import type { Raw } from "./grammar.ts";
import { readJsxElement } from "./jsx.ts";
import { numberOf, regexOf, stringOf, templateOf } from "./literals.ts";
import { readDo, readFor, readForIn, readWhile } from "./loops.ts";
import { mendedRaw } from "./mend.ts";
import { readExport, readImport, readImportAlias } from "./modules.ts";
import { readArray, readObject } from "./objects.ts";
import { readNeighbours, readOperators } from "./operators.ts";
import { readPattern } from "./patterns.ts";
import { type Reader, sliceOf, unreadable } from "./reader.ts";
import { isSpine } from "./spine.ts";
import * as plain from "./statements.ts";
import { readVariables } from "./variables.ts";

/** Code nested deeper than this is unreadable: the readers recurse, and the host's stack is not ours to spend. */
const NESTING_MAX = 400;

export type Read = { readonly tree: FileTree; readonly unreadables: Reader["unreadables"]; readonly isModule: boolean };

export function readText(text: string, language: Language): Read {
  const { raw, mended } = mendedRaw(text, language);
  let depth = 0;
  const reader: Reader = {
    text,
    typed: language.typed,
    mended,
    unreadables: [],
    isModule: false,
    expression(inner) {
      if (depth >= NESTING_MAX) return unreadable(reader, inner, "code nested too deeply");
      depth++;
      const value = isSpine(inner) ? readOperators(reader, inner) : atomOf(reader, inner);
      depth--;
      return value as Expression;
    },
    atom: (inner) => (isSpine(inner) ? reader.expression(inner) : atomOf(reader, inner)),
    neighbours: (parts) => readNeighbours(reader, parts),
    pattern: (inner) => readPattern(reader, inner),
    statement(inner) {
      if (depth >= NESTING_MAX) return unreadable(reader, inner, "code nested too deeply");
      depth++;
      const value = inner.broken ? unreadable(reader, inner, "code the grammar cannot read") : statementOf(reader, inner);
      depth--;
      return value;
    },
    statements: (inner) => statementsOf(reader, inner),
    classLike: (inner, decorators) => readClass(reader, inner, decorators),
    arrow: (inner) => readArrowHead(reader, inner),
  };
  const body = raw.broken ? [unreadable(reader, raw, "a file the grammar cannot read")] : withDirectives(reader, statementsOf(reader, raw));
  return { tree: { type: "File", start: 0, end: text.length, body }, unreadables: reader.unreadables, isModule: reader.isModule };
}

function statementsOf(reader: Reader, raw: Raw): readonly Statement[] {
  const body: Statement[] = [];
  for (const part of raw.parts) {
    const statement = reader.statement(part);
    if (statement) body.push(statement);
  }
  return body;
}

type ReadExpression = (reader: Reader, raw: Raw) => Expression | Super;
type ReadStatement = (reader: Reader, raw: Raw) => Statement | null;

const ATOMS: ReadonlyMap<string, ReadExpression> = new Map<string, ReadExpression>([
  ["array", readArray],
  ["array_pattern", (reader, raw) => readPattern(reader, raw) as Expression],
  ["arrow_function", readArrow],
  ["class", (reader, raw) => readClass(reader, raw, []) as Expression],
  ["decorator", (reader, raw) => readDecorators(reader, [raw])[0] ?? unreadable(reader, raw, "an empty decorator")],
  ["false", (_, raw) => ({ type: "Literal", start: raw.start, end: raw.end, value: false })],
  ["function_expression", (reader, raw) => readFunction(reader, raw, "FunctionExpression")],
  ["generator_function", (reader, raw) => readFunction(reader, raw, "FunctionExpression")],
  ["identifier", nameOf],
  ["import", nameOf],
  ["jsx_element", readJsxElement],
  ["jsx_self_closing_element", readJsxElement],
  ["meta_property", metaProperty],
  ["null", (_, raw) => ({ type: "Literal", start: raw.start, end: raw.end, value: null })],
  ["number", (reader, raw) => ({ type: "Literal", start: raw.start, end: raw.end, value: numberOf(reader, raw) })],
  ["object", readObject],
  ["object_assignment_pattern", (reader, raw) => readPattern(reader, raw) as Expression],
  ["object_pattern", (reader, raw) => readPattern(reader, raw) as Expression],
  [
    "parenthesized_expression",
    (reader, raw) => (raw.parts[0] ? reader.expression(raw.parts[0]) : unreadable(reader, raw, "empty parentheses")),
  ],
  [
    "private_property_identifier",
    (reader, raw) =>
      ({ type: "PrivateName", start: raw.start, end: raw.end, name: sliceOf(reader, raw).slice(1) }) as unknown as Expression,
  ],
  ["property_identifier", nameOf],
  ["regex", regexOf],
  ["shorthand_property_identifier_pattern", nameOf],
  ["string", (reader, raw) => ({ type: "Literal", start: raw.start, end: raw.end, value: stringOf(reader, raw) })],
  ["super", (_, raw) => ({ type: "Super", start: raw.start, end: raw.end })],
  ["template_string", templateOf],
  ["this", (_, raw) => ({ type: "ThisExpression", start: raw.start, end: raw.end })],
  ["true", (_, raw) => ({ type: "Literal", start: raw.start, end: raw.end, value: true })],
  ["type_identifier", nameOf],
  ["undefined", nameOf],
]);

function metaProperty(reader: Reader, raw: Raw): Expression {
  const { start, end } = raw;
  if (sliceOf(reader, raw).startsWith("new")) return { type: "MetaProperty", start, end, meta: "new", property: "target" };
  reader.isModule = true;
  return { type: "MetaProperty", start, end, meta: "import", property: "meta" };
}

function atomOf(reader: Reader, raw: Raw): Expression | Super {
  const read = ATOMS.get(raw.kind);
  return read ? read(reader, raw) : unreadable(reader, raw, `an expression of kind ${raw.kind}`);
}

const empty: ReadStatement = (_, raw) => ({ type: "EmptyStatement", start: raw.start, end: raw.end });
const nothing: ReadStatement = () => null;

const STATEMENTS: ReadonlyMap<string, ReadStatement> = new Map<string, ReadStatement>([
  ["abstract_class_declaration", (reader, raw) => readClass(reader, raw, []) as Statement],
  ["ambient_declaration", readAmbient],
  ["break_statement", plain.readJump],
  ["class_declaration", (reader, raw) => readClass(reader, raw, []) as Statement],
  ["continue_statement", plain.readJump],
  ["debugger_statement", (_, raw) => ({ type: "DebuggerStatement", start: raw.start, end: raw.end })],
  ["decorator", nothing],
  ["do_statement", readDo],
  ["empty_statement", empty],
  ["enum_declaration", readEnum],
  ["export_statement", readExport],
  ["expression_statement", plain.readExpressionStatement],
  ["for_in_statement", readForIn],
  ["for_statement", readFor],
  ["function_declaration", (reader, raw) => readFunction(reader, raw, "FunctionDeclaration")],
  ["function_signature", (reader, raw) => readFunction(reader, raw, "FunctionDeclaration")],
  ["generator_function_declaration", (reader, raw) => readFunction(reader, raw, "FunctionDeclaration")],
  ["if_statement", plain.readIf],
  ["import_alias", readImportAlias],
  ["import_statement", readImport],
  ["interface_declaration", readTypeDeclaration],
  ["internal_module", readNamespace],
  ["labeled_statement", plain.readLabeled],
  ["lexical_declaration", readVariables],
  ["module", readNamespace],
  ["return_statement", plain.readReturn],
  ["statement_block", plain.readBlock],
  ["switch_statement", plain.readSwitch],
  ["throw_statement", plain.readThrow],
  ["try_statement", plain.readTry],
  ["type_alias_declaration", readTypeDeclaration],
  ["variable_declaration", readVariables],
  ["while_statement", readWhile],
]);

function statementOf(reader: Reader, raw: Raw): Statement | null {
  const read = STATEMENTS.get(raw.kind);
  return read ? read(reader, raw) : unreadable(reader, raw, `a statement of kind ${raw.kind}`);
}
