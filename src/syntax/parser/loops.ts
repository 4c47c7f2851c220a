// for, for-in, for-of, while, do.
import type { Expression, Pattern, Statement, VariableDeclaration } from "../tree.ts";
import type { Raw } from "./grammar.ts";
import { partOf, type Reader, sliceOf, unreadable } from "./reader.ts";
import { bodyOf, expressionOf } from "./statements.ts";
import { kindAt } from "./variables.ts";

export function readFor(reader: Reader, raw: Raw): Statement {
  const { start, end } = raw;
  return {
    type: "ForStatement",
    start,
    end,
    init: initOf(reader, partOf(raw, "initializer")),
    test: optional(reader, partOf(raw, "condition")),
    update: optional(reader, partOf(raw, "increment")),
    body: bodyOf(reader, raw, "body"),
  };
}

function initOf(reader: Reader, raw: Raw | undefined): VariableDeclaration | Expression | null {
  if (!raw || raw.kind === "empty_statement") return null;
  if (raw.kind !== "lexical_declaration" && raw.kind !== "variable_declaration") return reader.expression(raw);
  const declaration = reader.statement(raw);
  return declaration?.type === "VariableDeclaration" ? declaration : unreadable(reader, raw, "a loop head that cannot be read");
}

function optional(reader: Reader, raw: Raw | undefined): Expression | null {
  if (!raw || raw.kind === "empty_statement") return null;
  const inner = raw.kind === "expression_statement" ? raw.parts[0] : raw;
  return inner ? reader.expression(inner) : null;
}

export function readForIn(reader: Reader, raw: Raw): Statement {
  const { start, end } = raw;
  const left = partOf(raw, "left");
  const operator = partOf(raw, "operator");
  if (!left || !operator) return unreadable(reader, raw, "a loop head that cannot be read");
  const target = reader.pattern(left);
  if (target.type === "RestElement") return unreadable(reader, raw, "a loop head that cannot be read");
  const kind = partOf(raw, "kind");
  const head = kind ? declarationOf(reader, raw, kind, left, target) : target;
  const right = expressionOf(reader, raw, "right");
  const body = bodyOf(reader, raw, "body");
  if (sliceOf(reader, operator) === "in") return { type: "ForInStatement", start, end, left: head, right, body };
  const waits = raw.parts.some((part) => part.kind === "await" && part.start < left.start && part.field === null);
  return { type: "ForOfStatement", start, end, left: head, right, body, await: waits };
}

function declarationOf(reader: Reader, raw: Raw, kind: Raw, left: Raw, id: Pattern): VariableDeclaration {
  const value = partOf(raw, "value");
  return {
    type: "VariableDeclaration",
    start: kind.start,
    end: left.end,
    kind: kindAt(reader, kind),
    declared: false,
    declarations: [
      { type: "VariableDeclarator", start: left.start, end: left.end, id, init: value ? reader.expression(value) : null, note: null },
    ],
  };
}

export function readWhile(reader: Reader, raw: Raw): Statement {
  return {
    type: "WhileStatement",
    start: raw.start,
    end: raw.end,
    test: expressionOf(reader, raw, "condition"),
    body: bodyOf(reader, raw, "body"),
  };
}

export function readDo(reader: Reader, raw: Raw): Statement {
  return {
    type: "DoWhileStatement",
    start: raw.start,
    end: raw.end,
    test: expressionOf(reader, raw, "condition"),
    body: bodyOf(reader, raw, "body"),
  };
}
