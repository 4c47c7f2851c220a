// What the tasks need of the outside, in their own words. Adapters and faces implement these; compose.ts hands them in.

import type { FileFacts } from "#graph/facts.ts";
import type { Decision, Graph, Incident } from "#graph/graph.ts";
import type { FileChange } from "#ground/change.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import type { Event, EventJson, EventKind, NewEvent } from "#ledger/event.ts";
import type { Patch } from "#patch/patch.ts";
import type { Report } from "#report/report.ts";
import type { Question, Scenario } from "#scenario/scenario.ts";
import type { Run } from "#simulate/run.ts";
import type { Verdict, Witness } from "#verdict/verdict.ts";

export type Ports = {
  readonly store: Store;
  readonly git: Git;
  readonly forge: Forge;
  readonly simulator: Simulator;
  readonly advisor: Advisor;
  readonly clock: Clock;
  readonly log: Log;
};

/** A repository by the name people know it by; `cloneUrl` is a URL or a path on this machine. */
export type RepositoryRef = {
  readonly name: string;
  readonly cloneUrl: string;
  readonly installation: number | null;
  readonly defaultBranch: string;
};

// ---- Store -------------------------------------------------------------------------------------------------------

export type Store = {
  readonly inbox: Inbox;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly facts: Facts;
  readonly memory: Memory;
  readonly publications: Publications;
  readonly reports: Reports;
};

export type Inbox = {
  /** Delivery, events and jobs commit together or not at all. A delivery seen before changes nothing. */
  readonly accept: (
    delivery: { readonly id: string; readonly name: string },
    events: readonly NewEvent[],
    jobs: readonly NewJob[],
  ) => Promise<"new" | "duplicate">;
};

export type JobKind = "review-change" | "read-scenario" | "record-incident" | "answer-command" | "learn-history";
export type NewJob = {
  readonly kind: JobKind;
  /** What the job means. A waiting job with this key takes the new payload; a running one is told to stop at its next heart-beat. */
  readonly key: string;
  readonly payload: EventJson;
  /** Lower runs first. */
  readonly priority: number;
};
export type Job = NewJob & { readonly id: number; readonly attempt: number; readonly attemptsMax: number };
export type JobCounts = { readonly queued: number; readonly running: number; readonly dead: number };

export type Jobs = {
  readonly enqueue: (jobs: readonly NewJob[]) => Promise<void>;
  /** `priorityMax`: leave slower work alone. */
  readonly claim: (worker: string, priorityMax?: number) => Promise<Job | null>;
  readonly heartbeat: (job: Job) => Promise<"go on" | "cancel" | "lost">;
  /** False when the lease was lost meanwhile: someone else does the job now. */
  readonly complete: (job: Job, events: readonly NewEvent[]) => Promise<boolean>;
  readonly fail: (job: Job, why: string, retryAfterMs: number | null) => Promise<"again" | "dead">;
  /** Hands a job back unfinished, for a graceful stop. */
  readonly release: (job: Job) => Promise<void>;
  readonly counts: () => Promise<JobCounts>;
  readonly listDead: () => Promise<ReadonlyArray<Job & { readonly why: string }>>;
  /** Calls back when work may be waiting; returns how to stop listening. */
  readonly onWork: (wake: () => void) => () => void;
};

export type Events = {
  readonly append: (events: readonly NewEvent[]) => Promise<void>;
  readonly list: (query: {
    readonly repository?: string;
    readonly subject?: string;
    readonly kinds?: readonly EventKind[];
    readonly after?: number;
    readonly limit?: number;
  }) => Promise<readonly Event[]>;
};

export type Facts = {
  /** Facts of the blobs that are known under this version. */
  readonly load: (blobs: readonly string[], version: number) => Promise<ReadonlyMap<string, FileFacts>>;
  readonly save: (facts: ReadonlyMap<string, FileFacts>, version: number) => Promise<void>;
  /** The code half of the graph of one commit: a cache that git can make again. */
  readonly saveGraph: (repository: string, commit: string, graph: Graph) => Promise<void>;
  readonly loadGraph: (repository: string, commit: string) => Promise<Graph | null>;
};

/** Projections folded from events. */
export type Memory = {
  readonly scenarios: (repository: string) => Promise<readonly Scenario[]>;
  readonly saveScenario: (repository: string, scenario: Scenario) => Promise<void>;
  readonly incidents: (repository: string) => Promise<readonly Incident[]>;
  readonly saveIncident: (repository: string, incident: Incident) => Promise<void>;
  readonly decisions: (repository: string) => Promise<readonly Decision[]>;
  readonly saveDecision: (repository: string, decision: Decision) => Promise<void>;
  /** Runs by the digest of what they read; what is stored was computed under the same engine and settings. */
  readonly cachedRuns: (keys: readonly string[]) => Promise<ReadonlyMap<string, Run>>;
  readonly saveRuns: (runs: ReadonlyMap<string, Run>) => Promise<void>;
};

/** What we posted, by its meaning, so that a second try finds it instead of posting again. */
export type Publications = {
  readonly find: (key: string) => Promise<EventJson | null>;
  readonly save: (key: string, value: EventJson) => Promise<void>;
};

export type Reports = {
  readonly save: (report: Report) => Promise<void>;
  readonly find: (id: string) => Promise<Report | null>;
  readonly latest: (repository: string, number: number) => Promise<Report | null>;
  readonly list: (limit: number) => Promise<
    ReadonlyArray<{
      readonly id: string;
      readonly repository: string;
      readonly number: number | null;
      readonly title: string;
      readonly at: string;
    }>
  >;
};

// ---- Git ---------------------------------------------------------------------------------------------------------

export type Git = { readonly open: (repository: RepositoryRef) => Promise<Mirror> };
export type Mirror = {
  /** Makes these revisions (commits, branches, `refs/pull/N/head`) readable. A path on this machine needs no fetching. */
  readonly fetch: (revisions: readonly string[]) => Promise<void>;
  readonly resolve: (revision: string) => Promise<string | null>;
  readonly mergeBase: (a: string, b: string) => Promise<string | null>;
  /** `only`: these paths and nothing else. */
  readonly snapshot: (commit: string, only?: ReadonlySet<string>) => Promise<Snapshot>;
  readonly changes: (base: string, head: string) => Promise<readonly FileChange[]>;
  /** Newest first. */
  readonly commits: (query: {
    readonly from: string;
    readonly notIn?: string;
    readonly sinceIso?: string;
    readonly limit: number;
  }) => Promise<readonly Commit[]>;
  /** The commits that made a line what it is, newest first, followed through renames, each with the line as it then stood. */
  readonly lineHistory: (
    commit: string,
    path: string,
    line: number,
  ) => Promise<ReadonlyArray<Commit & { readonly path: string; readonly line: number; readonly text: string }>>;
};
export type Commit = {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: string;
  readonly at: string;
  readonly subject: string;
  readonly body: string;
  readonly paths: readonly string[];
};

// ---- The forge: where people see us ------------------------------------------------------------------------------

export type ChangeState = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly head: string;
  readonly base: string;
  readonly baseRef: string;
  readonly open: boolean;
  readonly merged: boolean;
  readonly draft: boolean;
};
export type IssueState = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly labels: readonly string[];
  readonly open: boolean;
  readonly at: string;
};
export type Target = { readonly repository: RepositoryRef; readonly number: number; readonly head: string };
export type Role = "none" | "read" | "triage" | "write" | "maintain" | "admin";

export type Forge = {
  /** What an installation event leaves out: clone address and default branch. */
  readonly repository: (name: string, installation: number | null) => Promise<RepositoryRef>;
  readonly change: (repository: RepositoryRef, number: number) => Promise<ChangeState>;
  readonly issue: (repository: RepositoryRef, number: number) => Promise<IssueState>;
  readonly role: (repository: RepositoryRef, login: string) => Promise<Role>;
  /** Text of the settings file on the default branch; null when there is none. */
  readonly settingsText: (repository: RepositoryRef) => Promise<string | null>;
  /** Finds or makes the check run of this head and shows where the work stands. */
  readonly announce: (target: Target, stage: { readonly status: "queued" | "in_progress"; readonly title: string }) => Promise<void>;
  /** Closes a check run that will get no verdict, unless it has one already. */
  readonly cancel: (target: Target, why: string) => Promise<void>;
  /** Completes the check run and, unless the report is quiet or `silent` is asked for, posts or updates the review and the sticky comment. */
  readonly publish: (target: Target, report: Report, options: { readonly silent: boolean }) => Promise<void>;
  /** One reply per key, edited in place. `text` is Markdown made by us; strangers' words in it are escaped already. */
  readonly reply: (repository: RepositoryRef, number: number, key: string, text: string) => Promise<void>;
  readonly react: (repository: RepositoryRef, comment: number, how: "seen" | "done" | "refused") => Promise<void>;
};

// ---- Simulation, in worker threads -------------------------------------------------------------------------------

export type Side = { readonly snapshot: Snapshot };
export type Simulator = {
  /** Facts of files, parsed off the main thread. */
  readonly survey: (
    files: ReadonlyArray<{ readonly path: string; readonly blob: string; readonly text: string }>,
  ) => Promise<ReadonlyMap<string, FileFacts>>;
  /** Runs one scenario on one program. */
  readonly run: (snapshot: Snapshot, scenario: Scenario, settings: SimulationSettings) => Promise<Run>;
  /** Runs one scenario on both programs and compares; the cause is named when they differ. */
  readonly compare: (request: CompareRequest) => Promise<Verdict>;
  readonly witness: (request: WitnessRequest) => Promise<WitnessReply>;
  readonly repair: (request: RepairRequest) => Promise<Patch | null>;
  /** Which of the changed functions are the same program on both sides. */
  readonly inert: (request: {
    readonly base: Snapshot;
    readonly head: Snapshot;
    readonly changes: readonly FileChange[];
    readonly symbols: readonly SymbolId[];
  }) => Promise<readonly SymbolId[]>;
  /** Runs a file as a program. */
  readonly program: (request: ProgramRequest) => Promise<ProgramRun>;
  readonly close: () => Promise<void>;
};
export type ProgramRequest = {
  readonly snapshot: Snapshot;
  readonly path: string;
  readonly arguments: readonly string[];
  readonly seed: string;
  readonly traced: boolean;
};
export type ProgramRun = {
  readonly output: ReadonlyArray<{ readonly stream: "out" | "err"; readonly text: string }>;
  readonly exitCode: number;
  readonly end: Run["observation"]["end"];
  readonly assumptions: readonly string[];
  readonly steps: number /** Printed lines, when asked for. */;
  readonly trace: readonly string[] | null;
};
export type SimulationSettings = { readonly seed: string; readonly traced: boolean };
export type CompareRequest = {
  readonly base: Snapshot;
  readonly head: Snapshot;
  readonly changes: readonly FileChange[];
  readonly scenario: Scenario;
  readonly expectationChanged: boolean;
  readonly seed: string;
};
export type WitnessRequest = {
  readonly base: Snapshot;
  readonly head: Snapshot;
  readonly changes: readonly FileChange[];
  readonly symbol: SymbolId;
  readonly seed: string /** Calls seen in scenarios that reach the function: the first inputs to try. */;
  readonly seeds: readonly string[];
};
export type WitnessReply =
  | { readonly kind: "found"; readonly witness: Witness; readonly tried: number }
  | { readonly kind: "equal"; readonly tried: number }
  | { readonly kind: "undecided"; readonly tried: number; readonly what: string; readonly message: string };
export type RepairRequest = {
  readonly base: Snapshot;
  readonly head: Snapshot;
  readonly changes: readonly FileChange[];
  readonly broken: Verdict /** Scenarios around it that hold and must go on holding. */;
  readonly holding: readonly Scenario[];
  readonly seed: string;
};

// ---- The rest ----------------------------------------------------------------------------------------------------

/** A language model, if one is configured. It only words and proposes; what it says is never trusted. */
export type Advisor = {
  readonly configured: boolean;
  /** A friendlier wording of a question, or null: then the plain one is used. `note` says what went wrong, for one line. */
  readonly wordQuestion: (question: Question, sentence: string) => Promise<{ readonly text: string | null; readonly note: string | null }>;
};
export type Clock = { readonly nowIso: () => string; readonly nowMs: () => number };
export type Log = {
  readonly info: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly with: (fields: Readonly<Record<string, unknown>>) => Log;
};
