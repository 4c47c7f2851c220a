// One run: a program, a scenario, world settings and a seed in; what the outside can see of it, and its trace, out.
import type { Span } from "#ground/span.ts";
import type { RunEnd, Shown, Stuck, Thrown, Trace } from "#machine/trace.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";

export type RunSettings = {
  readonly seed: string;
  readonly traced: boolean;
  /** Guest call depth; the main thread has a smaller host stack than a simulation worker. */
  readonly depthMax: number;
  readonly stepsMax: number;
};

export type RunRequest = { readonly sources: Sources; readonly scenario: Scenario; readonly settings: RunSettings };

/** What the outside can see. Two observations are equal when their digests are. */
export type Observation = {
  readonly end: RunEnd;
  /** Results bound by steps (`as`), in order of the steps. */
  readonly results: ReadonlyArray<{ readonly name: string; readonly value: Shown }>;
  /** Calls made to modelled outsides, in order. */
  readonly outside: ReadonlyArray<{ readonly api: string; readonly arguments: readonly Shown[]; readonly answer: Shown }>;
  /** Lines written to stdout and stderr. */
  readonly logged: ReadonlyArray<{ readonly stream: "out" | "err"; readonly text: string }>;
  readonly digest: string;
};

export type Failure = {
  /** The expectation or test assertion that failed, in words; for a thrown error its message. */
  readonly message: string;
  readonly expected: string | null;
  readonly received: string | null;
  readonly span: Span | null;
  readonly error: Thrown | null;
};

export type Run = {
  readonly scenarioId: string;
  readonly status: "passed" | "failed" | "stuck" | "skipped";
  readonly failure: Failure | null;
  readonly stuck: Stuck | null;
  readonly observation: Observation;
  readonly trace: Trace | null;
  /** Files the run loaded, with their blobs: the digest of these is the cache key of the result. */
  readonly read: ReadonlyArray<{ readonly path: string; readonly blob: string }>;
  /** Names of functions entered, as `path#start offset`, sorted: what the scenario reaches. */
  readonly entered: readonly string[];
  readonly assumptions: readonly string[];
  readonly steps: number;
};
