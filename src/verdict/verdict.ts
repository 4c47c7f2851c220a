// What base and head together say of one scenario, with the changed line that is the cause.
import type { SymbolId } from "#ground/ids.ts";
import type { Span } from "#ground/span.ts";
import type { Stuck } from "#machine/trace.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Failure, Run } from "#simulate/run.ts";

export type VerdictKind = "holds" | "breaks" | "still-broken" | "fixed" | "changed" | "new" | "unknown";

export type Verdict = {
  readonly kind: VerdictKind;
  readonly scenario: Scenario;
  readonly base: Run | null;
  readonly head: Run | null;
  /** Present when behaviour differs and a changed line could be named. */
  readonly cause: Cause | null;
  /** The shortest path from entry to failure at head, as steps with values. */
  readonly path: readonly PathStep[];
  readonly failure: Failure | null;
  /** Why it could not be decided (unknown), on either side. */
  readonly reasons: readonly Stuck[];
  /** The scenario's own text changed in this pull request: shown, never silently holds. */
  readonly expectationChanged: boolean;
  /** Two printed observations side by side, for what people read. */
  readonly before: string;
  readonly after: string;
};

export type Cause = {
  /** The changed line at head; for a pure deletion the line it stood before. */
  readonly span: Span;
  readonly symbol: SymbolId | null;
  /** The hunk as a diff, at most a few lines. */
  readonly hunk: string;
  /** Other changed lines, by how likely they are the cause. */
  readonly others: readonly Span[];
  readonly why: string;
};

/** `code`: the source line it stands on. */
export type PathStep = {
  readonly span: Span;
  readonly code: string;
  readonly text: string;
  readonly value: string | null;
  readonly depth: number;
};

/** A concrete input on which base and head differ, found where no scenario reaches the change. */
export type Witness = {
  readonly symbol: SymbolId;
  /** `priceFor({ seats: 0 })` */
  readonly call: string;
  readonly before: string;
  readonly after: string;
  readonly verdict: Verdict;
};

/** What became of one changed function. */
export type FunctionJudgement = {
  readonly symbol: SymbolId;
  readonly span: Span;
  readonly outcome: /** Equal IR: only comments, formatting, types or names of locals. */
    | { readonly kind: "inert" }
    | { readonly kind: "decided"; readonly scenarios: number; readonly inputs: number; readonly differs: boolean }
    | { readonly kind: "undecided"; readonly reason: Stuck }
    | { readonly kind: "unreached"; readonly why: string };
};
