// The likely type of a parameter that has no annotation, from how the body uses it. A wrong guess costs tries, never a wrong verdict.
import type { BlockStatement, Expression, MemberExpression, Pattern, RestElement, TypeNote } from "#syntax/tree.ts";
import { nodesOf } from "./walk.ts";

const LIST_MEMBERS = new Set([
  "map",
  "filter",
  "reduce",
  "forEach",
  "push",
  "some",
  "every",
  "find",
  "findIndex",
  "sort",
  "flatMap",
  "join",
  "flat",
  "reverse",
  "pop",
  "shift",
]);
const TEXT_MEMBERS = new Set([
  "toUpperCase",
  "toLowerCase",
  "trim",
  "split",
  "charAt",
  "charCodeAt",
  "startsWith",
  "endsWith",
  "padStart",
  "replace",
  "match",
  "substring",
  "localeCompare",
  "normalize",
]);
const NUMBER_MEMBERS = new Set(["toFixed", "toPrecision"]);
const ARITHMETIC = new Set(["-", "*", "/", "%", "**", "<", ">", "<=", ">="]);

const name = (text: string, ...args: TypeNote[]): TypeNote => ({ kind: "name", name: text, arguments: args });

/** null when nothing can be told. */
export function guessedType(pattern: Pattern | RestElement, body: BlockStatement | Expression | null): TypeNote | null {
  if (pattern.type === "RestElement") return { kind: "array", element: { kind: "other", text: "unknown" } };
  if (pattern.type === "AssignmentPattern") return fromDefault(pattern.right) ?? guessedType(pattern.left, body);
  if (pattern.type === "ArrayPattern") return { kind: "array", element: { kind: "other", text: "unknown" } };
  if (pattern.type === "ObjectPattern") return fromObjectPattern(pattern, body);
  return pattern.type === "Identifier" ? fromUse(pattern.name, body, 0) : null;
}

function fromDefault(value: Expression): TypeNote | null {
  if (value.type === "Literal" && value.value !== null) return name(typeof value.value);
  if (value.type === "ArrayExpression") return { kind: "array", element: { kind: "other", text: "unknown" } };
  return null;
}

function fromObjectPattern(pattern: Pattern & { readonly type: "ObjectPattern" }, body: BlockStatement | Expression | null): TypeNote {
  const properties: Array<{ name: string; optional: boolean; type: TypeNote }> = [];
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.key.type !== "Identifier") continue;
    properties.push({
      name: property.key.name,
      optional: property.value.type === "AssignmentPattern",
      type: guessedType(property.value, body) ?? { kind: "other", text: "unknown" },
    });
  }
  return { kind: "object", properties };
}

/** What the places where `text` (a variable) is used say of it. */
function fromUse(text: string, body: unknown, depth: number): TypeNote | null {
  const members = new Map<string, MemberExpression[]>();
  for (const node of nodesOf(body)) {
    const found = plainUse(node as Expression, text);
    if (found !== null) return found;
    const member = node as Expression;
    if (
      member.type === "MemberExpression" &&
      !member.computed &&
      member.object.type === "Identifier" &&
      member.object.name === text &&
      member.property.type === "Identifier"
    ) {
      const uses = members.get(member.property.name) ?? [];
      uses.push(member);
      members.set(member.property.name, uses);
    }
  }
  return fromMembers(members, body, depth);
}

function fromMembers(members: ReadonlyMap<string, readonly MemberExpression[]>, body: unknown, depth: number): TypeNote | null {
  const names = [...members.keys()];
  if (names.length === 0) return null;
  if (names.some((one) => LIST_MEMBERS.has(one))) return { kind: "array", element: elementOf(names, body) };
  if (names.some((one) => TEXT_MEMBERS.has(one))) return name("string");
  if (names.some((one) => NUMBER_MEMBERS.has(one))) return name("number");
  if (names.every((one) => one === "length"))
    return { kind: "union", members: [name("string"), { kind: "array", element: name("number") }] };
  const properties = names.map((one) => ({
    name: one,
    optional: false,
    type: depth > 2 ? name("number") : (propertyType(members.get(one) ?? [], body) ?? name("number")),
  }));
  return { kind: "object", properties };
}

/** A property that is compared, computed with or looked into is judged by the same signs as a variable. */
function propertyType(uses: readonly MemberExpression[], body: unknown): TypeNote | null {
  const starts = new Set(uses.map((use) => use.start));
  for (const node of nodesOf(body)) {
    const one = node as Expression;
    if (
      one.type === "MemberExpression" &&
      !one.computed &&
      one.object.type === "MemberExpression" &&
      starts.has(one.object.start) &&
      one.property.type === "Identifier"
    ) {
      const inner = one.property.name;
      if (LIST_MEMBERS.has(inner)) return { kind: "array", element: { kind: "other", text: "unknown" } };
      if (TEXT_MEMBERS.has(inner)) return name("string");
    }
    if (one.type === "BinaryExpression" && (one.operator === "===" || one.operator === "!==" || one.operator === "==")) {
      const other = starts.has(one.left.start) ? one.right : starts.has(one.right.start) ? one.left : null;
      if (other?.type === "Literal" && other.value !== null) return name(typeof other.value);
    }
  }
  return null;
}

function plainUse(node: Expression, text: string): TypeNote | null {
  const is = (value: unknown): boolean => (value as Expression).type === "Identifier" && (value as { name?: string }).name === text;
  if (node.type === "BinaryExpression" && (is(node.left) || is(node.right))) {
    if (ARITHMETIC.has(node.operator)) return name("number");
    const other = is(node.left) ? node.right : node.left;
    if (other.type === "Literal" && other.value !== null && node.operator !== "in") return name(typeof other.value);
  }
  if (node.type === "UnaryExpression" && is(node.argument) && (node.operator === "-" || node.operator === "~")) return name("number");
  if (node.type === "CallExpression" && is(node.callee)) return { kind: "function" };
  if ((node as { type: string }).type === "ForOfStatement" && is((node as unknown as { right: unknown }).right))
    return { kind: "array", element: { kind: "other", text: "unknown" } };
  return null;
}

/** Elements are numbers when the body computes with callback parameters, records when it looks into them. */
function elementOf(names: readonly string[], body: unknown): TypeNote {
  if (names.includes("join") && names.length === 1) return name("string");
  for (const node of nodesOf(body)) {
    const fn = node as Expression;
    if (fn.type !== "ArrowFunctionExpression" && fn.type !== "FunctionExpression") continue;
    for (const parameter of fn.params) {
      if (parameter.pattern.type !== "Identifier") continue;
      const found = fromUse(parameter.pattern.name, fn.body, 3);
      if (found !== null && found.kind === "object") return found;
    }
  }
  return name("number");
}
