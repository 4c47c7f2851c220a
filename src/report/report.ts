// The one neutral document a task ends in. Every face renders this and nothing else; nothing in it was not computed.
import type { SymbolId } from "#ground/ids.ts";
import type { Span } from "#ground/span.ts";
import type { Patch } from "#patch/patch.ts";
import type { Cause, FunctionJudgement, PathStep, Verdict, VerdictKind } from "#verdict/verdict.ts";

export type Report = {
  /** Short id of this judgement, printed everywhere and good for replay. */
  readonly id: string;
  readonly repository: string;
  readonly number: number | null;
  readonly base: string;
  readonly head: string;
  readonly conclusion: "success" | "neutral" | "failure" | "skipped";
  /** Answers "may I merge?" in at most 120 characters. */
  readonly title: string;
  /** Whether anything is worth a comment; a quiet report is only a check run. */
  readonly quiet: boolean;
  readonly counts: Readonly<Record<VerdictKind, number>>;
  readonly behaviours: readonly Behaviour[];
  readonly findings: readonly Finding[];
  readonly functions: readonly FunctionJudgement[];
  /** Unknowns grouped by cause, most frequent first. */
  readonly unknowns: readonly UnknownGroup[];
  readonly reach: ReachSummary;
  readonly precedents: readonly Precedent[];
  readonly scenarios: readonly ScenarioLine[];
  /** Scenarios that were reached but not run, with why. */
  readonly leftOut: ReadonlyArray<{ readonly title: string; readonly why: string }>;
  readonly problems: ReadonlyArray<{ readonly message: string; readonly span: Span }>;
  readonly footer: Footer;
  /** Set when we failed: one sentence for people; the id is the report's. */
  readonly failed: string | null;
};

/** One row of the first screen: behaviour before code. */
export type Behaviour = {
  readonly input: string;
  readonly before: string;
  readonly after: string;
  readonly kind: VerdictKind;
  readonly span: Span | null;
};

export type Finding = {
  /** Without line numbers, so that a rebase says nothing twice. */
  readonly fingerprint: string;
  readonly title: string;
  readonly kind: VerdictKind;
  readonly scenario: string;
  readonly cause: Cause | null;
  readonly message: string;
  readonly before: string;
  readonly after: string;
  readonly path: readonly PathStep[];
  readonly patch: Patch | null;
  /** True when a pull request in blocking mode may be blocked by it. */
  readonly blocks: boolean;
};

export type UnknownGroup = {
  readonly what: string;
  readonly message: string;
  readonly count: number;
  readonly examples: readonly string[];
  readonly advice: string;
};

export type ReachSummary = {
  readonly symbols: ReadonlyArray<{ readonly id: SymbolId; readonly distance: number; readonly via: SymbolId | null }>;
  readonly routes: readonly string[];
  readonly exported: readonly string[];
  readonly tests: readonly string[];
  readonly scenarios: readonly string[];
  readonly changed: readonly SymbolId[];
};

/** Something like this happened before. */
export type Precedent = {
  readonly at: string;
  readonly number: number | null;
  readonly title: string;
  readonly fix: string | null;
  readonly symbols: readonly SymbolId[];
};

export type ScenarioLine = {
  readonly id: string;
  readonly title: string;
  readonly kind: VerdictKind;
  readonly source: string;
  readonly verdict: Verdict;
};

export type Footer = {
  readonly seconds: number;
  readonly run: number;
  readonly cached: number;
  readonly skipped: number;
  readonly engine: string;
  readonly settings: string;
  readonly seed: string;
  /** `foretrace replay …`: a command that gives the same trace again. */
  readonly replay: string;
  /** The page of the whole report; null when no server is known. */
  readonly link: string | null;
};
