// `vi`: spies, fake timers, and stand-ins for globals and environment values.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { toPropertyKey, toText } from "#machine/convert.ts";
import { define, getOwn, newObject, remove } from "#machine/object.ts";
import { awaitValue, newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isObject, type Property, type Value } from "#machine/value.ts";
import { addFunctions, type Functions } from "../guest/build.ts";
import { unmodelled, unmodelledPrototype } from "../guest/unmodelled.ts";
import { fakeTimerFunctions } from "../testing/fake-timers.ts";
import { testRoom } from "../testing/room.ts";
import { allSpies, clearSpy, newSpy, resetSpy, restoreSpy, spyIn } from "../testing/spy.ts";
import { spyOn } from "../testing/spy-on.ts";
import { stateOf } from "../world.ts";

export function newVi(agent: Agent): GuestObject {
  const vi = newObject(
    unmodelledPrototype(agent.realm, "vitest.vi", "replace the module's parts with vi.spyOn, or pass what it needs as arguments"),
  );
  const self = (): Value => vi;
  addFunctions(agent.realm, vi, { ...spyFunctions(self), ...fakeTimerFunctions("vi", self), ...standIns(self), ...other });
  return vi;
}

function forAll(agent: Agent, what: typeof clearSpy): void {
  for (const spy of [...allSpies(agent)]) what(agent, spy);
}

const spyFunctions = (self: () => Value): Functions => ({
  fn: [1, (agent, _, [implementation]) => newSpy(agent, "vi", implementation, "vi.fn()")],
  spyOn: [3, (agent, _, [object, name, access]) => spyOn(agent, "vi", object, name, access)],
  isMockFunction: [1, (_, __, [value]) => spyIn(value) !== null],
  mocked: [1, (_, __, [value]) => value],
  clearAllMocks: [
    0,
    (agent) => {
      forAll(agent, clearSpy);
      return self();
    },
  ],
  resetAllMocks: [
    0,
    (agent) => {
      forAll(agent, resetSpy);
      return self();
    },
  ],
  restoreAllMocks: [
    0,
    (agent) => {
      forAll(agent, restoreSpy);
      return self();
    },
  ],
});

type StandIns = { readonly globals: Map<PropertyKey, Property | undefined>; readonly env: Map<PropertyKey, Property | undefined> };
const standInsOf = (agent: Agent): StandIns => stateOf(agent, "vitest.standIns", () => ({ globals: new Map(), env: new Map() }));

const standIns = (self: () => Value): Functions => ({
  stubGlobal: [
    2,
    (agent, _, [name, value]) => {
      replace(agent.realm.global, toPropertyKey(agent, name), value, standInsOf(agent).globals);
      return self();
    },
  ],
  unstubAllGlobals: [
    0,
    (agent) => {
      restore(agent.realm.global, standInsOf(agent).globals);
      return self();
    },
  ],
  stubEnv: [
    2,
    (agent, _, [name, value]) => {
      replace(envOf(agent), toPropertyKey(agent, name), value === undefined ? undefined : toText(agent, value), standInsOf(agent).env);
      return self();
    },
  ],
  unstubAllEnvs: [
    0,
    (agent) => {
      restore(envOf(agent), standInsOf(agent).env);
      return self();
    },
  ],
});

function envOf(agent: Agent): GuestObject {
  const env = getFrom(agent, getFrom(agent, agent.realm.global, "process"), "env");
  return isObject(env) ? env : unmodelled(agent, "process.env");
}

function replace(object: GuestObject, key: PropertyKey, value: Value, kept: Map<PropertyKey, Property | undefined>): void {
  if (!kept.has(key)) kept.set(key, getOwn(object, key));
  define(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function restore(object: GuestObject, kept: Map<PropertyKey, Property | undefined>): void {
  for (const [key, before] of kept) {
    if (before === undefined) remove(object, key);
    else if (before.kind === "data")
      define(object, key, {
        value: before.value,
        writable: before.writable,
        enumerable: before.enumerable,
        configurable: before.configurable,
      });
    else define(object, key, { get: before.get, set: before.set, enumerable: before.enumerable, configurable: before.configurable });
  }
  kept.clear();
}

const other: Functions = {
  hoisted: [1, (agent, _, [make]) => call(agent, make, undefined, [])],
  setConfig: [
    1,
    (agent, _, [config]) => {
      const timeout = getFrom(agent, config, "testTimeout");
      if (typeof timeout === "number") testRoom(agent).defaults.timeoutMs = timeout;
      return undefined;
    },
  ],
  waitFor: [2, (agent, _, [check, options]) => waitFor(agent, check, options)],
};

/** Asks again and again until the callback neither throws nor rejects. */
function waitFor(agent: Agent, check: Value, options: Value): Value {
  const timeoutMs = number(agent, options, "timeout", 1000);
  const intervalMs = number(agent, options, "interval", 50);
  const promise = newPromise(agent);
  const until = agent.loop.nowMs + timeoutMs;
  const retry = (reason: Value): void => {
    if (agent.loop.nowMs >= until) rejectPromise(agent, promise, reason);
    else agent.loop.after(intervalMs, attemptOnce);
  };
  const attemptOnce = (): void => {
    const done = attempt(() => call(agent, check, undefined, []));
    if (!done.ok) retry(done.thrown.value);
    else awaitValue(agent, done.value, (value) => resolvePromise(agent, promise, value), retry);
  };
  attemptOnce();
  return promise;
}

function number(agent: Agent, options: Value, key: string, otherwise: number): number {
  if (typeof options === "number") return key === "timeout" ? options : otherwise;
  const value = isObject(options) ? getFrom(agent, options, key) : undefined;
  return typeof value === "number" ? value : otherwise;
}
