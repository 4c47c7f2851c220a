// Where a finding may be said: in a line of the diff → a review comment, with a suggestion if its whole range lies in one
// hunk; else only as an annotation. A comment outside the diff would cost the whole review.
import type { Finding } from "#report/report.ts";

/** Lines of the head side that GitHub shows in the diff, by path: one range a hunk. */
export type ShownLines = ReadonlyMap<string, ReadonlyArray<{ readonly from: number; readonly to: number }>>;

export type Placed = {
  readonly finding: Finding;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly suggestion: string | null;
};

export function placeFindings(findings: readonly Finding[], shown: ShownLines): readonly Placed[] {
  return findings.flatMap((finding): Placed[] => {
    const lines = finding.patch?.lines ?? null;
    if (lines !== null && inOneHunk(shown, lines.path, lines.from, lines.to))
      return [{ finding, path: lines.path, from: lines.from, to: lines.to, suggestion: lines.text }];
    const span = finding.cause?.span;
    if (span !== undefined && inOneHunk(shown, span.path, span.line, span.line))
      return [{ finding, path: span.path, from: span.line, to: span.line, suggestion: null }];
    return [];
  });
}

const inOneHunk = (shown: ShownLines, path: string, from: number, to: number): boolean =>
  (shown.get(path) ?? []).some((range) => range.from <= from && to <= range.to);

/** From the `patch` GitHub gives for a file, which is exactly what it shows. */
export function shownRanges(patch: string): ReadonlyArray<{ readonly from: number; readonly to: number }> {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].flatMap((match) => {
    const from = Number(match[1]);
    const length = Number(match[2] ?? 1);
    return length === 0 ? [] : [{ from, to: from + length - 1 }];
  });
}
