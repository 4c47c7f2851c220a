// A parsed snapshot: the tree of each source file, parsed on first asking and never twice, and the way its imports lead.
import type { Problem } from "#ground/problem.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import type { FileTree } from "./tree.ts";

export type ParsedFile = {
  readonly path: string;
  readonly blob: string;
  readonly text: string;
  readonly tree: FileTree;
  /** How the file's code is loaded: by its extension, the nearest package.json, and whether it uses import or export. */
  readonly format: "esm" | "commonjs";
  readonly problems: readonly Problem[];
};

/** Where an import leads: a file of the snapshot, a package or platform module by name, or nowhere. */
export type Resolution =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string; readonly specifier: string }
  | { readonly kind: "platform"; readonly name: string }
  | { readonly kind: "missing"; readonly specifier: string };

export type Sources = {
  readonly snapshot: Snapshot;
  /** Paths of all files in a language we read, sorted. */
  readonly paths: readonly string[];
  readonly parsed: (path: string) => ParsedFile | undefined;
  /** `kind`: how a package is asked for its entry; left out, as the importing file itself is loaded. */
  readonly resolve: (fromPath: string, specifier: string, kind?: "import" | "require") => Resolution;
};
