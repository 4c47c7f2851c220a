// The difference that GitHub shows for a pull request: files, hunks, and where a line went afterwards.
import type { Side } from "../state.ts";
import { git } from "./run.ts";

export type Hunk = {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
};
export type FileDiff = {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: "added" | "removed" | "modified" | "renamed";
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  readonly hunks: readonly Hunk[];
};

/** Three-dot difference, three lines of context, renames followed. */
export async function pullDiff(folder: string, base: string, head: string): Promise<FileDiff[]> {
  return parse(await git(folder, ["diff", "--no-color", "--no-ext-diff", "--full-index", "-M", "-U3", `${base}...${head}`]));
}

/** Two commits directly, without context, for following lines from one to the other. */
export async function plainDiff(folder: string, from: string, to: string): Promise<FileDiff[]> {
  return parse(await git(folder, ["diff", "--no-color", "--no-ext-diff", "--full-index", "-M", "-U0", from, to]));
}

export const patchText = (file: FileDiff): string => file.hunks.map((hunk) => [header(hunk), ...hunk.lines].join("\n")).join("\n");

/** The place in the list of the hunk that shows this line on this side, or -1. */
export function hunkOf(file: FileDiff, side: Side, line: number): number {
  return file.hunks.findIndex((hunk) => {
    const [start, count] = side === "RIGHT" ? [hunk.newStart, hunk.newLines] : [hunk.oldStart, hunk.oldLines];
    return line >= start && line < start + count;
  });
}

/** The hunk from its beginning to the line, as GitHub keeps it beside a comment. */
export function hunkUpTo(hunk: Hunk, side: Side, line: number): string {
  const shown: string[] = [header(hunk)];
  let [oldLine, newLine] = [hunk.oldStart - 1, hunk.newStart - 1];
  for (const text of hunk.lines) {
    shown.push(text);
    if (!text.startsWith("+")) oldLine++;
    if (!text.startsWith("-")) newLine++;
    const here = side === "RIGHT" ? newLine === line && !text.startsWith("-") : oldLine === line && !text.startsWith("+");
    if (here) break;
  }
  return shown.join("\n");
}

/** Where a line of the old text stands in the new text; nothing when it was changed or removed. */
export function followLine(file: FileDiff | undefined, line: number): number | undefined {
  let shift = 0;
  for (const hunk of file?.hunks ?? []) {
    const oldEnd = hunk.oldStart + hunk.oldLines;
    if (hunk.oldLines === 0 ? line <= hunk.oldStart : line < hunk.oldStart) break;
    if (line < oldEnd && hunk.oldLines > 0) return undefined;
    shift += hunk.newLines - hunk.oldLines;
  }
  return line + shift;
}

const header = (hunk: Hunk): string => `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;

function parse(text: string): FileDiff[] {
  return text
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith("diff --git "))
    .map(parseFile);
}

function parseFile(part: string): FileDiff {
  const [head = "", ...bodies] = part.split(/^(?=@@ )/m);
  const field = (pattern: RegExp): string | undefined => pattern.exec(head)?.[1];
  const [, oldName = "", newName = ""] = /^diff --git a\/(.*) b\/(.*)$/m.exec(head) ?? [];
  const renamedTo = field(/^rename to (.*)$/m);
  const status = /^new file/m.test(head)
    ? "added"
    : /^deleted file/m.test(head)
      ? "removed"
      : renamedTo === undefined
        ? "modified"
        : "renamed";
  const [, oldBlob = "", newBlob = ""] = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/m.exec(head) ?? [];
  const hunks = bodies.map(parseHunk);
  const count = (sign: string): number => hunks.reduce((sum, hunk) => sum + hunk.lines.filter((line) => line.startsWith(sign)).length, 0);
  return {
    path: status === "removed" ? oldName : (renamedTo ?? newName),
    previousPath: field(/^rename from (.*)$/m),
    status,
    blob: status === "removed" ? oldBlob : newBlob,
    additions: count("+"),
    deletions: count("-"),
    hunks,
  };
}

function parseHunk(body: string): Hunk {
  const [first = "", ...lines] = body.replace(/\n$/, "").split("\n");
  const [, oldStart = "0", oldLines = "1", newStart = "0", newLines = "1"] =
    /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(first) ?? [];
  return { oldStart: Number(oldStart), oldLines: Number(oldLines), newStart: Number(newStart), newLines: Number(newLines), lines };
}
