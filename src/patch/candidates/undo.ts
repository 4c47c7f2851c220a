// Undoing the guilty part of the change: single lines first, then whole hunks. Never more than the file's own change.
import type { Hunk } from "#ground/change.ts";
import { quoted } from "#ground/quoted.ts";
import { lineMap, type PatchContext } from "../context.ts";
import type { Candidate } from "../patch.ts";

/** Undoing more is taking the pull request back, which is no fix of it. */
const linesMax = 20;

export function undo(context: PatchContext): readonly Candidate[] {
  const { baseText } = context;
  if (baseText === null) return [];
  const parts = context.change.hunks.flatMap((hunk) => [...singleLines(hunk), hunk]);
  const small = parts.filter((part) => part.baseLines <= linesMax && part.headLines <= linesMax);
  return replaced(context, baseText, small);
}

/** In a hunk that rewrites as many lines as it removes, line i stands for line i. */
function singleLines(hunk: Hunk): readonly Hunk[] {
  if (hunk.baseLines !== hunk.headLines || hunk.headLines < 2) return [];
  return Array.from({ length: hunk.headLines }, (_, i) => ({
    baseStart: hunk.baseStart + i,
    baseLines: 1,
    headStart: hunk.headStart + i,
    headLines: 1,
  }));
}

function replaced({ file }: PatchContext, baseText: string, parts: readonly Hunk[]): readonly Candidate[] {
  const [base, head] = [lineMap(baseText), lineMap(file.text)];
  const ending = file.text.includes("\r\n") ? "\r\n" : "\n";
  return parts.map((part) => {
    // A pure insertion or deletion is named by the line before it.
    const headFrom = part.headLines === 0 ? part.headStart + 1 : part.headStart;
    const baseFrom = part.baseLines === 0 ? part.baseStart + 1 : part.baseStart;
    const [start, end] = [head.offsetOf(headFrom), head.offsetOf(headFrom + part.headLines)];
    const old = baseText.slice(base.offsetOf(baseFrom), base.offsetOf(baseFrom + part.baseLines));
    return { idea: "undo", says: saysOf(part, old), edit: { path: file.path, start, end, text: old.replace(/\r?\n/g, ending) } };
  });
}

function saysOf(part: Hunk, old: string): string {
  if (part.baseLines === 0) return part.headLines === 1 ? "removes the added line" : `removes the ${part.headLines} added lines`;
  if (part.baseLines > 1) return `restores ${part.baseLines} lines`;
  return old.trim() === "" ? "restores an empty line" : `restores ${quoted(old)}`;
}
