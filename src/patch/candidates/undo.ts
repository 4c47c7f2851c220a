// Undoing the guilty part of the change: single lines first, then whole hunks. Never more than the file's own change.
import type { Hunk } from "#ground/change.ts";
import type { PatchContext } from "../context.ts";
import { offsetOfLine } from "../context.ts";
import type { Candidate } from "../patch.ts";

export function undo(context: PatchContext): readonly Candidate[] {
  const { baseText } = context;
  if (baseText === null) return [];
  return context.change.hunks.flatMap((hunk) => [...singleLines(context, baseText, hunk), wholeHunk(context, baseText, hunk)]);
}

/** In a hunk that rewrites as many lines as it removes, line i stands for line i. */
function singleLines(context: PatchContext, baseText: string, hunk: Hunk): readonly Candidate[] {
  if (hunk.baseLines !== hunk.headLines || hunk.headLines < 2) return [];
  return Array.from({ length: hunk.headLines }, (_, i) =>
    replaceLines(context, baseText, { baseStart: hunk.baseStart + i, baseLines: 1, headStart: hunk.headStart + i, headLines: 1 }),
  ).filter((candidate) => candidate.edit.text !== context.file.text.slice(candidate.edit.start, candidate.edit.end));
}

const wholeHunk = (context: PatchContext, baseText: string, hunk: Hunk): Candidate => replaceLines(context, baseText, hunk);

function replaceLines(context: PatchContext, baseText: string, hunk: Hunk): Candidate {
  const head = context.file.text;
  // A pure insertion or deletion is named by the line before it.
  const headFrom = hunk.headLines === 0 ? hunk.headStart + 1 : hunk.headStart;
  const baseFrom = hunk.baseLines === 0 ? hunk.baseStart + 1 : hunk.baseStart;
  const start = offsetOfLine(head, headFrom);
  const end = offsetOfLine(head, headFrom + hunk.headLines);
  const text = baseText.slice(offsetOfLine(baseText, baseFrom), offsetOfLine(baseText, baseFrom + hunk.baseLines));
  return { idea: "undo", says: saysOf(hunk, text), edit: { path: context.file.path, start, end, text } };
}

function saysOf(hunk: Hunk, text: string): string {
  if (hunk.baseLines === 0) return hunk.headLines === 1 ? "removes the added line" : `removes the ${hunk.headLines} added lines`;
  if (hunk.baseLines === 1) return `restores \`${text.trim()}\``;
  return `restores ${hunk.baseLines} lines`;
}
