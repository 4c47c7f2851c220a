// A remembered behaviour: a title in plain English, where it came from, and the form that can be run.
// Plain data; the YAML form of it is read and printed in this room.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type Scenario = {
  /** Stable across versions: made from the source it came from, never from its text. */
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly from: ScenarioSource;
  readonly version: number;
  readonly given: Given;
  readonly when: readonly Step[];
  readonly then: readonly Expectation[];
  /** The observation accepted by a person, where nothing above decides. */
  readonly remembers: string | null;
  /** A sentence that could not be read; while there is one the scenario is a draft and is not run. */
  readonly question: Question | null;
};

export type ScenarioSource =
  | { readonly kind: "test"; readonly path: string; readonly line: number; readonly framework: string }
  | { readonly kind: "issue"; readonly number: number }
  | { readonly kind: "incident"; readonly number: number }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "history"; readonly commit: string };

/** World settings. What is not given is the world's documented default, never chance. */
export type Given = {
  readonly now: string | null;
  readonly seed: string | null;
  readonly timeZone: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly config: Readonly<Record<string, Json>>;
  readonly flags: Readonly<Record<string, Json>>;
  readonly tables: Readonly<Record<string, readonly Json[]>>;
  readonly replies: ReadonlyArray<{ readonly call: string; readonly with: Json }>;
};

export type Step =
  /** Calls an exported function. `symbol` is `path#name` or a bare exported name; the result is bound to `as`. */
  | { readonly kind: "call"; readonly symbol: string; readonly arguments: readonly Json[]; readonly as: string | null }
  | {
      readonly kind: "http";
      readonly method: string;
      readonly service: string | null;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Json | undefined;
      readonly as: string | null;
    }
  | { readonly kind: "publish"; readonly topic: string; readonly message: Json }
  | { readonly kind: "schedule"; readonly advanceMs: number }
  /** A test of the repository, by file and titles joined with " > ". */
  | { readonly kind: "test"; readonly path: string; readonly title: string }
  | { readonly kind: "run"; readonly code: string; readonly path: string | null }
  | { readonly kind: "together"; readonly steps: readonly Step[] };

/**
 * A JavaScript expression evaluated by the machine over the observation; `text` is what people see. In scope are the results
 * of steps by their names (`as`, else `result`; a reply has `status`, `headers`, `body`), and `error`: what a step threw, else
 * undefined. A step that throws ends the steps; where no line speaks of `error`, a step that throws is a failure.
 */
export type Expectation = { readonly text: string; readonly expression: string };

export type Question = { readonly phrase: string; readonly choices: readonly string[] };

export const nothingGiven: Given = { now: null, seed: null, timeZone: null, env: {}, config: {}, flags: {}, tables: {}, replies: [] };
