// A change as the diff tells it: per file, which lines went and which came. Both sides of the house read it: the graph maps it on symbols, a verdict finds the cause in it.

export type Hunk = { readonly baseStart: number; readonly baseLines: number; readonly headStart: number; readonly headLines: number };
export type FileChange = {
  readonly status: "added" | "removed" | "modified" | "renamed";
  /** Path at head (at base for a removed file). */
  readonly path: string;
  /** Path at base; differs for a rename; null for an added file. */
  readonly basePath: string | null;
  readonly binary: boolean;
  readonly hunks: readonly Hunk[];
};
