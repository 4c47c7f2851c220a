// The event loop in virtual time: promise jobs, ticks, timers, immediates and arrivals from outside.
// Order is fixed by (time, sequence); only arrivals due at the same moment are a choice of the run.
// It runs host closures; what a guest exception in one of them means is decided by its owner through `hooks`.
import type { Limits } from "./limits.ts";

export type Job = () => void;

export type Timer = {
  readonly at: number;
  readonly sequence: number;
  readonly kind: "timer" | "immediate" | "arrival";
  readonly label: string;
  readonly job: Job;
  /** A timer without it does not keep the run alive. */
  holds: boolean;
  cancelled: boolean;
};

export type LoopHooks = {
  /** Runs a job as a task of its own; meets its guest exceptions. */
  readonly guard: (job: Job) => void;
  /** Called when promise jobs and ticks have run dry; true when it made new ones (unhandled rejections). */
  readonly drained: () => boolean;
  /** Which of several arrivals due at the same moment comes first. */
  readonly choose: (labels: readonly string[]) => number;
  /** Ends the run as stuck at the named limit. */
  readonly limit: (what: "tasksMax" | "virtualMsMax") => never;
};

export class Loop {
  /** Virtual milliseconds since the run began. */
  nowMs = 0;
  private microtasks: Job[] = [];
  private ticks: Job[] = [];
  private timers: Timer[] = [];
  private sequence = 0;
  private tasksRun = 0;
  private readonly limits: Limits;
  private readonly hooks: LoopHooks;

  constructor(limits: Limits, hooks: LoopHooks) {
    this.limits = limits;
    this.hooks = hooks;
  }

  /** A promise job. */
  microtask(job: Job): void {
    this.microtasks.push(job);
  }

  /** `process.nextTick`. */
  tick(job: Job): void {
    this.ticks.push(job);
  }

  /** A timer, at least one millisecond away as in Node. */
  after(delayMs: number, job: Job, label = "timer"): Timer {
    const delay = delayMs >= 1 && delayMs <= 2147483647 ? Math.trunc(delayMs) : 1;
    return this.add("timer", this.nowMs + delay, job, label);
  }

  /** `setImmediate`: after what is due now. */
  immediate(job: Job): Timer {
    return this.add("immediate", this.nowMs, job, "immediate");
  }

  /** An answer from outside. Arrivals of the same moment may come in any order. */
  arrival(latencyMs: number, job: Job, label: string): Timer {
    return this.add("arrival", this.nowMs + Math.max(0, latencyMs), job, label);
  }

  cancel(timer: Timer): void {
    timer.cancelled = true;
  }

  /** What still waits and holds the run alive, for people who ask why a run did not end. */
  waiting(): readonly Timer[] {
    return this.timers.filter((timer) => !timer.cancelled && timer.holds);
  }

  private add(kind: Timer["kind"], at: number, job: Job, label: string): Timer {
    const timer: Timer = { at, sequence: this.sequence++, kind, label, job, holds: true, cancelled: false };
    this.timers.push(timer);
    let child = this.timers.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!before(timer, this.timers[parent]!)) break;
      this.timers[child] = this.timers[parent]!;
      child = parent;
    }
    this.timers[child] = timer;
    return timer;
  }

  private take(): Timer | undefined {
    const first = this.timers[0];
    const last = this.timers.pop();
    if (first === undefined || last === undefined || this.timers.length === 0) return first;
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= this.timers.length) break;
      if (child + 1 < this.timers.length && before(this.timers[child + 1]!, this.timers[child]!)) child++;
      if (!before(this.timers[child]!, last)) break;
      this.timers[parent] = this.timers[child]!;
      parent = child;
    }
    this.timers[parent] = last;
    return first;
  }

  /** Runs promise jobs and ticks until none is left. Ticks go first, then all promise jobs, as in Node. */
  drain(): void {
    do {
      while (this.ticks.length > 0 || this.microtasks.length > 0) {
        this.runAll("ticks");
        this.runAll("microtasks");
      }
    } while (this.hooks.drained());
  }

  /** Runs promise jobs before ticks, as after the body of an ES module. */
  drainMicrotasksFirst(): void {
    this.runAll("microtasks");
    this.drain();
  }

  private runAll(which: "ticks" | "microtasks"): void {
    for (let at = 0; at < this[which].length; at++) {
      const job = this[which][at]!;
      // Long queues are cut as they are worked off, so that an endless chain of jobs does not fill memory.
      if (at === 1023) {
        this[which] = this[which].slice(1024);
        at = -1;
      }
      this.hooks.guard(job);
    }
    this[which] = [];
  }

  /** Runs the next task and what follows from it; false when nothing holds the run alive. `untilMs`: not beyond that virtual time. */
  step(untilMs = Number.POSITIVE_INFINITY): boolean {
    const timer = this.next(untilMs);
    if (timer === undefined) return false;
    if (++this.tasksRun > this.limits.tasksMax) this.hooks.limit("tasksMax");
    if (timer.at > this.nowMs) {
      if (timer.at > this.limits.virtualMsMax) this.hooks.limit("virtualMsMax");
      this.nowMs = timer.at;
    }
    this.hooks.guard(timer.job);
    this.drain();
    return true;
  }

  /** Virtual time passes without anything falling due. */
  passTo(atMs: number): void {
    if (atMs > this.nowMs) this.nowMs = atMs;
  }

  private next(untilMs: number): Timer | undefined {
    while (this.timers[0]?.cancelled === true) this.take();
    const first = this.timers[0];
    if (first === undefined || first.at > untilMs) return undefined;
    if (!this.timers.some((timer) => timer.holds && !timer.cancelled)) return undefined;
    if (first.kind !== "arrival") return this.take();
    const due = this.timers.filter((timer) => timer.kind === "arrival" && timer.at === first.at && !timer.cancelled);
    if (due.length === 1) return this.take();
    due.sort((a, b) => a.sequence - b.sequence);
    const chosen = due[this.hooks.choose(due.map((timer) => timer.label))] ?? first;
    const copy: Timer = { ...chosen };
    chosen.cancelled = true;
    return copy;
  }
}

const rank = { timer: 0, arrival: 1, immediate: 2 } as const;

function before(a: Timer, b: Timer): boolean {
  if (a.at !== b.at) return a.at < b.at;
  if (a.kind !== b.kind) return rank[a.kind] < rank[b.kind];
  return a.sequence < b.sequence;
}
