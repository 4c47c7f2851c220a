// Which changed line made the difference. The two traces are aligned on the code the change did not touch; of the changed
// code that ran before they part, the last that did not compute the same on both sides is the cause, the rest follows it.
import { invariant } from "#ground/bug.ts";
import { quoted } from "#ground/quoted.ts";
import { lineStarts, type Span, spanOf } from "#ground/span.ts";
import type { Trace } from "#machine/trace.ts";
import { partingOf, type Visit, walkBase, walkHead } from "./align.ts";
import { type ChangedLines, printHunk } from "./lines.ts";
import { withReturnsInPlace } from "./returns.ts";
import { rankVisits } from "./suspects.ts";
import type { Cause } from "./verdict.ts";

type Texts = { readonly base: string; readonly head: string };
export type CauseInput = {
  readonly base: Trace;
  readonly head: Trace;
  readonly lines: ChangedLines;
  /** Texts for the printed hunk, by path at head. */
  readonly texts: (headPath: string) => Texts;
};
export type LocatedCause = {
  readonly cause: Cause;
  /** Index of the cause in the steps of head. */
  readonly step: number;
};

export function locateCause(input: CauseInput): LocatedCause | null {
  const base = walkBase(withReturnsInPlace(input.base), input.lines);
  const head = walkHead(withReturnsInPlace(input.head), input.lines);
  const visits = [...base.visits, ...head.visits];
  const parting = partingOf(base.keys, head.keys);
  const cut = parting === null && (input.base.truncated || input.head.truncated);
  // The records end before the two sides part: with several hunks any of them may be the one.
  if (cut && new Set(visits.map((visit) => visit.hunk)).size > 1) return null;
  const ranked = rankVisits(visits, parting ?? Number.POSITIVE_INFINITY);
  const chosen = ranked[0];
  if (chosen === undefined) return null;
  const texts = input.texts(chosen.path);
  const [span, ...others] = uniqueLines(ranked).map(({ path, line }) => spanOfLine(path, line, input.texts(path).head));
  invariant(span !== undefined, "the cause is one of its own lines");
  return {
    step: chosen.side === "head" ? chosen.step : Math.min(head.starts[chosen.clock] ?? head.size, Math.max(head.size - 1, 0)),
    cause: { span, symbol: null, hunk: printHunk(chosen.hunk, texts.base, texts.head), others, why: whyOf(chosen, texts) },
  };
}

function uniqueLines(visits: readonly Visit[]): readonly Visit[] {
  const seen = new Map<string, Visit>();
  for (const visit of visits) if (!seen.has(`${visit.path}:${visit.line}`)) seen.set(`${visit.path}:${visit.line}`, visit);
  return [...seen.values()];
}

/** The line without its indentation. What stood at the end of the file is shown at its last line. */
function spanOfLine(path: string, line: number, text: string): Span {
  const starts = lineStarts(text);
  const last = text.endsWith("\n") ? starts.length - 1 : starts.length;
  const start = starts[Math.max(Math.min(line, last), 1) - 1] ?? 0;
  const [indent = "", rest = ""] = /^([^\S\n]*)(.*)/.exec(text.slice(start))?.slice(1) ?? [];
  return spanOf(path, starts, start + indent.length, start + indent.length + rest.trimEnd().length);
}

function whyOf({ hunk, line: at }: Visit, texts: Texts): string {
  const line = (text: string, at: number): string => quoted(text.split("\n")[at - 1] ?? "");
  if (hunk.headLines === 0)
    return hunk.baseLines === 1
      ? `${line(texts.base, hunk.baseStart)} was removed`
      : `${hunk.baseLines} lines from ${line(texts.base, hunk.baseStart)} on were removed`;
  if (hunk.baseLines === 0) return `${line(texts.head, at)} was added`;
  if (hunk.baseLines === hunk.headLines) return `${line(texts.base, hunk.baseStart + at - hunk.headStart)} became ${line(texts.head, at)}`;
  return `${hunk.baseLines === 1 ? "1 line" : `${hunk.baseLines} lines`} became ${hunk.headLines}`;
}
