// The door to running: makes a machine for one run, imports modules, calls what they export, turns the event loop, and says
// how it ended. It keeps the thread's counters while it works, so machines may be made inside each other's worlds.
import { Bug } from "#ground/bug.ts";
import type { Span } from "#ground/span.ts";
import { getFrom } from "./access.ts";
import { Agent } from "./agent.ts";
import { constructorName } from "./brief.ts";
import { call } from "./call.ts";
import type { Code } from "./code.ts";
import { fromHost, type HostValue } from "./cross.ts";
import { type Choice, type DecisionPolicy, Decisions } from "./decisions.ts";
import { ErrorData, headerOf } from "./error.ts";
import { gauges } from "./gauges.ts";
import type { Host } from "./host.ts";
import { newRealm } from "./intrinsics.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { type Job, Loop } from "./loop.ts";
import { Modules } from "./modules.ts";
import { here } from "./place.ts";
import { isPromise, promiseState, thenHost } from "./promise.ts";
import type { Realm } from "./realm.ts";
import { type OutsideCall, Recorder } from "./recorder.ts";
import { switchTo } from "./running.ts";
import { showValue } from "./show.ts";
import { GuestThrow, StuckSignal, UnknownMet } from "./stop.ts";
import type { RunEnd, Stuck, Thrown, Trace } from "./trace.ts";
import { GuestObject, type Value } from "./value.ts";

export type MachineOptions = {
  readonly host: Host;
  readonly limits?: Partial<Limits>;
  /** Fills the realm: builtins first, then worlds' globals. Runs with the machine entered, before anything else. */
  readonly populate: (realm: Realm, agent: Agent) => void;
  /** True: the second variant of compiled code, which writes steps. */
  readonly tracing?: boolean;
  readonly decisions?: DecisionPolicy;
};

/** What became of a piece of work. */
export type Outcome =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "thrown"; readonly thrown: GuestThrow }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

export type RunRecord = {
  readonly trace: Trace;
  readonly outside: readonly OutsideCall[];
  readonly choices: readonly Choice[];
  readonly assumptions: ReadonlyArray<{ readonly text: string; readonly span: Span | null }>;
  /** What tasks threw with nobody to catch it, and rejections left unhandled. */
  readonly uncaught: readonly Thrown[];
  readonly steps: number;
  readonly virtualMs: number;
  /** Functions entered, each once, in order of first entry: the module's path, the function's name and where it starts. */
  readonly entered: ReadonlyArray<{ readonly path: string; readonly name: string; readonly start: number; readonly end: number }>;
};

type Counters = Pick<typeof gauges, "steps" | "depth" | "depthMax" | "frames" | "cells" | "cellsMax" | "run" | "entered">;

/** The thread's counters as they are now. */
const counters = (): Counters => ({
  steps: gauges.steps,
  depth: gauges.depth,
  depthMax: gauges.depthMax,
  frames: gauges.frames,
  cells: gauges.cells,
  cellsMax: gauges.cellsMax,
  run: gauges.run,
  entered: gauges.entered,
});

let runs = 0;

export class Machine {
  readonly agent: Agent;
  readonly modules: Modules;
  private readonly limits: Limits;
  private counters: Counters;
  private readonly uncaught: Thrown[] = [];
  private stuck: Stuck | null = null;

  constructor(options: MachineOptions) {
    const limits = { ...defaultLimits, ...options.limits };
    this.limits = limits;
    this.counters = {
      steps: limits.stepsMax,
      depth: 0,
      depthMax: limits.depthMax,
      frames: [],
      cells: 0,
      cellsMax: limits.cellsMax,
      run: ++runs,
      entered: [],
    };
    const tracing = options.tracing === true;
    const recorder = new Recorder({ tracing, stepsMax: limits.traceStepsMax, show: (value) => showValue(value, limits.shownMax) });
    const decisions = new Decisions(options.decisions ?? { prefix: [], beyond: "stop" }, (text, span) => recorder.assume(text, span));
    const loop = new Loop(limits, {
      guard: (job) => this.guard(job),
      drained: () => this.reportRejections(),
      choose: (labels) => decisions.order(labels),
      limit: (what) => this.agent.limit(what, limits[what]),
    });
    this.agent = new Agent({ realm: newRealm(), host: options.host, limits, loop, decisions, recorder });
    this.modules = new Modules(this.agent, tracing);
    this.agent.modules = this.modules;
    const made = this.run(() => {
      options.populate(this.agent.realm, this.agent);
      return undefined;
    });
    if (made.kind === "thrown") throw new Bug(`filling the realm threw ${this.describe(made.thrown).message}`);
  }

  // ---- Doors

  /** Guest work of any kind, under the guards of a run. Promise jobs it leaves are not run yet (see `settle`). */
  run(work: (agent: Agent) => Value): Outcome {
    if (this.stuck !== null) return { kind: "stuck", stuck: this.stuck };
    return this.entered(() => ({ kind: "value", value: work(this.agent) }));
  }

  /** Runs a module by its key, and the loop as far as its top-level await needs it; gives its namespace. */
  importModule(key: string): Outcome {
    const started = this.run(() => {
      const { namespace, pending } = this.modules.importKey(key);
      return pending ?? namespace;
    });
    if (started.kind !== "value") return started;
    const done = this.finish(started.value, true);
    return done.kind === "value" ? this.run(() => this.modules.namespaceOf(key)) : done;
  }

  /** Calls an exported function with plain data; a promise is followed until it is settled. */
  callExport(namespace: Value, name: string, args: readonly HostValue[]): Outcome {
    return this.callValue((agent) => getFrom(agent, namespace, name), args);
  }

  callValue(callee: (agent: Agent) => Value, args: readonly HostValue[]): Outcome {
    const called = this.run((agent) =>
      call(
        agent,
        callee(agent),
        undefined,
        args.map((each) => fromHost(agent, each)),
      ),
    );
    return called.kind === "value" ? this.finish(called.value, false) : called;
  }

  /** Turns the loop until a value that may be a promise is settled: its value, or what it was rejected with. */
  finish(value: Value, moduleFirst: boolean): Outcome {
    if (!isPromise(value)) {
      const drained = this.turn(() => (moduleFirst ? this.agent.loop.drainMicrotasksFirst() : this.agent.loop.drain()));
      return drained ?? { kind: "value", value };
    }
    const subscribed = this.run((agent) => {
      thenHost(
        agent,
        value,
        () => {},
        () => {},
      );
      return undefined;
    });
    if (subscribed.kind !== "value") return subscribed;
    const stopped = this.turn((loop) => {
      if (moduleFirst) loop.drainMicrotasksFirst();
      else loop.drain();
      while (promiseState(value).state === "pending" && loop.step()) {
        // The loop turns until the promise is settled.
      }
    });
    if (stopped !== null) return stopped;
    const { state, result } = promiseState(value);
    if (state === "fulfilled") return { kind: "value", value: result };
    if (state === "rejected") return { kind: "thrown", thrown: new GuestThrow(result) };
    return this.stop({
      kind: "undecided",
      what: "pending promise",
      message: "the promise was never settled: nothing is left that could settle it",
      span: null,
    });
  }

  /** Turns the loop until nothing holds the run alive, or until a virtual time. Null, or how it was stopped. */
  settle(untilMs?: number): Outcome | null {
    return this.turn((loop) => {
      loop.drain();
      while (loop.step(untilMs)) {
        // Until quiet.
      }
    });
  }

  /** Lets virtual time pass, running what falls due. */
  advance(ms: number): Outcome | null {
    const until = this.agent.loop.nowMs + ms;
    return this.settle(until) ?? this.turn((loop) => loop.passTo(until));
  }

  // ---- Words

  /** How a run ended, as plain data. */
  end(outcome: Outcome): RunEnd {
    if (outcome.kind === "stuck") return outcome;
    if (outcome.kind === "value") return { kind: "value", value: this.agent.recorder.show(outcome.value) };
    return { kind: "thrown", error: this.describe(outcome.thrown) };
  }

  describe({ value, stack }: GuestThrow): Thrown {
    const shown = this.agent.recorder.show(value);
    if (!(value instanceof GuestObject))
      return { name: "", message: shown.text, shown, span: stack.lines()[0]?.span ?? null, stack: stack.lines() };
    const lines = (value.data instanceof ErrorData ? value.data.stack : stack).lines();
    const message = plainText(value, "message") ?? "";
    return {
      name: plainText(value, "name") ?? constructorName(value),
      message: message === "" ? headerOf(value) : message,
      shown,
      span: lines[0]?.span ?? null,
      stack: lines,
    };
  }

  record(): RunRecord {
    const { recorder, decisions, loop } = this.agent;
    return {
      trace: recorder.trace(),
      outside: recorder.outsideCalls,
      choices: decisions.taken,
      assumptions: recorder.assumptions,
      uncaught: this.uncaught,
      steps: this.limits.stepsMax - this.counters.steps,
      virtualMs: loop.nowMs,
      entered: this.counters.entered.map((code) => {
        const { module, fn } = code as Code;
        return { path: module.path, name: fn.name, start: fn.start, end: fn.end };
      }),
    };
  }

  // ---- Guards

  private turn(work: (loop: Loop) => void): Outcome | null {
    const done = this.run((agent) => {
      work(agent.loop);
      return undefined;
    });
    return done.kind === "value" ? null : done;
  }

  /** Does something with this machine's counters in place, and says how it went. */
  private entered(work: () => Outcome): Outcome {
    const before = switchTo(this.agent);
    const outer = counters();
    const nested = before === this.agent;
    if (!nested) Object.assign(gauges, this.counters);
    const { depth } = gauges;
    try {
      return work();
    } catch (signal) {
      return this.outcomeOf(signal);
    } finally {
      gauges.depth = depth;
      if (!nested) {
        this.counters = { ...counters(), depth: 0 };
        Object.assign(gauges, outer);
      }
      switchTo(before);
    }
  }

  private outcomeOf(signal: unknown): Outcome {
    if (signal instanceof GuestThrow) return { kind: "thrown", thrown: signal };
    if (signal instanceof StuckSignal) return this.stop(signal.stuck);
    if (signal instanceof UnknownMet) {
      const { origin, text } = signal.unknown;
      return this.stop({
        kind: "undecided",
        what: origin.what,
        message: `the run depends on ${text}, which is unknown`,
        span: here() ?? origin.span,
      });
    }
    return this.stop(this.fault(signal));
  }

  /** Something of ours broke; the run is stuck, and says where. */
  private fault(error: unknown): Stuck {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof RangeError && /call stack/.test(message)) {
      return { kind: "limit", what: "hostStack", message: "the thread's stack is too small for the depth of this run", span: here() };
    }
    const place =
      error instanceof Error
        ? (error.stack ?? "")
            .split("\n")
            .slice(1, 4)
            .map((line) => line.trim())
            .join(" < ")
        : "";
    return { kind: "fault", what: "machine", message: `${message}${place === "" ? "" : ` (${place})`}`, span: here() };
  }

  private stop(stuck: Stuck): Outcome {
    this.stuck ??= stuck;
    return { kind: "stuck", stuck: this.stuck };
  }

  /** A task of the loop: what it throws is asked of those who listen, else noted as uncaught. */
  private guard(job: Job): void {
    gauges.depth = 0;
    try {
      job();
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = 0;
      this.meet(signal, "exception", null);
    }
  }

  private meet(thrown: GuestThrow, from: "exception" | "rejection", promise: GuestObject | null): void {
    for (const listener of this.agent.onUncaught) if (listener(thrown.value, from, promise, thrown)) return;
    this.uncaught.push(this.describe(thrown));
  }

  /** True when listeners were told, who may have made new jobs. */
  private reportRejections(): boolean {
    const { rejections } = this.agent;
    if (rejections.length === 0) return false;
    this.agent.rejections = [];
    for (const { promise, reason } of rejections) this.meet(new GuestThrow(reason), "rejection", promise);
    return true;
  }
}

function plainText(object: GuestObject, key: string): string | undefined {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    const slot = at.shape.find(key);
    if (slot < 0) continue;
    const held = at.slots[slot];
    return typeof held === "string" ? held : undefined;
  }
  return undefined;
}
