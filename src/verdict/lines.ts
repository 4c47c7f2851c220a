// Where a line of base stands at head, and which lines at head belong to the change. Made from the diff's hunks alone.
import type { FileChange, Hunk } from "#ground/change.ts";

export type ChangedLines = {
  /** The line at head of a line at base, or null where the change removed or rewrote it. */
  readonly atHead: (basePath: string, baseLine: number) => { readonly path: string; readonly line: number } | null;
  /** The hunk a line at head belongs to: written by it, or the first line after what it removed. */
  readonly hunkAt: (headPath: string, headLine: number) => Hunk | null;
};

export function changedLines(changes: readonly FileChange[]): ChangedLines {
  const byBase = new Map(changes.filter((change) => change.basePath !== null).map((change) => [change.basePath as string, change]));
  const byHead = new Map(changes.filter((change) => change.status !== "removed").map((change) => [change.path, change]));
  return {
    atHead: (basePath, baseLine) => {
      const change = byBase.get(basePath);
      if (change === undefined) return { path: basePath, line: baseLine };
      if (change.status === "removed") return null;
      let shift = 0;
      for (const hunk of change.hunks) {
        // For a pure insertion git names the line before it, so a base line equal to baseStart is still untouched.
        if (baseLine < hunk.baseStart + (hunk.baseLines === 0 ? 1 : 0)) break;
        if (baseLine < hunk.baseStart + hunk.baseLines) return null;
        shift += hunk.headLines - hunk.baseLines;
      }
      return { path: change.path, line: baseLine + shift };
    },
    hunkAt: (headPath, headLine) => byHead.get(headPath)?.hunks.find((hunk) => covers(hunk, headLine)) ?? null,
  };
}

function covers(hunk: Hunk, headLine: number): boolean {
  // A pure deletion names the line before it at head; what runs after the gap is the next line.
  if (hunk.headLines === 0) return headLine === hunk.headStart + 1;
  return headLine >= hunk.headStart && headLine < hunk.headStart + hunk.headLines;
}

/** The hunk as a small diff, for people. */
export function printHunk(hunk: Hunk, baseText: string, headText: string, linesMax = 6): string {
  const cut = (text: string, start: number, count: number, mark: string): string[] => {
    const lines = text.split("\n").slice(start - 1, start - 1 + count);
    const shown = lines.slice(0, linesMax).map((line) => `${mark} ${line}`);
    return lines.length > linesMax ? [...shown, `${mark} … ${lines.length - linesMax} more`] : shown;
  };
  return [...cut(baseText, hunk.baseStart, hunk.baseLines, "-"), ...cut(headText, hunk.headStart, hunk.headLines, "+")].join("\n");
}
