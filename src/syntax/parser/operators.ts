// Puts the tokens of an operator spine together by the language's own precedences (a small Pratt parser).
// Chains of equal left-associative operators take a loop, not the stack.
import type { AssignmentOperator, BinaryOperator, Expression, LogicalOperator, Super } from "../tree.ts";
import { chainOf, misread, newOf, type Tokens } from "./chains.ts";
import type { Raw } from "./grammar.ts";
import { toPattern } from "./patterns.ts";
import { type Reader, unreadable } from "./reader.ts";
import { isSpine, type Token, tokensOf } from "./spine.ts";
import { joinTypeArguments } from "./type-arguments.ts";

const SEQUENCE = 1;
const ASSIGNMENT = 2;
const CONDITIONAL = 3;
const RELATIONAL = 11;
const POWER = 15;
const UNARY = 16;

const BINARY: ReadonlyMap<string, number> = new Map([
  ...level(4, "??"),
  ...level(5, "||"),
  ...level(6, "&&"),
  ...level(7, "|"),
  ...level(8, "^"),
  ...level(9, "&"),
  ...level(10, "==", "!=", "===", "!=="),
  ...level(RELATIONAL, "<", "<=", ">", ">=", "in", "instanceof"),
  ...level(12, "<<", ">>", ">>>"),
  ...level(13, "+", "-"),
  ...level(14, "*", "/", "%"),
  ...level(POWER, "**"),
]);
const ASSIGNMENTS: ReadonlySet<string> = new Set([
  "=",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "**=",
  "<<=",
  ">>=",
  ">>>=",
  "&=",
  "|=",
  "^=",
  "&&=",
  "||=",
  "??=",
]);
const UNARIES: ReadonlySet<string> = new Set(["-", "+", "!", "~", "typeof", "void", "delete"]);

function level(power: number, ...operators: string[]): Array<[string, number]> {
  return operators.map((operator) => [operator, power]);
}

export function readOperators(reader: Reader, raw: Raw): Expression {
  const flat = tokensOf(raw);
  const tokens: Tokens = { reader, list: reader.typed ? joinTypeArguments(flat) : flat, at: 0, misread: false };
  const value = expressionAt(tokens, SEQUENCE);
  return tokens.misread || tokens.at < tokens.list.length
    ? unreadable(reader, raw, "operators that do not fit together")
    : (value as Expression);
}

/** Neighbours in a list, of which the grammar may have cut one in two: `f(g<A, B>`…`)`. undefined: each stands for itself. */
export function readNeighbours(reader: Reader, parts: readonly Raw[]): readonly Expression[] | undefined {
  if (!reader.typed || parts.length < 2 || !parts.some((part) => part.kind === "binary_expression")) return undefined;
  const flat = parts.flatMap((part, index): Token[] => {
    const own: Token[] = isSpine(part) ? tokensOf(part) : [{ kind: "operand", raw: part }];
    return index === 0 ? own : [{ kind: "operator", text: ",", start: part.start, end: part.start }, ...own];
  });
  const list = joinTypeArguments(flat);
  if (list.length === flat.length) return undefined;
  const tokens: Tokens = { reader, list, at: 0, misread: false };
  const items = [expressionAt(tokens, ASSIGNMENT) as Expression];
  while (isOperator(tokens.list[tokens.at], ",")) {
    tokens.at++;
    items.push(expressionAt(tokens, ASSIGNMENT) as Expression);
  }
  return tokens.misread || tokens.at < list.length ? undefined : items;
}

function expressionAt(tokens: Tokens, least: number): Expression | Super {
  const start = startOf(tokens.list[tokens.at]);
  let left = prefixAt(tokens, start);
  for (let token = tokens.list[tokens.at]; token; token = tokens.list[tokens.at]) {
    if (token.kind === "as") {
      if (RELATIONAL < least) break;
      tokens.at++;
      skipRestOfType(tokens);
      continue;
    }
    if (token.kind !== "operator") break;
    const next = infixAt(tokens, left as Expression, token.text, start, least);
    if (!next) break;
    left = next;
  }
  return left;
}

/** The grammar ends a type after two dotted names: the third name, its arguments and the rest of a union arrive as tokens. */
function skipRestOfType(tokens: Tokens): void {
  while (isOperator(tokens.list[tokens.at], "!postfix")) tokens.at++;
  if (!skipTypeLinks(tokens)) return;
  while (isOperator(tokens.list[tokens.at], "|") || isOperator(tokens.list[tokens.at], "&")) {
    tokens.at += 2;
    skipTypeLinks(tokens);
  }
}

function skipTypeLinks(tokens: Tokens): boolean {
  const from = tokens.at;
  for (
    let kind = tokens.list[tokens.at]?.kind;
    kind === "member" || kind === "types" || kind === "subscript";
    kind = tokens.list[tokens.at]?.kind
  )
    tokens.at++;
  return tokens.at > from;
}

function infixAt(tokens: Tokens, left: Expression, operator: string, start: number, least: number): Expression | undefined {
  const power = BINARY.get(operator);
  if (power !== undefined) {
    if (power < least) return undefined;
    tokens.at++;
    const right = expressionAt(tokens, operator === "**" ? POWER : power + 1) as Expression;
    if (operator === "&&" || operator === "||" || operator === "??") {
      return { type: "LogicalExpression", start, end: endOf(tokens), operator: operator as LogicalOperator, left, right };
    }
    return { type: "BinaryExpression", start, end: endOf(tokens), operator: operator as BinaryOperator, left, right };
  }
  if (operator === "?" && least <= CONDITIONAL) return conditionalAt(tokens, left, start);
  if (ASSIGNMENTS.has(operator) && least <= ASSIGNMENT) {
    tokens.at++;
    const right = expressionAt(tokens, ASSIGNMENT) as Expression;
    return {
      type: "AssignmentExpression",
      start,
      end: endOf(tokens),
      operator: operator as AssignmentOperator,
      left: toPattern(left),
      right,
    };
  }
  if (operator === "," && least <= SEQUENCE) {
    const expressions = [left];
    while (isOperator(tokens.list[tokens.at], ",")) {
      tokens.at++;
      expressions.push(expressionAt(tokens, ASSIGNMENT) as Expression);
    }
    return { type: "SequenceExpression", start, end: endOf(tokens), expressions };
  }
  return undefined;
}

function conditionalAt(tokens: Tokens, test: Expression, start: number): Expression {
  tokens.at++;
  const consequent = expressionAt(tokens, ASSIGNMENT) as Expression;
  if (!isOperator(tokens.list[tokens.at], ":")) return misread(tokens, start);
  tokens.at++;
  const alternate = expressionAt(tokens, ASSIGNMENT) as Expression;
  return { type: "ConditionalExpression", start, end: endOf(tokens), test, consequent, alternate };
}

function prefixAt(tokens: Tokens, start: number): Expression | Super {
  const token = tokens.list[tokens.at];
  if (!token) return misread(tokens, start);
  if (token.kind === "assertion") {
    tokens.at++;
    return expressionAt(tokens, UNARY);
  }
  if (token.kind === "arrow") {
    tokens.at++;
    const head = tokens.reader.arrow(token.raw);
    const body = expressionAt(tokens, ASSIGNMENT) as Expression;
    return { type: "ArrowFunctionExpression", start, end: endOf(tokens), id: null, generator: false, body, ...head };
  }
  if (token.kind !== "operator") return postfixAt(tokens, start);
  const operator = token.text;
  if (operator === "new") return postfixAt(tokens, start);
  if (operator === "yield") return yieldAt(tokens, start);
  if (!PREFIXES.has(operator)) return misread(tokens, start);
  tokens.at++;
  const argument = expressionAt(tokens, UNARY) as Expression;
  const end = endOf(tokens);
  if (operator === "await") return { type: "AwaitExpression", start, end, argument };
  if (operator === "++" || operator === "--") return { type: "UpdateExpression", start, end, operator, prefix: true, argument };
  return { type: "UnaryExpression", start, end, operator: operator as "-", argument };
}

function yieldAt(tokens: Tokens, start: number): Expression {
  tokens.at++;
  const delegate = isOperator(tokens.list[tokens.at], "*");
  if (delegate) tokens.at++;
  const argument = startsOperand(tokens.list[tokens.at]) ? (expressionAt(tokens, ASSIGNMENT) as Expression) : null;
  return { type: "YieldExpression", start, end: endOf(tokens), argument, delegate };
}

const PREFIXES: ReadonlySet<string> = new Set([...UNARIES, "++", "--", "new", "await", "yield"]);

function startsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "operator") return PREFIXES.has(token.text);
  return token.kind === "operand" || token.kind === "assertion" || token.kind === "arrow";
}

function postfixAt(tokens: Tokens, start: number): Expression | Super {
  const token = tokens.list[tokens.at];
  const first = token?.kind === "operator" ? newOf(tokens, start) : undefined;
  const value = chainOf(tokens, start, first);
  const next = tokens.list[tokens.at];
  if (next?.kind !== "operator" || (next.text !== "++" && next.text !== "--")) return value;
  tokens.at++;
  return { type: "UpdateExpression", start, end: next.end, operator: next.text, prefix: false, argument: value as Expression };
}

const isOperator = (token: Token | undefined, text: string): boolean => token?.kind === "operator" && token.text === text;

function startOf(token: Token | undefined): number {
  if (!token || token.kind === "as") return 0;
  return token.kind === "operator" ? token.start : token.raw.start;
}

function endOf(tokens: Tokens): number {
  const last = tokens.list[tokens.at - 1];
  if (!last) return 0;
  return last.kind === "operator" || last.kind === "subscript" || last.kind === "as" ? last.end : last.raw.end;
}
