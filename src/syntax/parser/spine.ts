// Flattens a nest of operators into its tokens in source order. The grammar gives postfix operators of TypeScript the wrong
// precedence without saying so; in source order nothing is lost, and `operators.ts` puts the tokens together again.
import type { Raw } from "./grammar.ts";

export type Token =
  | { readonly kind: "operand"; readonly raw: Raw }
  | { readonly kind: "operator"; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: "member"; readonly raw: Raw; readonly optional: boolean }
  | { readonly kind: "subscript"; readonly raw: Raw; readonly optional: boolean; readonly end: number }
  | { readonly kind: "arguments"; readonly raw: Raw; readonly optional: boolean }
  | { readonly kind: "template"; readonly raw: Raw }
  /** `<A, B>` after an operand. */
  | { readonly kind: "types"; readonly raw: Raw }
  /** `<T>` before an operand. */
  | { readonly kind: "assertion"; readonly raw: Raw }
  /** `as T`, `satisfies T`. */
  | { readonly kind: "as"; readonly end: number }
  | { readonly kind: "arrow"; readonly raw: Raw };

const SPINE: ReadonlySet<string> = new Set([
  "binary_expression",
  "unary_expression",
  "await_expression",
  "yield_expression",
  "update_expression",
  "member_expression",
  "subscript_expression",
  "call_expression",
  "new_expression",
  "ternary_expression",
  "assignment_expression",
  "augmented_assignment_expression",
  "sequence_expression",
  "as_expression",
  "satisfies_expression",
  "non_null_expression",
  "instantiation_expression",
  "type_assertion",
]);

export const isSpine = (raw: Raw): boolean => SPINE.has(raw.kind) || isOpenArrow(raw);

const isOpenArrow = (raw: Raw): boolean => raw.kind === "arrow_function" && raw.parts.at(-1)?.kind !== "statement_block";

/** Iterative, since a chain of additions may be as long as a file. */
export function tokensOf(root: Raw): Token[] {
  const tokens: Token[] = [];
  const open: Array<{ raw: Raw; next: number; optional: boolean }> = [];
  enter(root, tokens, open);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const part = top.raw.parts[top.next++];
    if (!part) open.pop();
    else if (isSpine(part) && !standsAlone(top.raw, part)) enter(part, tokens, open);
    else if (part.kind === "optional_chain" || part.kind === "?.") top.optional = true;
    else tokens.push(...tokenOf(top.raw, part, top.optional));
  }
  return tokens;
}

function enter(raw: Raw, tokens: Token[], open: Array<{ raw: Raw; next: number; optional: boolean }>): void {
  if (raw.kind !== "arrow_function") {
    open.push({ raw, next: 0, optional: false });
    return;
  }
  tokens.push({ kind: "arrow", raw });
  open.push({ raw, next: raw.parts.length - 1, optional: false });
}

/** What looks like operators but is none of this spine: an index between brackets, a dotted type. */
function standsAlone(parent: Raw, part: Raw): boolean {
  if (part !== parent.parts.at(-1)) return false;
  return parent.kind === "subscript_expression" || parent.kind === "as_expression" || parent.kind === "satisfies_expression";
}

function tokenOf(parent: Raw, part: Raw, optional: boolean): readonly Token[] {
  const last = part === parent.parts.at(-1);
  const first = part === parent.parts[0];
  switch (parent.kind) {
    case "member_expression":
      if (last) return [{ kind: "member", raw: part, optional }];
      break;
    case "subscript_expression":
      if (last) return [{ kind: "subscript", raw: part, optional, end: parent.end }];
      break;
    case "call_expression":
    case "new_expression":
      if (part.kind === "arguments") return [{ kind: "arguments", raw: part, optional }];
      if (part.kind === "type_arguments") return [{ kind: "types", raw: part }];
      if (part.kind === "template_string" && last && !first) return [{ kind: "template", raw: part }];
      break;
    case "instantiation_expression":
      if (part.kind === "type_arguments") return [{ kind: "types", raw: part }];
      break;
    case "type_assertion":
      if (first) return [{ kind: "assertion", raw: part }];
      break;
    case "as_expression":
    case "satisfies_expression":
      if (part.kind === "as" || part.kind === "satisfies") return [];
      if (!first) return [{ kind: "as", end: part.end }];
      break;
    case "non_null_expression":
      if (part.kind === "!") return [{ kind: "operator", text: "!postfix", start: part.start, end: part.end }];
      break;
  }
  return [isOperator(part) ? { kind: "operator", text: part.kind, start: part.start, end: part.end } : { kind: "operand", raw: part }];
}

/** Anonymous tokens are named after their text, and no named kind looks like one of these. */
const isOperator = (part: Raw): boolean => !/^[a-z_]{2,}$/.test(part.kind) || WORD_OPERATORS.has(part.kind);
const WORD_OPERATORS: ReadonlySet<string> = new Set(["in", "instanceof", "typeof", "void", "delete", "await", "yield", "new", "using"]);
