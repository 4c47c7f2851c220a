// What a patch idea may look at: one changed file at head, its tree, what the change did to it, and where the cause is.
import type { FileChange, Hunk } from "#ground/change.ts";
import type { ParsedFile } from "#syntax/sources.ts";

export type PatchContext = {
  readonly file: ParsedFile;
  readonly change: FileChange;
  /** Text of the file at base; null for a file the change added. */
  readonly baseText: string | null;
  /** The line at head that the verdict names; other changed lines are tried after it. */
  readonly causeLine: number;
};

export const lineAt = (text: string, offset: number): number => {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
};

/** Offset at which a line begins (from 1); the end of the text past the last one. */
export function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let now = 1; now < line; now++) {
    const next = text.indexOf("\n", at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  return at;
}

/** Lines at head that the change wrote, or that stand right after what it removed. */
export function touchedLines(hunks: readonly Hunk[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const hunk of hunks) {
    const count = Math.max(hunk.headLines, 1);
    const start = hunk.headLines === 0 ? hunk.headStart + 1 : hunk.headStart;
    for (let line = start; line < start + count; line++) lines.add(line);
  }
  return lines;
}
