// `mock` of node:test: functions and methods that remember their calls, and a clock that tests move.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call, construct } from "#machine/call.ts";
import { toPropertyKey } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { classShape } from "#machine/layout.ts";
import { NativeCode, nativeConstructorBehaviour } from "#machine/native.ts";
import { define, getOwn, newObject, prototypeOf, setOwn } from "#machine/object.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { GuestObject, isCallable, isConstructor, isObject, type Property, type Value } from "#machine/value.ts";
import { addFunctions, addGetter, arrayOf, type Functions, objectWith, recordOf } from "../../guest/build.ts";
import { unmodelledPrototype } from "../../guest/unmodelled.ts";
import { fakeTimerFunctions } from "../../testing/fake-timers.ts";
import { stateOf } from "../../world.ts";

class Mocked {
  calls: GuestObject;
  implementation: Value;
  readonly original: Value;
  readonly once = new Map<number, Value>();
  restore: () => void = () => undefined;

  constructor(calls: GuestObject, original: Value, implementation: Value) {
    this.calls = calls;
    this.original = original;
    this.implementation = implementation;
  }
}

type Tracker = { readonly mocked: Mocked[] };

export function newMock(agent: Agent): GuestObject {
  return stateOf(agent, "node.test.mock", () => {
    const { realm } = agent;
    const tracker: Tracker = { mocked: [] };
    const made = newObject(unmodelledPrototype(realm, "node:test.mock"));
    const methods: Functions = {
      fn: [
        2,
        (each, _, [original, implementation]) =>
          newMocked(each, tracker, original, isCallable(implementation) ? implementation : original).fn,
      ],
      method: [
        3,
        (each, _, [object, name, implementation]) => mockMethod(each, tracker, object, toPropertyKey(each, name), implementation),
      ],
      reset: [0, () => restoreAll(tracker)],
      restoreAll: [0, () => restoreAll(tracker)],
    };
    addFunctions(realm, made, methods);
    const fake = fakeTimerFunctions("jest", () => undefined);
    const pick = (name: string) => fake[name] ?? ([0, () => undefined] as const);
    setOwn(
      made,
      "timers",
      objectWith(realm, {
        enable: pick("useFakeTimers"),
        reset: pick("useRealTimers"),
        tick: pick("advanceTimersByTime"),
        runAll: pick("runAllTimers"),
        setTime: pick("setSystemTime"),
      }),
    );
    return made;
  });
}

function restoreAll(tracker: Tracker): Value {
  for (const mocked of tracker.mocked.splice(0)) mocked.restore();
  return undefined;
}

function newMocked(
  agent: Agent,
  tracker: Tracker,
  original: Value,
  implementation: Value,
): { readonly fn: GuestObject; readonly mocked: Mocked } {
  const { realm } = agent;
  const mocked = new Mocked(arrayOf(realm, []), original, implementation);
  tracker.mocked.push(mocked);
  const name = isCallable(original) ? getFrom(agent, original, "name") : "";
  const code = new NativeCode((each, self, args, newTarget) => run(each, mocked, self, args, newTarget), String(name), null);
  const fn = new GuestObject(
    classShape,
    [0, String(name), newObject(realm.core.objectPrototype)],
    realm.core.functionPrototype,
    nativeConstructorBehaviour,
    code,
    null,
  );
  setOwn(fn, "mock", mockObject(agent, mocked));
  return { fn, mocked };
}

function mockObject(agent: Agent, mocked: Mocked): GuestObject {
  const { realm } = agent;
  const made = newObject(unmodelledPrototype(realm, "node:test.mock.fn().mock"));
  addGetter(realm, made, "calls", (each) => arrayOf(each.realm, mocked.calls.elements ?? []));
  return addFunctions(realm, made, {
    callCount: [0, () => mocked.calls.elements?.length ?? 0],
    resetCalls: [
      0,
      (each) => {
        mocked.calls = arrayOf(each.realm, []);
        return undefined;
      },
    ],
    mockImplementation: [
      1,
      (_, __, [fn]) => {
        mocked.implementation = fn;
        return undefined;
      },
    ],
    mockImplementationOnce: [
      2,
      (_, __, [fn, at]) => {
        mocked.once.set(typeof at === "number" ? at : (mocked.calls.elements?.length ?? 0), fn);
        return undefined;
      },
    ],
    restore: [
      0,
      () => {
        mocked.implementation = mocked.original;
        mocked.restore();
        return undefined;
      },
    ],
  });
}

function run(agent: Agent, mocked: Mocked, self: Value, args: Value[], newTarget: GuestObject | undefined): Value {
  const at = mocked.calls.elements?.length ?? 0;
  const how = mocked.once.get(at) ?? mocked.implementation;
  const done = attempt(() => {
    if (!isCallable(how)) return undefined;
    return newTarget !== undefined && isConstructor(how) ? construct(agent, how, args, newTarget) : call(agent, how, self, args);
  });
  const record = recordOf(agent.realm, [
    ["arguments", arrayOf(agent.realm, args)],
    ["error", done.ok ? undefined : done.thrown.value],
    ["result", done.ok ? done.value : undefined],
    ["target", newTarget],
    ["this", self],
  ]);
  touch(mocked.calls);
  mocked.calls.elements?.push(record);
  if (!done.ok) throw done.thrown;
  return done.value;
}

function mockMethod(agent: Agent, tracker: Tracker, object: Value, key: PropertyKey, implementation: Value): Value {
  if (!isObject(object)) return throwTypeError(agent, 'The "object" argument must be of type object.');
  const holder: GuestObject = object;
  const found = findProperty(holder, key);
  const original = found?.kind === "data" ? found.value : undefined;
  if (!isCallable(original)) return throwTypeError(agent, `The argument 'methodName' must be a method. Received ${typeof original}`);
  const own = getOwn(holder, key);
  const { fn, mocked } = newMocked(agent, tracker, original, isCallable(implementation) ? implementation : original);
  define(holder, key, { value: fn, writable: true, enumerable: found?.enumerable === true, configurable: true });
  mocked.restore = () => {
    if (own === undefined) holder.behaviour.remove(holder, key);
    else if (own.kind === "data") define(holder, key, { value: own.value });
  };
  return fn;
}

function findProperty(object: GuestObject, key: PropertyKey): Property | undefined {
  for (let at: GuestObject | null = object; at !== null; at = prototypeOf(at)) {
    const own = getOwn(at, key);
    if (own !== undefined) return own;
  }
  return undefined;
}
