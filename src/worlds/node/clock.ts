// The timers that guest code sees: the event loop's own, or a fake clock that only moves when a test moves it.
// Shared by the timer functions and by the fake timers of test frameworks.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import type { Timer } from "#machine/loop.ts";
import { type GuestObject, isCallable, type Value } from "#machine/value.ts";
import { stateOf } from "../world.ts";

export type ScheduledKind = "timeout" | "interval" | "immediate";

/** One timer of guest code. */
export class Scheduled {
  readonly id: number;
  readonly kind: ScheduledKind;
  readonly fn: Value;
  readonly args: readonly Value[];
  readonly delayMs: number;
  /** On a fake clock: when it is due. */
  dueMs = 0;
  held = true;
  done = false;
  timer: Timer | null = null;

  constructor(id: number, kind: ScheduledKind, fn: Value, args: readonly Value[], delayMs: number) {
    this.id = id;
    this.kind = kind;
    this.fn = fn;
    this.args = args;
    this.delayMs = delayMs;
  }
}

export type FakeClock = { nowMs: number; waiting: Scheduled[]; readonly fakes: ReadonlySet<string> };
export type Clock = { next: number; readonly byId: Map<number, Scheduled>; fake: FakeClock | null };

export const clockOf = (agent: Agent): Clock => stateOf(agent, "node.clock", () => ({ next: 1, byId: new Map(), fake: null }));

export function schedule(agent: Agent, kind: ScheduledKind, fn: Value, delayMs: number, args: readonly Value[]): Scheduled {
  const clock = clockOf(agent);
  const delay = delayMs >= 1 && delayMs <= 2147483647 ? Math.trunc(delayMs) : 1;
  const scheduled = new Scheduled(clock.next++, kind, fn, args, delay);
  clock.byId.set(scheduled.id, scheduled);
  start(agent, scheduled);
  return scheduled;
}

function start(agent: Agent, scheduled: Scheduled): void {
  const { fake } = clockOf(agent);
  if (fake !== null) {
    scheduled.dueMs = fake.nowMs + (scheduled.kind === "immediate" ? 0 : delayOnFake(scheduled.delayMs));
    fake.waiting.push(scheduled);
    return;
  }
  const job = (): void => fire(agent, scheduled);
  scheduled.timer = scheduled.kind === "immediate" ? agent.loop.immediate(job) : agent.loop.after(scheduled.delayMs, job, scheduled.kind);
  scheduled.timer.holds = scheduled.held;
}

const delayOnFake = (delayMs: number): number => delayMs;

function fire(agent: Agent, scheduled: Scheduled): void {
  if (scheduled.done) return;
  if (scheduled.kind === "interval") start(agent, scheduled);
  else finish(agent, scheduled);
  if (isCallable(scheduled.fn)) call(agent, scheduled.fn, undefined, [...scheduled.args]);
}

function finish(agent: Agent, scheduled: Scheduled): void {
  scheduled.done = true;
  clockOf(agent).byId.delete(scheduled.id);
}

export function cancel(agent: Agent, scheduled: Scheduled): void {
  finish(agent, scheduled);
  if (scheduled.timer !== null) agent.loop.cancel(scheduled.timer);
  const { fake } = clockOf(agent);
  if (fake !== null) fake.waiting = fake.waiting.filter((other) => other !== scheduled);
}

export function hold(scheduled: Scheduled, held: boolean): void {
  scheduled.held = held;
  if (scheduled.timer !== null) scheduled.timer.holds = held;
}

/** The fake timer that is due next, not later than `untilMs`. */
function nextDue(fake: FakeClock, untilMs: number): Scheduled | null {
  let found: Scheduled | null = null;
  for (const each of fake.waiting) if (each.dueMs <= untilMs && (found === null || each.dueMs < found.dueMs)) found = each;
  return found;
}

/** Moves a fake clock, firing what falls due on the way. */
export function advance(agent: Agent, fake: FakeClock, ms: number): void {
  const target = fake.nowMs + ms;
  while (stepFake(agent, fake, target)) agent.spend(1);
  fake.nowMs = Math.max(fake.nowMs, target);
}

/** Fires the next fake timer; false when none is due by then. */
export function stepFake(agent: Agent, fake: FakeClock, untilMs: number): boolean {
  const due = nextDue(fake, untilMs);
  if (due === null) return false;
  fake.waiting = fake.waiting.filter((other) => other !== due);
  fake.nowMs = Math.max(fake.nowMs, due.dueMs);
  fire(agent, due);
  return true;
}

export const isScheduled = (value: GuestObject): boolean => value.data instanceof Scheduled;
