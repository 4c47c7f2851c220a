// What only TypeScript declares: enums, namespaces, ambient declarations, interfaces and type aliases.
import type { EnumMember, Statement } from "../tree.ts";
import { nameOf } from "./functions.ts";
import type { Raw } from "./grammar.ts";
import { keyOf } from "./patterns.ts";
import { hasToken, partOf, type Reader, sliceOf, unreadable } from "./reader.ts";
import { noteOfDeclaration } from "./type-note.ts";

export function readEnum(reader: Reader, raw: Raw): Statement {
  const name = partOf(raw, "name");
  const body = partOf(raw, "body");
  if (!name || !body) return unreadable(reader, raw, "an enum without a name");
  const members = body.parts.filter((part) => part.kind !== ",").map((part) => memberOf(reader, part));
  return {
    type: "EnumDeclaration",
    start: raw.start,
    end: raw.end,
    id: nameOf(reader, name),
    const: hasToken(raw, "const"),
    declared: false,
    members,
  };
}

function memberOf(reader: Reader, raw: Raw): EnumMember {
  const assigned = raw.kind === "enum_assignment";
  const name = (assigned ? partOf(raw, "name") : raw) ?? raw;
  const value = assigned ? partOf(raw, "value") : undefined;
  const { key } = keyOf(reader, name);
  const text =
    key.type === "Identifier" || key.type === "PrivateName" ? key.name : key.type === "Literal" ? String(key.value) : sliceOf(reader, name);
  return { type: "EnumMember", start: raw.start, end: raw.end, name: text, init: value ? reader.expression(value) : null };
}

/** `namespace A.B {}` is a namespace B exported from a namespace A. */
export function readNamespace(reader: Reader, raw: Raw): Statement | null {
  const name = partOf(raw, "name");
  const body = partOf(raw, "body");
  // `declare module "x"` describes somebody else's module.
  if (!name || !body || name.kind === "string") return null;
  const names = sliceOf(reader, name)
    .split(".")
    .map((part) => part.trim());
  let inner = reader.statements(body);
  let made: Statement | null = null;
  const { start, end } = raw;
  for (const part of names.reverse()) {
    made = {
      type: "NamespaceDeclaration",
      start,
      end,
      id: { type: "Identifier", start: name.start, end: name.end, name: part },
      declared: false,
      body: inner,
    };
    inner = [{ type: "ExportNamedDeclaration", start, end, declaration: made, source: null, typeOnly: false, specifiers: [] }];
  }
  return made;
}

/** `declare …`: kept where survey may want the name, and marked so that nothing of it runs. */
export function readAmbient(reader: Reader, raw: Raw): Statement | null {
  const inner = raw.parts.find(
    (part) => part.kind.endsWith("_declaration") || part.kind === "function_signature" || part.kind === "internal_module",
  );
  const statement = inner ? reader.statement(inner) : null;
  if (!statement) return null;
  switch (statement.type) {
    case "VariableDeclaration":
    case "ClassDeclaration":
    case "EnumDeclaration":
    case "NamespaceDeclaration":
      return { ...statement, declared: true };
    case "FunctionDeclaration":
      return { ...statement, body: null };
    case "TypeDeclaration":
      return statement;
    default:
      return null;
  }
}

export function readTypeDeclaration(reader: Reader, raw: Raw): Statement {
  return { type: "TypeDeclaration", start: raw.start, end: raw.end, exported: false, ...noteOfDeclaration(reader.text, raw) };
}
