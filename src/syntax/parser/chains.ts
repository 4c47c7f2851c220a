// Members, calls, indexes, tagged templates and `new` in a row; an optional chain ends where the row ends.
import type { Expression, PrivateName, SpreadElement, Super, TypeNote } from "../tree.ts";
import type { Raw } from "./grammar.ts";
import { templateOf } from "./literals.ts";
import { type Reader, unreadable } from "./reader.ts";
import type { Token } from "./spine.ts";
import { noteOfArguments } from "./type-note.ts";

export type Tokens = {
  readonly reader: Reader;
  readonly list: readonly Token[];
  at: number /** The tokens are no expression: all of the spine is given up. */;
  misread: boolean;
};

export function misread(tokens: Tokens, start: number): Expression {
  tokens.misread = true;
  return { type: "Unreadable", start, end: start, message: "no operand" };
}

/** The row starting with `first`, or with the operand at the cursor. */
export function chainOf(tokens: Tokens, start: number, first: Expression | undefined): Expression | Super {
  let value = first ?? operandOf(tokens);
  let optional = false;
  let typeArguments: readonly TypeNote[] = [];
  for (let token = tokens.list[tokens.at]; token; token = tokens.list[tokens.at]) {
    if (token.kind === "types") typeArguments = noteOfArguments(tokens.reader.text, token.raw);
    else if (token.kind === "operator" && token.text === "!postfix") typeArguments = [];
    else {
      const link = linkOf(tokens.reader, value as Expression, token, start, typeArguments);
      if (!link) break;
      value = link;
      typeArguments = [];
      optional ||= "optional" in token && token.optional;
    }
    tokens.at++;
  }
  if (value.type === "Super") return misread(tokens, start);
  return optional ? { type: "ChainExpression", start, end: value.end, expression: value as Expression } : value;
}

/** `new` and its callee and arguments; calls further right belong to the row around it. */
export function newOf(tokens: Tokens, start: number): Expression {
  if (!isNew(tokens.list[tokens.at])) return misread(tokens, start);
  tokens.at++;
  const next = tokens.list[tokens.at];
  let callee = next?.kind === "operator" ? newOf(tokens, next.start) : (operandOf(tokens) as Expression);
  let end = callee.end;
  for (let token = tokens.list[tokens.at]; token; token = tokens.list[tokens.at]) {
    if ("optional" in token && token.optional) break;
    if (token.kind === "arguments") {
      tokens.at++;
      return { type: "NewExpression", start, end: token.raw.end, callee, arguments: argumentsOf(tokens.reader, token.raw) };
    }
    const link = token.kind === "types" || isNonNull(token) ? callee : linkOf(tokens.reader, callee, token, callee.start, []);
    if (!link) break;
    callee = link;
    end = callee.end;
    tokens.at++;
  }
  return { type: "NewExpression", start, end, callee, arguments: [] };
}

const isNew = (token: Token | undefined): boolean => token?.kind === "operator" && token.text === "new";
const isNonNull = (token: Token): boolean => token.kind === "operator" && token.text === "!postfix";

function operandOf(tokens: Tokens): Expression | Super {
  const token = tokens.list[tokens.at];
  if (token?.kind !== "operand") return misread(tokens, 0);
  tokens.at++;
  return tokens.reader.atom(token.raw);
}

function linkOf(
  reader: Reader,
  object: Expression,
  token: Token,
  start: number,
  typeArguments: readonly TypeNote[],
): Expression | undefined {
  switch (token.kind) {
    case "member":
      return {
        type: "MemberExpression",
        start,
        end: token.raw.end,
        object,
        property: memberName(reader, token.raw),
        computed: false,
        optional: token.optional,
      };
    case "subscript":
      return {
        type: "MemberExpression",
        start,
        end: token.end,
        object,
        property: reader.expression(token.raw),
        computed: true,
        optional: token.optional,
      };
    case "arguments":
      return callOf(reader, object, token.raw, token.optional, start, typeArguments);
    case "template":
      return { type: "TaggedTemplateExpression", start, end: token.raw.end, tag: object, quasi: templateOf(reader, token.raw) };
    default:
      return undefined;
  }
}

function callOf(
  reader: Reader,
  callee: Expression,
  raw: Raw,
  optional: boolean,
  start: number,
  typeArguments: readonly TypeNote[],
): Expression {
  const args = argumentsOf(reader, raw);
  const [source, options] = args;
  if (callee.type === "Identifier" && callee.name === "import" && source && source.type !== "SpreadElement") {
    return { type: "ImportExpression", start, end: raw.end, source, options: options && options.type !== "SpreadElement" ? options : null };
  }
  return { type: "CallExpression", start, end: raw.end, callee, arguments: args, optional, typeArguments };
}

function memberName(reader: Reader, raw: Raw): Expression | PrivateName {
  const name = reader.text.slice(raw.start, raw.end);
  if (raw.kind === "private_property_identifier") return { type: "PrivateName", start: raw.start, end: raw.end, name: name.slice(1) };
  return { type: "Identifier", start: raw.start, end: raw.end, name };
}

/** Also reads `(a, b)` that turned out to be the arguments of `f<T>(a, b)`. */
export function argumentsOf(reader: Reader, raw: Raw): ReadonlyArray<Expression | SpreadElement> {
  const list = raw.kind === "parenthesized_expression" && raw.parts[0]?.kind === "sequence_expression" ? raw.parts[0].parts : raw.parts;
  return listOf(
    reader,
    list.filter((part) => part.kind !== ","),
  );
}

/** The items of an argument list or array. */
export function listOf(reader: Reader, parts: readonly Raw[]): ReadonlyArray<Expression | SpreadElement> {
  const together = parts.some((part) => part.kind === "spread_element") ? undefined : reader.neighbours(parts);
  return together ?? parts.map((part) => spreadOr(reader, part));
}

export function spreadOr(reader: Reader, raw: Raw): Expression | SpreadElement {
  if (raw.kind !== "spread_element") return reader.expression(raw);
  const inner = raw.parts.at(-1);
  return {
    type: "SpreadElement",
    start: raw.start,
    end: raw.end,
    argument: inner ? reader.expression(inner) : unreadable(reader, raw, "a spread of nothing"),
  };
}
