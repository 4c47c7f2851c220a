// What a patch idea may look at: one changed file at head, its tree, what the change did to it, and where the cause is.
import type { FileChange, Hunk } from "#ground/change.ts";
import { lineStarts, placeOf } from "#ground/span.ts";
import type { ParsedFile } from "#syntax/sources.ts";

export type PatchContext = {
  readonly file: ParsedFile;
  readonly change: FileChange;
  /** Text of the file at base; null for a file the change added. */
  readonly baseText: string | null;
  /** The line at head that the verdict names; other changed lines are tried after it. */
  readonly causeLine: number;
};

/** Lines of a text by offset, and back; both count lines from 1. */
export type LineMap = {
  readonly lineAt: (offset: number) => number /** The end of the text past the last line. */;
  readonly offsetOf: (line: number) => number;
};

export function lineMap(text: string): LineMap {
  const starts = lineStarts(text);
  return { lineAt: (offset) => placeOf(starts, offset).line, offsetOf: (line) => starts[line - 1] ?? text.length };
}

/** First and last line at head that the change wrote, or that stand right after what it removed, hunk by hunk. */
export function touchedRanges(hunks: readonly Hunk[]): ReadonlyArray<{ readonly from: number; readonly to: number }> {
  return hunks.map(({ headStart, headLines }) =>
    headLines === 0 ? { from: headStart + 1, to: headStart + 1 } : { from: headStart, to: headStart + headLines - 1 },
  );
}
