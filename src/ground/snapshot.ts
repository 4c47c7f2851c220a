// A repository's files at one commit. Made at the edge; below nobody reads anything.

export type SourceFile = { readonly path: string; readonly blob: string; readonly text: string };

export type Snapshot = {
  readonly commit: string;
  /** Files whose text the product reads (sources, settings, fixtures), by path from the repository's root. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Paths that exist but whose text was left out (binary, too large), so that their absence is never guessed. */
  readonly omitted: readonly string[];
};

/** A copy with some files replaced; how a patch is tried without touching anything. */
export function withTexts(snapshot: Snapshot, texts: ReadonlyMap<string, string>, blobOf: (text: string) => string): Snapshot {
  const files = new Map(snapshot.files);
  for (const [path, text] of texts) files.set(path, { path, blob: blobOf(text), text });
  return { ...snapshot, files };
}
