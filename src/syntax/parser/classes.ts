// Classes and their members. Decorators of methods stand beside the method in the grammar, those of fields inside the field.
import type { ClassDeclaration, ClassExpression, ClassMember } from "../tree.ts";
import { nameOf, readDecorators, readMethodFunction } from "./functions.ts";
import type { Raw } from "./grammar.ts";
import { keyOf } from "./patterns.ts";
import { hasToken, kindOfPart, partOf, partsOf, type Reader, unreadable } from "./reader.ts";
import { noteOfAnnotation } from "./type-note.ts";

export function readClass(reader: Reader, raw: Raw, outerDecorators: readonly Raw[]): ClassDeclaration | ClassExpression {
  const name = partOf(raw, "name");
  const body = partOf(raw, "body");
  return {
    type: raw.kind === "class" ? "ClassExpression" : "ClassDeclaration",
    start: raw.start,
    end: raw.end,
    id: name ? nameOf(reader, name) : null,
    superClass: parentOf(reader, raw),
    body: body ? membersOf(reader, body) : [],
    decorators: readDecorators(reader, [...outerDecorators, ...partsOf(raw, "decorator")]),
    abstract: raw.kind === "abstract_class_declaration",
    declared: false,
  };
}

function parentOf(reader: Reader, raw: Raw) {
  const heritage = kindOfPart(raw, "class_heritage");
  const clause = heritage && kindOfPart(heritage, "extends_clause");
  const value = clause && partOf(clause, "value");
  return value ? reader.expression(value) : null;
}

function membersOf(reader: Reader, body: Raw): readonly ClassMember[] {
  const members: ClassMember[] = [];
  let decorators: Raw[] = [];
  for (const part of body.parts) {
    if (part.kind === "decorator") {
      decorators.push(part);
      continue;
    }
    const member = part.broken ? unreadable(reader, part, "a class member that cannot be read") : memberOf(reader, part, decorators);
    decorators = [];
    if (member) members.push(member);
  }
  return members;
}

function memberOf(reader: Reader, raw: Raw, decorators: readonly Raw[]): ClassMember | null {
  switch (raw.kind) {
    case "method_definition":
    case "method_signature":
    case "abstract_method_signature":
      return methodOf(reader, raw, decorators);
    case "public_field_definition":
      return fieldOf(reader, raw, decorators);
    case "class_static_block": {
      const body = partOf(raw, "body");
      return { type: "StaticBlock", start: raw.start, end: raw.end, body: body ? reader.statements(body) : [] };
    }
    default:
      // Stray tokens (`;`, `,`) between members mean nothing.
      return /^[a-z_]+$/.test(raw.kind) ? unreadable(reader, raw, `a class member of kind ${raw.kind}`) : null;
  }
}

function methodOf(reader: Reader, raw: Raw, decorators: readonly Raw[]): ClassMember | null {
  const name = partOf(raw, "name");
  if (!name) return unreadable(reader, raw, "a method without a name");
  const { key, computed } = keyOf(reader, name);
  const isStatic = hasToken(raw, "static");
  const isConstructor =
    !isStatic &&
    !computed &&
    ((key.type === "Identifier" && key.name === "constructor") || (key.type === "Literal" && key.value === "constructor"));
  const kind = isConstructor ? "constructor" : hasToken(raw, "get") ? "get" : hasToken(raw, "set") ? "set" : "method";
  return {
    type: "Method",
    start: raw.start,
    end: raw.end,
    kind,
    key,
    computed,
    static: isStatic,
    value: readMethodFunction(reader, raw),
    decorators: readDecorators(reader, [...decorators, ...partsOf(raw, "decorator")]),
  };
}

function fieldOf(reader: Reader, raw: Raw, decorators: readonly Raw[]): ClassMember {
  const name = partOf(raw, "name");
  if (!name) return unreadable(reader, raw, "a field without a name");
  const value = partOf(raw, "value");
  return {
    type: "Field",
    start: raw.start,
    end: raw.end,
    ...keyOf(reader, name),
    static: hasToken(raw, "static"),
    accessor: hasToken(raw, "accessor"),
    declared: hasToken(raw, "declare") || hasToken(raw, "abstract"),
    value: value ? reader.expression(value) : null,
    note: noteOfAnnotation(reader.text, partOf(raw, "type")),
    decorators: readDecorators(reader, [...decorators, ...partsOf(raw, "decorator")]),
  };
}
