// Fake timers of vitest and jest: the guest's clock stands still and moves only when the test says so.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { construct } from "#machine/call.ts";
import { toNumber } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import type { NativeFunction } from "#machine/native.ts";
import { newPromise, resolvePromise } from "#machine/promise.ts";
import { intrinsic } from "#machine/realm.ts";
import { isObject, type Value } from "#machine/value.ts";
import type { Functions } from "../guest/build.ts";
import { advance, cancel, clockOf, type FakeClock, stepFake } from "../node/clock.ts";
import { useClock } from "../node/time.ts";
import type { Flavour } from "./spy.ts";

/** Runs of `runAllTimers` before it gives up on timers that make timers. */
const LOOP_MAX = 10_000;

function begin(agent: Agent, options: Value): void {
  const clock = clockOf(agent);
  const now = isObject(options) ? getFrom(agent, options, "now") : undefined;
  const startMs = now === undefined ? agent.nowMs() : timeOf(agent, now);
  const fake: FakeClock = { nowMs: startMs, waiting: [], fakes: new Set() };
  clock.fake = fake;
  useClock(agent, () => fake.nowMs);
}

function end(agent: Agent): void {
  const clock = clockOf(agent);
  for (const waiting of clock.fake?.waiting ?? []) cancel(agent, waiting);
  clock.fake = null;
  useClock(agent, null);
}

/** A date, a text or a number as milliseconds, as `new Date(value)` reads it. */
function timeOf(agent: Agent, value: Value): number {
  return toNumber(agent, invoke(agent, construct(agent, intrinsic(agent.realm, "%Date%"), [value]), "getTime", []));
}

function fakeOf(agent: Agent, flavour: Flavour): FakeClock {
  const { fake } = clockOf(agent);
  if (fake !== null) return fake;
  return throwError(
    agent,
    "Error",
    flavour === "vi"
      ? "A function to advance timers was called but the timers APIs are not mocked. Call `vi.useFakeTimers()` in the test file first."
      : "A function to advance timers was called but the timers APIs are not replaced with fake timers.",
  );
}

function runAll(agent: Agent, fake: FakeClock): void {
  for (let round = 0; stepFake(agent, fake, Number.POSITIVE_INFINITY); round++) {
    if (round >= LOOP_MAX) throwError(agent, "Error", `Aborting after running ${LOOP_MAX} timers, assuming an infinite loop!`);
  }
}

function runPending(agent: Agent, fake: FakeClock): void {
  const last = Math.max(fake.nowMs, ...fake.waiting.map((each) => each.dueMs));
  const pending = new Set(fake.waiting);
  while (fake.waiting.some((each) => pending.has(each) && each.dueMs <= last)) {
    const before = fake.waiting.length;
    stepFake(agent, fake, last);
    for (const each of [...pending]) if (!fake.waiting.includes(each) || each.dueMs > last) pending.delete(each);
    if (before === 0) break;
  }
}

/** The asynchronous forms let promise jobs run between the steps. */
function gently(agent: Agent, fake: FakeClock, untilMs: () => number, onlyOnce: boolean): Value {
  const promise = newPromise(agent);
  const finish = (): void => {
    const until = untilMs();
    if (Number.isFinite(until)) fake.nowMs = Math.max(fake.nowMs, until);
    resolvePromise(agent, promise, undefined);
  };
  const pause = (then: () => void): void => {
    agent.loop.immediate(then);
  };
  const step = (): void => {
    const more = stepFake(agent, fake, untilMs());
    if (more && !onlyOnce) pause(step);
    else pause(finish);
  };
  pause(step);
  return promise;
}

export function fakeTimerFunctions(flavour: Flavour, self: () => Value): Functions {
  /** Does something and gives the framework's object back, so that calls can be chained. */
  const doing =
    (work: (agent: Agent, argument: Value) => void): NativeFunction =>
    (agent, _, [argument]) => {
      work(agent, argument);
      return self();
    };
  const fake = (agent: Agent): FakeClock => fakeOf(agent, flavour);
  const farAway = (): number => Number.POSITIVE_INFINITY;
  const moveGently = (agent: Agent, ms: Value): Value => {
    const target = fake(agent).nowMs + toNumber(agent, ms);
    return gently(agent, fake(agent), () => target, false);
  };
  return {
    useFakeTimers: [0, doing(begin)],
    useRealTimers: [0, doing(end)],
    isFakeTimers: [0, (agent) => clockOf(agent).fake !== null],
    advanceTimersByTime: [1, doing((agent, ms) => advance(agent, fake(agent), toNumber(agent, ms)))],
    advanceTimersByTimeAsync: [1, (agent, _, [ms]) => moveGently(agent, ms)],
    advanceTimersToNextTimer: [0, doing((agent) => void stepFake(agent, fake(agent), farAway()))],
    advanceTimersToNextTimerAsync: [0, (agent) => gently(agent, fake(agent), farAway, true)],
    runAllTimers: [0, doing((agent) => runAll(agent, fake(agent)))],
    runAllTimersAsync: [0, (agent) => gently(agent, fake(agent), farAway, false)],
    runOnlyPendingTimers: [0, doing((agent) => runPending(agent, fake(agent)))],
    clearAllTimers: [
      0,
      doing((agent) => {
        for (const each of fake(agent).waiting) cancel(agent, each);
      }),
    ],
    getTimerCount: [0, (agent) => fake(agent).waiting.length],
    setSystemTime: [1, doing(setTime)],
    getMockedSystemTime: [0, (agent) => (clockOf(agent).fake === null ? null : dateOf(agent))],
    getRealSystemTime: [0, (agent) => agent.host.startMs + agent.loop.nowMs],
    now: [0, (agent) => agent.nowMs()],
  };
}

/** Vitest lets the time be set without fake timers; the clock then stands. */
function setTime(agent: Agent, now: Value): void {
  const clock = clockOf(agent);
  const to = now === undefined ? agent.nowMs() : timeOf(agent, now);
  if (clock.fake === null) {
    useClock(agent, () => to);
    return;
  }
  const by = to - clock.fake.nowMs;
  clock.fake.nowMs = to;
  for (const each of clock.fake.waiting) each.dueMs += by;
}

const dateOf = (agent: Agent): Value => construct(agent, intrinsic(agent.realm, "%Date%"), [agent.nowMs()]);
