// Functions, arrows, methods' functions and their parameters.
import type {
  BlockStatement,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  Parameter,
  Pattern,
  RestElement,
  Statement,
} from "../tree.ts";
import { identifierText } from "./escapes.ts";
import type { Raw } from "./grammar.ts";
import { type ArrowHead, hasToken, kindOfPart, partOf, partsOf, type Reader, sliceOf } from "./reader.ts";
import { noteOfAnnotation } from "./type-note.ts";

export function readFunction<T extends "FunctionExpression" | "FunctionDeclaration">(
  reader: Reader,
  raw: Raw,
  type: T,
): T extends "FunctionDeclaration" ? FunctionDeclaration : FunctionExpression {
  const name = partOf(raw, "name");
  const made = { ...partsOfFunction(reader, raw), type, id: name ? nameOf(reader, name) : null };
  return made as unknown as T extends "FunctionDeclaration" ? FunctionDeclaration : FunctionExpression;
}

/** The function of a method, accessor or constructor: its name belongs to the member. */
export function readMethodFunction(reader: Reader, raw: Raw): FunctionExpression {
  return { ...partsOfFunction(reader, raw), type: "FunctionExpression", id: null };
}

function partsOfFunction(reader: Reader, raw: Raw) {
  const parameters = partOf(raw, "parameters");
  const body = partOf(raw, "body");
  return {
    start: raw.start,
    end: raw.end,
    params: parameters ? readParameters(reader, parameters) : [],
    body: body ? readBody(reader, body) : null,
    async: hasToken(raw, "async"),
    generator: hasToken(raw, "*"),
    returns: noteOfAnnotation(reader.text, partOf(raw, "return_type")),
  };
}

export function nameOf(reader: Reader, raw: Raw): Identifier {
  return { type: "Identifier", start: raw.start, end: raw.end, name: identifierText(sliceOf(reader, raw)) };
}

export function readArrowHead(reader: Reader, raw: Raw): ArrowHead {
  const list = kindOfPart(raw, "formal_parameters");
  const sole = raw.parts.find((part) => part.kind === "identifier");
  const result = raw.parts.find((part) => part.kind.endsWith("_annotation"));
  return {
    params: list ? readParameters(reader, list) : sole ? [parameterOf(sole, nameOf(reader, sole))] : [],
    async: hasToken(raw, "async"),
    returns: noteOfAnnotation(reader.text, result),
  };
}

/** An arrow whose body is a block; the others are operator spines. */
export function readArrow(reader: Reader, raw: Raw): Expression {
  const body = raw.parts.at(-1) as Raw;
  return {
    type: "ArrowFunctionExpression",
    start: raw.start,
    end: raw.end,
    id: null,
    generator: false,
    body: readBody(reader, body),
    ...reader.arrow(raw),
  };
}

/** A function's block: string statements at its top are directives. */
export function readBody(reader: Reader, raw: Raw): BlockStatement {
  return { type: "BlockStatement", start: raw.start, end: raw.end, body: withDirectives(reader, reader.statements(raw)) };
}

export function withDirectives(reader: Reader, body: readonly Statement[]): readonly Statement[] {
  let count = 0;
  while (isTextStatement(reader, body[count])) count++;
  if (count === 0) return body;
  return body.map((statement, index) => {
    if (index >= count || statement.type !== "ExpressionStatement") return statement;
    return { ...statement, directive: reader.text.slice(statement.expression.start + 1, statement.expression.end - 1) };
  });
}

function isTextStatement(reader: Reader, statement: Statement | undefined): boolean {
  if (statement?.type !== "ExpressionStatement" || statement.expression.type !== "Literal") return false;
  const quote = reader.text[statement.start];
  return typeof statement.expression.value === "string" && (quote === '"' || quote === "'");
}

function readParameters(reader: Reader, raw: Raw): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (const part of raw.parts) {
    const target = partOf(part, "pattern");
    if (part.kind === "identifier") parameters.push(parameterOf(part, nameOf(reader, part)));
    else if (target && target.kind !== "this") parameters.push(readParameter(reader, part, target));
  }
  return parameters;
}

function readParameter(reader: Reader, raw: Raw, target: Raw): Parameter {
  const value = partOf(raw, "value");
  const pattern = reader.pattern(target);
  return {
    ...parameterOf(
      raw,
      value
        ? { type: "AssignmentPattern", start: target.start, end: value.end, left: pattern as Pattern, right: reader.expression(value) }
        : pattern,
    ),
    optional: raw.kind === "optional_parameter" || value !== undefined,
    note: noteOfAnnotation(reader.text, partOf(raw, "type")),
    property: raw.parts.some(
      (part) => part.kind === "accessibility_modifier" || part.kind === "override_modifier" || part.kind === "readonly",
    ),
    decorators: readDecorators(reader, partsOf(raw, "decorator")),
  };
}

function parameterOf(raw: Raw, pattern: Pattern | RestElement): Parameter {
  return { type: "Parameter", start: raw.start, end: raw.end, pattern, optional: false, note: null, property: false, decorators: [] };
}

export function readDecorators(reader: Reader, raws: readonly Raw[]): readonly Expression[] {
  return raws.flatMap((raw) => (raw.parts[0] ? [reader.expression(raw.parts[0])] : []));
}
