// Runs declared tests one after another with their hooks, in each framework's order, on the virtual clock.
// It drives the event loop itself; guest code never sees it. Concurrent tests run in order.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { newError } from "#machine/error.ts";
import { awaitValue } from "#machine/promise.ts";
import { GuestThrow } from "#machine/stop.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { contextFor } from "./context.ts";
import { doneCall } from "./done.ts";
import { type Current, newCurrent, type TestRoom, testRoom } from "./room.ts";
import { type Hook, isSilent, type Suite, suitesAround, type Test, testsIn } from "./suite.ts";

export type TestOutcome = { readonly test: Test; readonly status: "passed" | "failed" | "skipped"; readonly thrown: GuestThrow | null };

/** Runs the chosen tests of the file; hooks of suites run when one of their tests does. `alone`: they were asked for by name, so
 * that an `only` elsewhere does not silence them. `onDone` is told after each test. */
export function runTests(agent: Agent, chosen: ReadonlySet<Test> | null, alone: boolean, onDone: (outcome: TestOutcome) => void): void {
  const room = testRoom(agent);
  const wanted = new Set(testsIn(room.root).filter((test) => chosen === null || chosen.has(test)));
  runSuite({ agent, room, wanted, alone, onDone }, room.root, null);
}

type Runner = {
  readonly agent: Agent;
  readonly room: TestRoom;
  readonly wanted: ReadonlySet<Test> /** One test was asked for by name: `only` elsewhere does not silence it. */;
  readonly alone: boolean;
  readonly onDone: (outcome: TestOutcome) => void;
};

const silent = (runner: Runner, test: Test): boolean => {
  const why = isSilent(test, runner.room.root);
  return (
    why !== null &&
    !(runner.alone && test.mode === "run" && !suitesAround(test).some((suite) => suite.mode === "skip" || suite.mode === "todo"))
  );
};

function runSuite(runner: Runner, suite: Suite, brokenBy: GuestThrow | null): void {
  const tests = testsIn(suite).filter((test) => runner.wanted.has(test));
  const runs = tests.some((test) => !silent(runner, test) && test.fn !== null);
  let broken = brokenBy;
  const cleanups: Value[] = [];
  if (runs && broken === null) broken = runHooks(runner, suite.hooks.beforeAll, [], cleanups);
  for (const child of suite.children) {
    if (child.kind === "suite") runSuite(runner, child, broken);
    else if (runner.wanted.has(child)) runTest(runner, child, broken);
  }
  if (!runs || brokenBy !== null) return;
  const after = inOrder(runner, suite.hooks.afterAll);
  const failed = runHooks(runner, after, [], null) ?? runCleanups(runner, cleanups);
  // A failing afterAll fails no test that has been told already; the last one carries it.
  const last = tests[tests.length - 1];
  if (failed !== null && last !== undefined) runner.onDone({ test: last, status: "failed", thrown: failed });
}

/** `after` hooks of vitest run in reverse; those of jest and node:test as declared. */
const inOrder = (runner: Runner, hooks: readonly Hook[]): readonly Hook[] =>
  runner.room.framework === "vitest" ? [...hooks].reverse() : hooks;

function runTest(runner: Runner, test: Test, broken: GuestThrow | null): void {
  const { room } = runner;
  if (silent(runner, test) || test.fn === null) return runner.onDone({ test, status: "skipped", thrown: null });
  if (broken !== null) return runner.onDone({ test, status: "failed", thrown: broken });
  for (let tries = 0; ; tries++) {
    const current = newCurrent(test);
    room.current = current;
    const thrown = runOnce(runner, current);
    room.current = null;
    if (current.skipped) return runner.onDone({ test, status: "skipped", thrown: null });
    if (thrown !== null && tries < test.retries) continue;
    return runner.onDone(verdict(runner, test, thrown));
  }
}

function verdict(runner: Runner, test: Test, thrown: GuestThrow | null): TestOutcome {
  if (!test.fails) return { test, status: thrown === null ? "passed" : "failed", thrown };
  if (thrown !== null) return { test, status: "passed", thrown: null };
  const message =
    runner.room.framework === "jest"
      ? "Failing test passed even though it was supposed to fail. Remove `.failing` to remove error."
      : "Expect test to fail";
  return { test, status: "failed", thrown: new GuestThrow(newError(runner.agent, "Error", message), []) };
}

/** Hooks, the test, hooks. The first failure counts; what comes after still runs. */
function runOnce(runner: Runner, current: Current): GuestThrow | null {
  const { agent, room } = runner;
  const { test } = current;
  const suites = suitesAround(test);
  const context = contextFor(agent, room, current);
  const cleanups: Value[] = [];
  let failed: GuestThrow | null = null;
  for (const suite of suites) failed ??= runHooks(runner, suite.hooks.beforeEach, context, cleanups);
  if (failed === null && test.fn !== null && !current.skipped) {
    const fn = test.fn;
    failed = finish(runner, () => callTest(runner, fn, test, context), test.timeoutMs ?? room.defaults.timeoutMs, "test");
    failed = current.skipped ? null : (failed ?? settleWaiting(runner, current) ?? current.soft[0] ?? countFailure(runner, current));
  }
  for (const suite of [...suites].reverse()) failed = pick(failed, runHooks(runner, inOrder(runner, suite.hooks.afterEach), context, null));
  failed = pick(failed, runCleanups(runner, cleanups));
  for (const fn of [...current.onFinished].reverse())
    failed = pick(
      failed,
      finish(runner, () => call(agent, fn, undefined, [...context]), room.defaults.timeoutMs, "hook"),
    );
  if (failed !== null)
    for (const fn of current.onFailed)
      pick(
        failed,
        finish(runner, () => call(agent, fn, undefined, [...context]), room.defaults.timeoutMs, "hook"),
      );
  return failed;
}

const pick = (first: GuestThrow | null, then: GuestThrow | null): GuestThrow | null => first ?? then;

function callTest(runner: Runner, fn: GuestObject, test: Test, context: readonly Value[]): Value {
  const { agent, room } = runner;
  const takes = Number(getFrom(agent, fn, "length"));
  if (room.framework === "jest" && takes > test.args.length) return doneCall(agent, fn, test.args);
  return call(agent, fn, undefined, room.framework === "jest" ? [...test.args] : [...test.args, ...context]);
}

function runHooks(runner: Runner, hooks: readonly Hook[], context: readonly Value[], cleanups: Value[] | null): GuestThrow | null {
  const { agent, room } = runner;
  for (const hook of hooks) {
    const answer = { value: undefined as Value };
    const takesDone = room.framework === "jest" && Number(getFrom(agent, hook.fn, "length")) > 0;
    const failed = finish(
      runner,
      () => (takesDone ? doneCall(agent, hook.fn, []) : call(agent, hook.fn, undefined, room.framework === "jest" ? [] : [...context])),
      hook.timeoutMs ?? hookTimeout(room),
      "hook",
      (value) => {
        answer.value = value;
      },
    );
    if (failed !== null) return failed;
    if (cleanups !== null && room.framework === "vitest" && isCallable(answer.value)) cleanups.unshift(answer.value);
  }
  return null;
}

const hookTimeout = (room: TestRoom): number => (room.framework === "vitest" ? 10_000 : room.defaults.timeoutMs);

function runCleanups(runner: Runner, cleanups: readonly Value[]): GuestThrow | null {
  let failed: GuestThrow | null = null;
  for (const fn of cleanups)
    failed = pick(
      failed,
      finish(runner, () => call(runner.agent, fn, undefined, []), hookTimeout(runner.room), "hook"),
    );
  return failed;
}

/** Assertions on promises that the test did not await. */
function settleWaiting(runner: Runner, current: Current): GuestThrow | null {
  let failed: GuestThrow | null = null;
  for (const promise of current.waiting)
    failed = pick(
      failed,
      finish(runner, () => promise, runner.room.defaults.timeoutMs, "test"),
    );
  return failed;
}

function countFailure(runner: Runner, current: Current): GuestThrow | null {
  const { agent, room } = runner;
  const { assertions, expectedAssertions } = current;
  const fail = (message: string): GuestThrow => new GuestThrow(newError(agent, "Error", message), []);
  if (expectedAssertions !== null && expectedAssertions !== assertions) {
    const plural = (count: number): string => `${count} assertion${count === 1 ? "" : "s"}`;
    return fail(
      room.framework === "jest"
        ? `expect.assertions(${expectedAssertions})\n\nExpected ${plural(expectedAssertions)} to be called but received ${plural(assertions)} call${assertions === 1 ? "" : "s"}.`
        : `expected number of assertions to be ${expectedAssertions}, but got ${assertions}`,
    );
  }
  if (current.anyAssertion && assertions === 0)
    return fail(
      room.framework === "jest"
        ? "expect.hasAssertions()\n\nExpected at least one assertion to be called but received none."
        : "expected any number of assertion, but got none",
    );
  return null;
}

/** Calls, and goes on until what it returned is settled or its time is over. */
export function finish(
  runner: Pick<Runner, "agent" | "room">,
  work: () => Value,
  timeoutMs: number,
  what: "test" | "hook",
  onValue: (value: Value) => void = () => undefined,
): GuestThrow | null {
  const { agent, room } = runner;
  const begun = agent.loop.nowMs;
  const state: { settled: boolean; thrown: GuestThrow | null } = { settled: false, thrown: null };
  const done = attempt(work);
  if (!done.ok) return afterwards(agent, done.thrown);
  if (isObject(done.value) && isCallable(getFrom(agent, done.value, "then"))) {
    awaitValue(
      agent,
      done.value,
      (value) => {
        onValue(value);
        state.settled = true;
      },
      (reason) => {
        state.settled = true;
        state.thrown = new GuestThrow(reason, []);
      },
    );
    agent.loop.drain();
    while (!state.settled && agent.loop.step(begun + timeoutMs)) if (agent.loop.nowMs - begun >= timeoutMs) break;
    if (!state.settled) return timedOut(agent, room, timeoutMs, what);
  } else {
    onValue(done.value);
    agent.loop.drain();
  }
  return afterwards(agent, state.thrown);
}

function afterwards(agent: Agent, thrown: GuestThrow | null): GuestThrow | null {
  agent.loop.drain();
  return thrown;
}

function timedOut(agent: Agent, room: TestRoom, timeoutMs: number, what: "test" | "hook"): GuestThrow {
  const message =
    room.framework === "jest"
      ? `thrown: "Exceeded timeout of ${timeoutMs} ms for a ${what}.`
      : room.framework === "node:test"
        ? Number.isFinite(timeoutMs)
          ? `test timed out after ${timeoutMs}ms`
          : "Promise resolution is still pending but the event loop has already resolved"
        : `${what === "test" ? "Test" : "Hook"} timed out in ${timeoutMs}ms.\nIf this is a long-running ${what}, pass a timeout value as the last argument or configure it globally with "${what}Timeout".`;
  return new GuestThrow(newError(agent, "Error", message), []);
}
