// Where a line of base stands at head, and which lines belong to the change. Made from the diff's hunks alone.
import type { FileChange, Hunk } from "#ground/change.ts";

export type ChangedLines = {
  /** The line at head of a line at base, or null where the change removed or rewrote it. */
  readonly atHead: (basePath: string, baseLine: number) => { readonly path: string; readonly line: number } | null;
  /** The hunk that wrote a line at head. */
  readonly wroteAtHead: (headPath: string, headLine: number) => Hunk | null;
  /** The hunk that removed or rewrote a line of a file that head still has. */
  readonly tookAtBase: (basePath: string, baseLine: number) => Hunk | null;
  /** Path at head of a file of base; its own where it has no other. */
  readonly headPath: (basePath: string) => string;
};

export function changedLines(changes: readonly FileChange[]): ChangedLines {
  const byBase = new Map(changes.flatMap((change) => (change.basePath === null ? [] : [[change.basePath, change]])));
  const byHead = new Map(changes.flatMap((change) => (change.status === "removed" ? [] : [[change.path, change]])));
  const removed = (basePath: string): boolean => byBase.get(basePath)?.status === "removed";
  return {
    atHead: (basePath, baseLine) => {
      const change = byBase.get(basePath);
      if (change === undefined) return { path: basePath, line: baseLine };
      if (change.status === "removed" || change.hunks.some((hunk) => tookLine(hunk, baseLine))) return null;
      const above = change.hunks.filter((hunk) => hunk.baseStart < baseLine);
      return { path: change.path, line: above.reduce((line, hunk) => line + hunk.headLines - hunk.baseLines, baseLine) };
    },
    wroteAtHead: (headPath, headLine) => byHead.get(headPath)?.hunks.find((hunk) => wroteLine(hunk, headLine)) ?? null,
    tookAtBase: (basePath, baseLine) =>
      removed(basePath) ? null : (byBase.get(basePath)?.hunks.find((hunk) => tookLine(hunk, baseLine)) ?? null),
    headPath: (basePath) => byBase.get(basePath)?.path ?? basePath,
  };
}

// A side of a hunk without lines is named by the line before it, as git writes it: an insertion after line 3 is `-3,0`.
const tookLine = (hunk: Hunk, line: number): boolean => line >= hunk.baseStart && line < hunk.baseStart + hunk.baseLines;
const wroteLine = (hunk: Hunk, line: number): boolean => line >= hunk.headStart && line < hunk.headStart + hunk.headLines;

/** The line at head that stands for a line of a hunk's base side: the line it became, or for a pure deletion the line it stood before. */
export function standInAtHead(hunk: Hunk, baseLine: number): number {
  if (hunk.headLines === 0) return hunk.headStart + 1;
  return hunk.headStart + Math.min(baseLine - hunk.baseStart, hunk.headLines - 1);
}

/** The hunk as a small diff, for people: without the indentation that all its lines share, and cut when long. */
export function printHunk(hunk: Hunk, baseText: string, headText: string, linesMax = 6): string {
  const before = linesOf(baseText, hunk.baseStart, hunk.baseLines);
  const after = linesOf(headText, hunk.headStart, hunk.headLines);
  const margin = Math.min(...[...before, ...after].filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  const marked = (lines: readonly string[], mark: string): string[] => {
    const shown = lines.slice(0, linesMax).map((line) => `${mark} ${cut(line.slice(Math.min(margin, line.length)))}`.trimEnd());
    return lines.length > linesMax ? [...shown, `${mark} … ${lines.length - linesMax} more`] : shown;
  };
  return [...marked(before, "-"), ...marked(after, "+")].join("\n");
}

/** Made code can stand on one line of a whole file. */
const cut = (line: string): string => (line.length <= lineMax ? line : `${line.slice(0, lineMax)}…`);
const lineMax = 200;

const linesOf = (text: string, start: number, count: number): readonly string[] =>
  count === 0 ? [] : text.split(/\r?\n/).slice(start - 1, start - 1 + count);
