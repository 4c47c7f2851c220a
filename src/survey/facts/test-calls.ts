// Recognises the calls with which test frameworks declare suites and tests, and the words of their titles.
// Which framework it is follows from where the name was imported; a name nobody imported belongs to "globals".
import type { ImportFact } from "#graph/facts.ts";
import type { Expression, SpreadElement } from "#syntax/tree.ts";
import { chainOf, isFunction, keyName, type SyntaxNode, textOf } from "./nodes.ts";

export type TestCall = {
  readonly kind: "suite" | "test";
  /** The local name it is called by. */
  readonly root: string;
  readonly title: string;
  readonly skipped: boolean;
};

const SUITES = new Set(["describe", "suite", "context", "xdescribe", "fdescribe", "xcontext"]);
const TESTS = new Set(["test", "it", "specify", "xit", "xtest", "xspecify", "fit"]);
/** What may follow a name by a dot and leave it what it is. */
const MODIFIERS = new Set([
  "only",
  "skip",
  "todo",
  "concurrent",
  "sequential",
  "serial",
  "fails",
  "failing",
  "each",
  "for",
  "skipIf",
  "runIf",
  "parallel",
  "shuffle",
]);
/** These take their own arguments first: `test.each(rows)("title", …)`. */
const TABLES = new Set(["each", "for", "skipIf", "runIf"]);

/** `renamed`: local names of imports that are other words for a suite or a test. */
export function testCallAt(node: SyntaxNode, renamed: ReadonlyMap<string, string>, text: string): TestCall | null {
  if (node.type !== "CallExpression") return null;
  const chain = calleeChain(node.callee);
  if (chain === null) return null;
  const [word, modifiers] = meaningOf(renamed.get(chain.root) ?? chain.root, chain.path);
  const kind = SUITES.has(word) ? "suite" : TESTS.has(word) ? "test" : null;
  if (kind === null || !modifiers.every((one) => MODIFIERS.has(one))) return null;
  if (chain.tabled !== modifiers.some((one) => TABLES.has(one))) return null;
  const title = titleOf(node.arguments[0], kind, text);
  const hasBody = node.arguments
    .slice(1)
    .some((argument) => argument.type !== "SpreadElement" && (isFunction(argument) || isReference(argument)));
  const isTodo = kind === "test" && textOf(node.arguments[0]) !== null; // without a body only a plain title makes a call a test
  if (title === null || (!hasBody && !isTodo)) return null;
  const skipped = word.startsWith("x") || modifiers.includes("skip") || modifiers.includes("todo") || !hasBody || saysSkip(node.arguments);
  return { kind, root: chain.root, title, skipped };
}

function calleeChain(callee: SyntaxNode): { readonly root: string; readonly path: readonly string[]; readonly tabled: boolean } | null {
  const tabled = callee.type === "CallExpression" || callee.type === "TaggedTemplateExpression";
  const named = callee.type === "CallExpression" ? callee.callee : callee.type === "TaggedTemplateExpression" ? callee.tag : callee;
  const { root, path, cut } = chainOf(named);
  return root.type === "Identifier" && !cut ? { root: root.name, path, tabled } : null;
}

/** `test.describe(…)` is a suite: a member that is itself such a word takes its place. */
function meaningOf(root: string, path: readonly string[]): readonly [string, readonly string[]] {
  const first = path[0];
  const isWord = first !== undefined && (SUITES.has(first) || TESTS.has(first)) && (SUITES.has(root) || TESTS.has(root));
  return isWord ? [first, path.slice(1)] : [root, path];
}

/** A title that is made while running is kept as a template writes it: `${row.name}`. A suite may be named by a class or function. */
function titleOf(node: Expression | SpreadElement | undefined, kind: TestCall["kind"], text: string): string | null {
  const literal = textOf(node);
  if (literal !== null || node === undefined || node.type === "SpreadElement" || node.type === "ObjectExpression") return literal;
  if (node.type === "TemplateLiteral") return text.slice(node.start + 1, node.end - 1);
  if (isFunction(node)) return kind === "suite" ? (node.id?.name ?? null) : null;
  if (kind === "suite" && node.type === "Identifier") return node.name;
  const named = node.type === "MemberExpression" && keyName(node.property, node.computed) === "name" ? node.object : null;
  if (kind === "suite" && named?.type === "Identifier" && /^[A-Z]/.test(named.name)) return named.name;
  return node.end - node.start > madeTitleMax ? null : `\${${text.slice(node.start, node.end)}}`;
}

/** A longer expression is no title that anybody could point at. */
const madeTitleMax = 120;

const isReference = (node: SyntaxNode): boolean =>
  node.type === "Identifier" || node.type === "MemberExpression" || node.type === "CallExpression";

/** `test("title", { skip: true }, …)`. */
function saysSkip(list: ReadonlyArray<Expression | SpreadElement>): boolean {
  return list.some(
    (argument) =>
      argument.type === "ObjectExpression" &&
      argument.properties.some((property) => {
        const name = property.type === "Property" ? keyName(property.key, property.computed) : null;
        return (
          property.type === "Property" &&
          (name === "skip" || name === "todo") &&
          !(property.value.type === "Literal" && property.value.value === false)
        );
      }),
  );
}

const FRAMEWORKS: Readonly<Record<string, string>> = { vitest: "vitest", "@jest/globals": "jest", "node:test": "node:test" };

/** Null when the name comes from a module of the repository or is declared in the file: then it is no framework's. */
export function frameworkOf(root: string, imports: readonly ImportFact[]): string | null {
  const from = imports.find((one) => one.local === root)?.specifier;
  if (from === undefined) return "globals";
  return FRAMEWORKS[from] ?? (from.startsWith(".") ? null : from);
}

/** Imports under another name: `import { it as check } from …`, `import check from "node:test"`. */
export function renamedIn(imports: readonly ImportFact[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const { imported, local, specifier } of imports) {
    if (imported !== local && (SUITES.has(imported) || TESTS.has(imported))) renamed.set(local, imported);
    else if ((imported === "default" || imported === "*") && FRAMEWORKS[specifier] !== undefined && !SUITES.has(local))
      renamed.set(local, "test");
  }
  return renamed;
}
