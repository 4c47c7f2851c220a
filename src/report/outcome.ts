// What a judged change hands to the report: everything that was computed, nothing worded yet.
import type { Problem } from "#ground/problem.ts";
import type { Patch } from "#patch/patch.ts";
import type { FunctionJudgement, Verdict, Witness } from "#verdict/verdict.ts";
import type { Footer, Precedent, ReachSummary } from "./report.ts";

export type ChangeOutcome = {
  readonly id: string;
  readonly repository: string;
  readonly number: number | null;
  readonly base: string;
  readonly head: string;
  /** Title and body of the pull request, to tell announced changes from news; empty on the command line. */
  readonly description: string;
  readonly mode: "advisory" | "blocking";
  readonly verdicts: readonly Verdict[];
  readonly witnesses: readonly Witness[];
  readonly functions: readonly FunctionJudgement[];
  /** Proved patches by the id of the scenario (or witness) they repair. */
  readonly patches: ReadonlyMap<string, Patch>;
  readonly reach: ReachSummary;
  readonly precedents: readonly Precedent[];
  /** Places of changed files that could not be read. */
  readonly problems: readonly Problem[];
  /** Scenarios that were reached but not run, with why (budget, draft). */
  readonly leftOut: ReadonlyArray<{ readonly title: string; readonly why: string }>;
  readonly footer: Footer;
};

/** Nothing to do: no source changed, a draft, switched off. */
export type SkippedOutcome = Pick<ChangeOutcome, "id" | "repository" | "number" | "base" | "head" | "footer"> & { readonly why: string };

/** We failed, not the change. */
export type FailedOutcome = Pick<ChangeOutcome, "id" | "repository" | "number" | "base" | "head" | "footer"> & {
  readonly sentence: string;
};
