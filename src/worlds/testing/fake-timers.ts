// Fake timers of vitest and jest: the guest's clock stands still and moves only when the test says so.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { construct } from "#machine/call.ts";
import { toNumber } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
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
  return throwError(agent, "Error", flavour === "vi" ? 'A function to advance timers was called but the timers APIs are not mocked. Call `vi.useFakeTimers()` in the test file first.' : "A function to advance timers was called but the timers APIs are not replaced with fake timers.");
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
  const move = (agent: Agent, ms: Value): Value => {
    advance(agent, fakeOf(agent, flavour), toNumber(agent, ms));
    return self();
  };
  const moveGently = (agent: Agent, ms: Value): Value => {
    const fake = fakeOf(agent, flavour);
    const target = fake.nowMs + toNumber(agent, ms);
    return gently(agent, fake, () => target, false);
  };
  return {
    useFakeTimers: [0, (agent, _, [options]) => { begin(agent, options); return self(); }],
    useRealTimers: [0, (agent) => { end(agent); return self(); }],
    isFakeTimers: [0, (agent) => clockOf(agent).fake !== null],
    advanceTimersByTime: [1, (agent, _, [ms]) => move(agent, ms)],
    advanceTimersByTimeAsync: [1, (agent, _, [ms]) => moveGently(agent, ms)],
    advanceTimersToNextTimer: [0, (agent) => { stepFake(agent, fakeOf(agent, flavour), Number.POSITIVE_INFINITY); return self(); }],
    advanceTimersToNextTimerAsync: [0, (agent) => gently(agent, fakeOf(agent, flavour), () => Number.POSITIVE_INFINITY, true)],
    runAllTimers: [0, (agent) => { runAll(agent, fakeOf(agent, flavour)); return self(); }],
    runAllTimersAsync: [0, (agent) => gently(agent, fakeOf(agent, flavour), () => Number.POSITIVE_INFINITY, false)],
    runOnlyPendingTimers: [0, (agent) => { runPending(agent, fakeOf(agent, flavour)); return self(); }],
    clearAllTimers: [0, (agent) => { const fake = fakeOf(agent, flavour); for (const each of fake.waiting) cancel(agent, each); return self(); }],
    getTimerCount: [0, (agent) => fakeOf(agent, flavour).waiting.length],
    setSystemTime: [1, (agent, _, [now]) => { setTime(agent, now); return self(); }],
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
