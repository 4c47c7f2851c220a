// One run's standing: its realm, host, limits, event loop, decisions and record. Handed to every native.
// It does not run anything itself (see `machine.ts`).
import { type Random, seeded } from "#ground/random.ts";
import type { Decisions } from "./decisions.ts";
import { gauges } from "./gauges.ts";
import type { CompileRequest, Host } from "./host.ts";
import type { Limits } from "./limits.ts";
import type { Loop } from "./loop.ts";
import { here } from "./place.ts";
import type { Realm } from "./realm.ts";
import type { Recorder } from "./recorder.ts";
import { type GuestThrow, StuckSignal } from "./stop.ts";
import type { Stuck } from "./trace.ts";
import { type GuestObject, Unknown, type Value } from "./value.ts";

/** How natives see what happened to promises that nobody handled. */
export type Rejection = { readonly promise: GuestObject; readonly reason: Value };

/** Modules of the run, for code and natives that load more of them (see `modules.ts`). */
export type ModuleDoor = {
  /** `import(specifier)` from the module with the key `from`. */
  readonly importDynamically: (from: string, specifier: string) => GuestObject;
  /** The `require` function of a module. */
  readonly requireFunction: (from: string) => GuestObject;
  /** Runs text compiled at run time; gives what it evaluates to (for `kind: "function"` the function). */
  readonly runText: (request: CompileRequest) => Value;
};

export type AgentParts = {
  readonly realm: Realm;
  readonly host: Host;
  readonly limits: Limits;
  readonly loop: Loop;
  readonly decisions: Decisions;
  readonly recorder: Recorder;
};

export class Agent {
  readonly realm: Realm;
  readonly host: Host;
  readonly limits: Limits;
  readonly loop: Loop;
  readonly decisions: Decisions;
  readonly recorder: Recorder;
  /** Chance of this run; `Math.random` and everything like it. */
  readonly random: Random;
  /** Rejected promises without a handler, until the queue runs dry. */
  rejections: Rejection[] = [];
  /** Asked in turn when a task throws or a rejection stays unhandled; the first that answers true has handled it (`process.on("uncaughtException")`). */
  readonly onUncaught: Array<(value: Value, from: "exception" | "rejection", promise: GuestObject | null, thrown: GuestThrow) => boolean> =
    [];
  /** Set once, before anything runs. */
  modules!: ModuleDoor;
  /** Free places for worlds that keep state per run, by the world's own key. */
  readonly rooms: Map<string, unknown> = new Map();

  constructor(parts: AgentParts) {
    this.realm = parts.realm;
    this.host = parts.host;
    this.limits = parts.limits;
    this.loop = parts.loop;
    this.decisions = parts.decisions;
    this.recorder = parts.recorder;
    this.random = seeded(parts.host.seed);
  }

  /** Virtual time in milliseconds since 1970. */
  nowMs(): number {
    return this.host.startMs + this.loop.nowMs;
  }

  /** Natives that loop pay for their rounds. */
  spend(steps: number): void {
    gauges.steps -= steps;
    if (gauges.steps < 0) this.limit("stepsMax", this.limits.stepsMax);
  }

  /** Natives that make many elements at once pay before they make them. */
  allocate(cells: number): void {
    gauges.cells += cells;
    if (gauges.cells > gauges.cellsMax) this.limit("cellsMax", this.limits.cellsMax);
  }

  /** Before a string of this length is made. */
  expectString(length: number): void {
    if (length > this.limits.stringMax) this.limit("stringMax", this.limits.stringMax);
    // Long strings are memory too: eight units count as one cell.
    if (length > 256) this.allocate(length >> 3);
  }

  limit(what: keyof Limits, bound: number): never {
    this.stuck({ kind: "limit", what, message: `the limit ${what} of ${bound} was reached` });
  }

  /** Ends the run here. */
  stuck(why: Omit<Stuck, "span">): never {
    throw new StuckSignal({ ...why, span: here() });
  }

  /** An unknown value that comes from here. */
  unknown(what: string): Unknown {
    return new Unknown({ what, span: here() });
  }

  /** Notes that something crossed to the outside. Call it when the answer is known. */
  outside(api: string, args: readonly Value[], answer: Value): void {
    this.recorder.outside(api, args, answer, this.loop.nowMs);
  }
}
