// What one file's text says by itself, without its path: computed once per blob, stored by blob id, and linked per snapshot.

export type FileFacts = {
  readonly symbols: readonly SymbolFact[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly references: readonly ReferenceFact[];
  readonly routes: readonly RouteFact[];
  readonly tests: readonly TestFact[];
  /** Places the parser could not read. */
  readonly problems: ReadonlyArray<{ readonly message: string; readonly line: number }>;
};
export type Range = {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
};
/** `<module>` is code outside any declaration, one fact a statement; other names may repeat (overloads, get and set). */
export type SymbolFact = {
  readonly name: string;
  readonly form: "function" | "method" | "class" | "variable" | "type" | "module";
  readonly exported: boolean;
  readonly range: Range;
};
/** `imported`: a name, "default", or "*". `local` is "" when nothing is named, and `require("x")` for one used in place. */
export type ImportFact = { readonly specifier: string; readonly imported: string; readonly local: string };
/** `local` null: re-exported from `specifier`; `exported` "*": everything. */
export type ExportFact = {
  readonly exported: string;
  readonly local: string | null;
  readonly specifier: string | null;
  readonly imported: string | null;
};
/**
 * From a declaration of this file to a name seen in it: a local declaration, an imported name, or a member of one
 * (`local.member`, several steps joined by dots; `super.member` on a class asks its superclass).
 * `name` is "" for a method called on something whose class is not known. `extends`: from a class to its superclass.
 */
export type ReferenceFact = {
  readonly from: string;
  readonly name: string;
  readonly member: string | null;
  readonly kind: "calls" | "references" | "extends";
  readonly line: number;
};
/** `handler`: a local or imported name, perhaps with members; null when written in place. Method "USE" mounts a router under a prefix. */
export type RouteFact = { readonly method: string; readonly path: string; readonly handler: string | null; readonly range: Range };
/** `framework`: vitest, jest, node:test, another package, or "globals" when nothing was imported. A title that is not literal is kept as written. */
export type TestFact = { readonly title: string; readonly framework: string; readonly range: Range; readonly skipped: boolean };

/** Raised whenever facts would come out differently for the same text. */
export const factsVersion = 1;
