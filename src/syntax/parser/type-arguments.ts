// TypeScript's own rule over a token list: an operand, `<`, types, `>` and a parenthesis or template is a call with type arguments,
// however the grammar read it. The types here can only be names, since anything else the grammar reads as types itself.
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

/** Where the `>` stands, if a name (with dots) and `>` and a parenthesis or template follow; else -1. */
function closingAt(tokens: readonly Token[], open: number): number {
  let at = open + 1;
  const name = tokens[at];
  if (name?.kind !== "operand" || (name.raw.kind !== "identifier" && name.raw.kind !== "undefined")) return -1;
  at++;
  while (tokens[at]?.kind === "member") at++;
  const follower = tokens[at + 1];
  const follows = follower?.kind === "operand" && (follower.raw.kind === "parenthesized_expression" || follower.raw.kind === "template_string");
  return isOperator(tokens[at], ">") && follows ? at : -1;
}

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
