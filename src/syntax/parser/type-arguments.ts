// TypeScript's own rule over a token list: an operand, `<`, types, `>` and a parenthesis or template is a call with type arguments,
// however the grammar read it. Only types that also look like expressions can arrive here; the grammar reads the others as types itself.
import type { Raw } from "./grammar.ts";
import type { Token } from "./spine.ts";

export function joinTypeArguments(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => isOperator(token, "<"))) return tokens;
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const end = endsOperand(tokens[at - 1]) && isOperator(tokens[at], "<") ? closingAt(tokens, at) : -1;
    const follower = tokens[end + 1];
    if (end > 0 && follower?.kind === "operand") {
      joined.push({ kind: "types", raw: typesBetween(tokens, at, end) }, asFollower(follower.raw));
      at = end + 1;
    } else joined.push(tokens[at] as Token);
  }
  return joined;
}

const isOperator = (token: Token | undefined, text: string): boolean => token?.kind === "operator" && token.text === text;

function endsOperand(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== "operator" && token.kind !== "as" && token.kind !== "assertion" && token.kind !== "arrow";
}

/** Where the last `>` stands, if types and `>` and a parenthesis or template follow; else -1. */
function closingAt(tokens: readonly Token[], open: number): number {
  let depth = 1;
  for (let at = open + 1; ; at++) {
    const name = tokens[at];
    if (name?.kind !== "operand" || !TYPE_LIKE.has(name.raw.kind)) return -1;
    at++;
    for (let kind = tokens[at]?.kind; kind === "member" || kind === "types"; kind = tokens[at]?.kind) at++;
    for (let closed = closes(tokens[at]); closed > 0; closed = closes(tokens[++at])) {
      depth -= closed;
      if (depth <= 0) return depth === 0 && follows(tokens[at + 1]) ? at : -1;
    }
    if (isOperator(tokens[at], "<")) depth++;
    else if (![",", "|", "&"].some((text) => isOperator(tokens[at], text))) return -1;
  }
}

const closes = (token: Token | undefined): number => (token?.kind === "operator" && /^>+$/.test(token.text) ? token.text.length : 0);
const follows = (token: Token | undefined): boolean =>
  token?.kind === "operand" && (token.raw.kind === "parenthesized_expression" || token.raw.kind === "template_string");

const TYPE_LIKE: ReadonlySet<string> = new Set(["identifier", "undefined", "null", "true", "false", "string", "number", "object", "this"]);

function typesBetween(tokens: readonly Token[], open: number, close: number): Raw {
  const from = tokens[open];
  const to = tokens[close];
  const start = from?.kind === "operator" ? from.start : 0;
  const end = to?.kind === "operator" ? to.end : start;
  return { kind: "type_arguments", field: null, start, end, broken: false, parts: [] };
}

function asFollower(raw: Raw): Token {
  return raw.kind === "template_string" ? { kind: "template", raw } : { kind: "arguments", raw, optional: false };
}
