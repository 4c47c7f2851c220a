// Statements but for loops, declarations and modules.
import type { BlockStatement, Expression, Statement, SwitchCase } from "../tree.ts";
import type { Raw } from "./grammar.ts";
import { kindOfPart, partOf, type Reader, sliceOf, unreadable } from "./reader.ts";
import { readUsing } from "./variables.ts";

export function readExpressionStatement(reader: Reader, raw: Raw): Statement {
  const inner = raw.parts[0];
  const { start, end } = raw;
  if (!inner) return { type: "EmptyStatement", start, end };
  if (inner.kind === "object" || startsWithObject(inner)) return objectAsBlock(reader, inner);
  const using = readUsing(reader, raw, inner);
  if (using) return using;
  // `namespace X {}` reaches us as an expression.
  if (inner.kind === "internal_module") return reader.statement(inner) ?? { type: "EmptyStatement", start, end };
  return { type: "ExpressionStatement", start, end, expression: reader.expression(inner), directive: null };
}

/** A statement cannot begin with an object literal: what the grammar calls one is a block. */
function startsWithObject(raw: Raw): boolean {
  return raw.kind === "sequence_expression" && raw.parts[0]?.kind === "object";
}

function objectAsBlock(reader: Reader, raw: Raw): Statement {
  if (raw.kind !== "object") return unreadable(reader, raw, "a block that was read as an object");
  const body: Statement[] = [];
  for (const part of raw.parts) {
    const key = partOf(part, "key");
    const value = partOf(part, "value");
    const { start, end } = part;
    if (part.kind === "pair" && key?.kind === "property_identifier" && value) {
      body.push({
        type: "LabeledStatement",
        start,
        end,
        label: sliceOf(reader, key),
        body: { type: "ExpressionStatement", start: value.start, end: value.end, expression: reader.expression(value), directive: null },
      });
    } else if (part.kind === "shorthand_property_identifier") {
      body.push({
        type: "ExpressionStatement",
        start,
        end,
        expression: { type: "Identifier", start, end, name: sliceOf(reader, part) },
        directive: null,
      });
    } else body.push(unreadable(reader, part, "a block that was read as an object"));
  }
  return { type: "BlockStatement", start: raw.start, end: raw.end, body };
}

export function readBlock(reader: Reader, raw: Raw): BlockStatement {
  return { type: "BlockStatement", start: raw.start, end: raw.end, body: reader.statements(raw) };
}

/** A statement in the place of a body; declarations without run-time meaning leave an empty one. */
export function bodyOf(reader: Reader, raw: Raw, field: string): Statement {
  const body = partOf(raw, field);
  if (!body) return unreadable(reader, raw, `a ${raw.kind} without its ${field}`);
  return reader.statement(body) ?? { type: "EmptyStatement", start: body.start, end: body.end };
}

export function expressionOf(reader: Reader, raw: Raw, field: string): Expression {
  const part = partOf(raw, field);
  return part ? reader.expression(part) : unreadable(reader, raw, `a ${raw.kind} without its ${field}`);
}

/** A ladder of `else if` is read with a loop: generated code makes it as long as it likes. */
export function readIf(reader: Reader, raw: Raw): Statement {
  const rungs: Raw[] = [];
  let last: Raw | undefined = raw;
  while (last?.kind === "if_statement" && !last.broken) {
    rungs.push(last);
    last = partOf(last, "alternative")?.parts[0];
  }
  let alternate = last ? reader.statement(last) : null;
  for (let rung = rungs.pop(); rung; rung = rungs.pop()) {
    const { start, end } = rung;
    alternate = {
      type: "IfStatement",
      start,
      end,
      test: expressionOf(reader, rung, "condition"),
      consequent: bodyOf(reader, rung, "consequence"),
      alternate,
    };
  }
  return alternate ?? unreadable(reader, raw, "an if that cannot be read");
}

export function readSwitch(reader: Reader, raw: Raw): Statement {
  const body = partOf(raw, "body");
  return {
    type: "SwitchStatement",
    start: raw.start,
    end: raw.end,
    discriminant: expressionOf(reader, raw, "value"),
    cases: (body?.parts ?? []).map((part) => caseOf(reader, part)),
  };
}

function caseOf(reader: Reader, raw: Raw): SwitchCase {
  if (raw.kind === "ERROR")
    return {
      type: "SwitchCase",
      start: raw.start,
      end: raw.end,
      test: unreadable(reader, raw, "a case that cannot be read"),
      consequent: [],
    };
  const consequent = raw.parts.filter((part) => part.field === "body").flatMap((part) => reader.statement(part) ?? []);
  return {
    type: "SwitchCase",
    start: raw.start,
    end: raw.end,
    test: raw.kind === "switch_default" ? null : expressionOf(reader, raw, "value"),
    consequent,
  };
}

export function readTry(reader: Reader, raw: Raw): Statement {
  const handler = partOf(raw, "handler");
  const finalizer = partOf(raw, "finalizer");
  const parameter = handler && partOf(handler, "parameter");
  const parameterPattern = parameter ? reader.pattern(parameter) : null;
  return {
    type: "TryStatement",
    start: raw.start,
    end: raw.end,
    block: blockIn(reader, raw),
    param: parameterPattern && parameterPattern.type !== "RestElement" ? parameterPattern : null,
    handler: handler ? blockIn(reader, handler) : null,
    finalizer: finalizer ? blockIn(reader, finalizer) : null,
  };
}

function blockIn(reader: Reader, raw: Raw): BlockStatement {
  const body = partOf(raw, "body");
  return body
    ? readBlock(reader, body)
    : { type: "BlockStatement", start: raw.start, end: raw.end, body: [unreadable(reader, raw, "a missing block")] };
}

export function readReturn(reader: Reader, raw: Raw): Statement {
  const value = raw.parts[0];
  return { type: "ReturnStatement", start: raw.start, end: raw.end, argument: value ? reader.expression(value) : null };
}

export function readThrow(reader: Reader, raw: Raw): Statement {
  const value = raw.parts[0];
  return {
    type: "ThrowStatement",
    start: raw.start,
    end: raw.end,
    argument: value ? reader.expression(value) : unreadable(reader, raw, "throw without a value"),
  };
}

export function readJump(reader: Reader, raw: Raw): Statement {
  const label = partOf(raw, "label");
  return {
    type: raw.kind === "break_statement" ? "BreakStatement" : "ContinueStatement",
    start: raw.start,
    end: raw.end,
    label: label ? sliceOf(reader, label) : null,
  };
}

export function readLabeled(reader: Reader, raw: Raw): Statement {
  const label = kindOfPart(raw, "statement_identifier");
  return {
    type: "LabeledStatement",
    start: raw.start,
    end: raw.end,
    label: label ? sliceOf(reader, label) : "",
    body: bodyOf(reader, raw, "body"),
  };
}
