// Two traces as a clock: each step of code that the change left alone is a tick, and what the change wrote or took is visited
// between ticks. Ticks are the same on both sides until the runs part. Says nothing of who is to blame.
import type { Hunk } from "#ground/change.ts";
import type { Span } from "#ground/span.ts";
import type { Trace, TraceStep } from "#machine/trace.ts";
import { type ChangedLines, standInAtHead } from "./lines.ts";

export type Visit = {
  readonly side: "base" | "head";
  /** How many untouched steps came before: equal on both sides until they part. */
  readonly clock: number;
  readonly step: number;
  /** The place at head. */
  readonly path: string;
  readonly line: number;
  readonly hunk: Hunk;
  /** What the step computed, without names and places; null for a step that only went by. */
  readonly effect: string | null;
};
export type Walk = {
  readonly keys: readonly string[];
  /** Index of the step at each tick. */
  readonly starts: readonly number[];
  readonly visits: readonly Visit[];
  readonly size: number;
};

export function walkBase(trace: Trace, lines: ChangedLines): Walk {
  return walk(trace, "base", ({ path, line }) => {
    const hunk = lines.tookAtBase(path, line);
    if (hunk !== null) return { hunk, path: lines.headPath(path), line: standInAtHead(hunk, line) };
    const at = lines.atHead(path, line);
    return at === null ? null : { hunk, ...at };
  });
}

export function walkHead(trace: Trace, lines: ChangedLines): Walk {
  return walk(trace, "head", ({ path, line }) => ({ hunk: lines.wroteAtHead(path, line), path, line }));
}

/** Where a step stands at head, and the hunk it belongs to; null: in a file that head has no more. */
type Stand = { readonly hunk: Hunk | null; readonly path: string; readonly line: number } | null;

function walk(trace: Trace, side: Visit["side"], standOf: (span: Span) => Stand): Walk {
  const keys: string[] = [];
  const starts: number[] = [];
  const visits: Visit[] = [];
  for (const [step, one] of trace.steps.entries()) {
    const stand = one.span === null ? null : standOf(one.span);
    if (stand === null) continue;
    const { hunk, path, line } = stand;
    if (hunk === null) {
      keys.push(keyOf(one, `${path}:${line}`));
      starts.push(step);
    } else if (one.kind !== "call") {
      // A call step stands at the function's head, not at what it does.
      visits.push({ side, clock: keys.length, step, path, line, hunk, effect: effectOf(one) });
    }
  }
  return { keys, starts, visits, size: trace.steps.length };
}

/** How many untouched steps are the same on both sides; null when all of them are. */
export function partingOf(base: readonly string[], head: readonly string[]): number | null {
  const at = head.findIndex((key, index) => key !== base[index]);
  if (at >= 0) return at;
  return head.length < base.length ? head.length : null;
}

function effectOf(step: TraceStep): string | null {
  switch (step.kind) {
    case "set":
    case "return":
    case "throw":
      return `${step.kind} ${step.value.text}`;
    case "branch":
      return `branch ${step.taken}`;
    case "outside":
      return `outside ${step.api} ${step.arguments.map((value) => value.text).join(", ")}`;
    case "line":
    case "call":
    case "assume":
      return null;
  }
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
