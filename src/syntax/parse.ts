// Text → tree. Never fails: what cannot be read stays in the tree as `Unreadable` and is told as a problem.
import type { Problem } from "#ground/problem.ts";
import { lineStarts, spanOf } from "#ground/span.ts";
import { languageOf } from "./languages.ts";
import { unitsParsedSoFar } from "./parser/grammar.ts";
import { readText } from "./parser/read.ts";
import type { ParsedFile } from "./sources.ts";
import type { FileTree, Unreadable } from "./tree.ts";

/** The parsed file; a file in no language we read has an empty tree and a problem. `fallback`: how code is loaded that does not say it itself. */
export function parseFile(path: string, blob: string, text: string, fallback: "esm" | "commonjs" = "commonjs"): ParsedFile {
  const language = languageOf(path);
  if (!language) {
    const problem = { message: `no language is known for ${path}`, span: spanOf(path, lineStarts(""), 0, 0) };
    return { path, blob, text, tree: { type: "File", start: 0, end: text.length, body: [] }, format: fallback, problems: [problem] };
  }
  const { tree, unreadables, isModule } = readText(text, language);
  const format = language.format ?? (isModule || usesModules(tree) ? "esm" : fallback);
  return { path, blob, text, tree, format, problems: problemsOf(path, text, unreadables) };
}

function problemsOf(path: string, text: string, unreadables: readonly Unreadable[]): readonly Problem[] {
  if (unreadables.length === 0) return [];
  const starts = lineStarts(text);
  return unreadables.map((node) => ({ message: `not readable: ${node.message}`, span: spanOf(path, starts, node.start, node.end) }));
}

function usesModules(tree: FileTree): boolean {
  return tree.body.some(
    (statement) => MODULE_STATEMENTS.has(statement.type) || (statement.type === "TypeDeclaration" && statement.exported),
  );
}

const MODULE_STATEMENTS: ReadonlySet<string> = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportDefaultDeclaration",
  "ExportAllDeclaration",
]);

/** Text this thread has parsed so far, in UTF-16 units. Native trees are freed only when a collection was made and the event loop has
 *  turned, so whoever parses much lets it turn after every megabyte or two. */
export const unitsParsed = unitsParsedSoFar;

/** Code that is no file of its own: read as TypeScript, loaded by nobody. */
export function parseText(path: string, text: string): ParsedFile {
  const { tree, unreadables } = readText(text, { grammar: "typescript", typed: true, format: "commonjs" });
  return { path, blob: "", text, tree, format: "commonjs", problems: problemsOf(path, text, unreadables) };
}
