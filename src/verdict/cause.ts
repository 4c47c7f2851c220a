// Which changed line made the difference. The two traces are aligned on the code the change did not touch; the changed
// line that ran last before they part is the cause, and the other changed lines that ran are named after it.
import type { Hunk } from "#ground/change.ts";
import type { Span } from "#ground/span.ts";
import type { Trace, TraceStep } from "#machine/trace.ts";
import { type ChangedLines, printHunk } from "./lines.ts";
import type { Cause } from "./verdict.ts";

export type CauseInput = {
  readonly base: Trace;
  readonly head: Trace;
  readonly lines: ChangedLines;
  /** Texts for the printed hunk, by path at head. */
  readonly texts: (headPath: string) => { readonly base: string; readonly head: string };
};
export type LocatedCause = { readonly cause: Cause /** Index of the cause in the steps of head. */; readonly step: number };

export function locateCause(input: CauseInput): LocatedCause | null {
  const parts = firstDivergence(input);
  const touched: Array<{ step: number; span: Span; hunk: Hunk }> = [];
  input.head.steps.forEach((step, index) => {
    if (step.span === null || step.kind === "call") return; // a call step stands at the function's head, not at what it does
    const hunk = input.lines.hunkAt(step.span.path, step.span.line);
    if (hunk !== null) touched.push({ step: index, span: step.span, hunk });
  });
  const before = touched.filter((one) => one.step <= parts);
  const chosen = before.at(-1) ?? touched[0];
  if (chosen === undefined) return null;
  const texts = input.texts(chosen.span.path);
  const others = uniqueLines(
    [...before]
      .reverse()
      .concat(touched)
      .map((one) => one.span),
  ).filter((span) => !sameLine(span, chosen.span));
  return {
    step: chosen.step,
    cause: {
      span: chosen.span,
      symbol: null,
      hunk: printHunk(chosen.hunk, texts.base, texts.head),
      others,
      why: whyOf(chosen.hunk, texts),
    },
  };
}

/** Index in head's steps at which the untouched code first behaves differently; the end of the trace when it never does. */
function firstDivergence(input: CauseInput): number {
  const base = input.base.steps.flatMap((step) => {
    const at = step.span === null ? null : input.lines.atHead(step.span.path, step.span.line);
    return at === null ? [] : [keyOf(step, `${at.path}:${at.line}`)];
  });
  let next = 0;
  for (const [index, step] of input.head.steps.entries()) {
    if (step.span === null || input.lines.hunkAt(step.span.path, step.span.line) !== null) continue;
    if (base[next] !== keyOf(step, `${step.span.path}:${step.span.line}`)) return index;
    next++;
  }
  return input.head.steps.length;
}

function keyOf(step: TraceStep, place: string): string {
  switch (step.kind) {
    case "line":
      return `line ${place}`;
    case "call":
      return `call ${place} ${step.name} ${step.arguments.map((value) => value.text).join(", ")}`;
    case "return":
    case "set":
      return `${step.kind} ${place} ${step.name} ${step.value.text}`;
    case "throw":
      return `throw ${place} ${step.value.text}`;
    case "branch":
      return `branch ${place} ${step.taken}`;
    case "outside":
      return `outside ${place} ${step.api} ${step.arguments.map((value) => value.text).join(", ")} ${step.answer.text}`;
    case "assume":
      return `assume ${place} ${step.text}`;
  }
}

const sameLine = (a: Span, b: Span): boolean => a.path === b.path && a.line === b.line;

function uniqueLines(spans: readonly Span[]): readonly Span[] {
  const seen = new Map<string, Span>();
  for (const span of spans) if (!seen.has(`${span.path}:${span.line}`)) seen.set(`${span.path}:${span.line}`, span);
  return [...seen.values()];
}

function whyOf(hunk: Hunk, texts: { readonly base: string; readonly head: string }): string {
  const line = (text: string, at: number): string => (text.split("\n")[at - 1] ?? "").trim();
  if (hunk.headLines === 0) return `\`${line(texts.base, hunk.baseStart)}\` was removed`;
  if (hunk.baseLines === 0) return `\`${line(texts.head, hunk.headStart)}\` was added`;
  if (hunk.baseLines === 1 && hunk.headLines === 1)
    return `\`${line(texts.base, hunk.baseStart)}\` became \`${line(texts.head, hunk.headStart)}\``;
  return `${hunk.baseLines} lines became ${hunk.headLines}`;
}
