// What a run leaves behind: plain data that crosses threads and is stored, compared and printed.
// Guest values appear only as `Shown`, a bounded printed form that is equal exactly when the values look equal from outside.
import type { Span } from "#ground/span.ts";

/** A printed value: `text` for people (as `util.inspect` writes it, bounded), `digest`-able and comparable. `unknown` holds its origin if any part is unknown. */
export type Shown = { readonly text: string; readonly unknown: string | null };

/** A normal end of a run that could not go on. Never a guess. */
export type Stuck = {
  readonly kind: "unmodelled" | "unsupported" | "limit" | "undecided" | "missing" | "fault";
  /** The module, member, construct or limit: `sharp`, `Intl.Segmenter`, `decorator`, `stepsMax`. Unknowns are grouped by this. */
  readonly what: string;
  readonly message: string;
  readonly span: Span | null;
};

export type StackLine = { readonly name: string; readonly span: Span | null };

export type TraceStep =
  /** A line was reached; consecutive equal lines of one call are kept once. */
  | { readonly kind: "line"; readonly span: Span; readonly depth: number }
  | { readonly kind: "call"; readonly name: string; readonly span: Span; readonly depth: number; readonly arguments: readonly Shown[] }
  | { readonly kind: "return"; readonly name: string; readonly span: Span; readonly depth: number; readonly value: Shown }
  | { readonly kind: "throw"; readonly span: Span | null; readonly depth: number; readonly value: Shown }
  | { readonly kind: "set"; readonly name: string; readonly span: Span; readonly depth: number; readonly value: Shown }
  /** A condition, switch or short circuit, and where it went. */
  | { readonly kind: "branch"; readonly span: Span; readonly depth: number; readonly taken: string }
  /** Something crossed to a world: a call to a modelled outside and its answer. */
  | {
      readonly kind: "outside";
      readonly api: string;
      readonly span: Span | null;
      readonly arguments: readonly Shown[];
      readonly answer: Shown;
    }
  | { readonly kind: "assume"; readonly text: string; readonly span: Span | null };

export type Trace = {
  readonly steps: readonly TraceStep[];
  /** True when the log was cut at its limit; the first steps are kept. */
  readonly truncated: boolean;
};

/** What ended: a value, a thrown value, or a stop. */
export type RunEnd =
  | { readonly kind: "value"; readonly value: Shown }
  | { readonly kind: "thrown"; readonly error: Thrown }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

export type Thrown = {
  readonly name: string;
  readonly message: string;
  readonly shown: Shown;
  readonly span: Span | null;
  readonly stack: readonly StackLine[];
};
