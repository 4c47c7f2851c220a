// Functions that remember their calls: `vi.fn`, `jest.fn` and what `spyOn` puts in a method's place.
// Both frameworks share their shape; where they differ (names, what a reset means) the flavour says.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call, construct } from "#machine/call.ts";
import { throwValue } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { classShape } from "#machine/layout.ts";
import { NativeCode, nativeConstructorBehaviour } from "#machine/native.ts";
import { get, newObject, prototypeOf, setOwn } from "#machine/object.ts";
import { newPromise, rejectPromise, resolvePromise } from "#machine/promise.ts";
import { GuestObject, isCallable, isConstructor, isObject, type Value } from "#machine/value.ts";
import { addFunctions, addGetter, arrayOf, type Functions, recordOf } from "../guest/build.ts";
import { stateOf } from "../world.ts";

export type Flavour = "vi" | "jest";

type Behaviour = (agent: Agent, self: Value, args: Value[], newTarget: GuestObject | undefined) => Value;

/** The private data of a spy. */
export class SpyCode extends NativeCode {
  readonly flavour: Flavour;
  /** What it does when nothing else is said: the given function, or the method it stands for. */
  readonly original: Behaviour | null;
  implementation: Behaviour | null = null;
  implementationValue: Value = undefined;
  once: Behaviour[] = [];
  title: string;
  record: GuestObject;
  restore: (() => void) | null = null;

  constructor(flavour: Flavour, title: string, original: Behaviour | null, record: GuestObject) {
    super((agent, self, args, newTarget) => run(agent, this, self, args, newTarget), title, null);
    this.flavour = flavour;
    this.title = title;
    this.original = original;
    this.record = record;
  }
}

type Room = { readonly spies: SpyCode[]; order: number };
const roomOf = (agent: Agent): Room => stateOf(agent, "testing.spies", () => ({ spies: [], order: 0 }));

export const spyIn = (value: Value): SpyCode | null => (isObject(value) && value.data instanceof SpyCode ? value.data : null);

/** `vi.fn(implementation)`. */
export function newSpy(agent: Agent, flavour: Flavour, implementation: Value, title: string): GuestObject {
  const { realm } = agent;
  const code = new SpyCode(flavour, title, isCallable(implementation) ? byGuest(implementation) : null, newRecord(agent));
  if (isCallable(implementation)) code.implementationValue = implementation;
  const length = isCallable(implementation) ? getFrom(agent, implementation, "length") : 0;
  const prototype = stateOf(agent, "testing.spyPrototype", () => addFunctions(realm, newObject(realm.core.functionPrototype), methods));
  const spy = new GuestObject(
    classShape,
    [typeof length === "number" ? length : 0, flavour === "vi" ? "spy" : "mockConstructor", newObject(realm.core.objectPrototype)],
    prototype,
    nativeConstructorBehaviour,
    code,
    null,
  );
  addGetter(realm, spy, "mock", () => code.record);
  roomOf(agent).spies.push(code);
  return spy;
}

const byGuest =
  (fn: GuestObject): Behaviour =>
  (agent, self, args, newTarget) =>
    newTarget !== undefined && isConstructor(fn) ? construct(agent, fn, args, newTarget) : call(agent, fn, self, args);

function newRecord(agent: Agent): GuestObject {
  const { realm } = agent;
  const lists = ["calls", "instances", "contexts", "invocationCallOrder", "results", "settledResults"].map(
    (name) => [name, arrayOf(realm, [])] as const,
  );
  const record = recordOf(realm, lists);
  addGetter(realm, record, "lastCall", () => lastOf(agent, get(record, "calls")));
  return record;
}

function lastOf(agent: Agent, list: Value): Value {
  const length = Number(getFrom(agent, list, "length"));
  return length === 0 ? undefined : getFrom(agent, list, String(length - 1));
}

function push(record: GuestObject, name: string, value: Value): void {
  const list = get(record, name);
  if (!isObject(list) || list.elements === null) return;
  touch(list);
  list.elements.push(value);
}

function run(agent: Agent, spy: SpyCode, self: Value, args: Value[], newTarget: GuestObject | undefined): Value {
  const { realm } = agent;
  const room = roomOf(agent);
  push(spy.record, "calls", arrayOf(realm, args));
  push(spy.record, "invocationCallOrder", ++room.order);
  const result = newObject(realm.core.objectPrototype);
  setOwn(result, "type", "undefined");
  setOwn(result, "value", undefined);
  push(spy.record, "results", result);
  const record = spy.record;
  const how = spy.once.shift() ?? spy.implementation ?? spy.original;
  const target = newTarget === undefined ? self : newObject(instancePrototype(newTarget));
  push(record, "contexts", target);
  push(record, "instances", target);
  const done = attempt(() => (how === null ? undefined : how(agent, target, args, newTarget)));
  setOwn(result, "type", done.ok ? "return" : "throw");
  setOwn(result, "value", done.ok ? done.value : done.thrown.value);
  if (!done.ok) throw done.thrown;
  if (newTarget === undefined) return done.value;
  return isObject(done.value) ? done.value : target;
}

function instancePrototype(newTarget: GuestObject): GuestObject | null {
  const prototype = get(newTarget, "prototype");
  return isObject(prototype) ? prototype : prototypeOf(newTarget);
}

export function clearSpy(agent: Agent, spy: SpyCode): void {
  spy.record = newRecord(agent);
}

/** Forgets calls and what was set on it. Vitest goes back to the original, jest to doing nothing. */
export function resetSpy(agent: Agent, spy: SpyCode): void {
  clearSpy(agent, spy);
  spy.once = [];
  spy.implementation = spy.flavour === "jest" ? () => undefined : null;
}

export function restoreSpy(agent: Agent, spy: SpyCode): void {
  if (spy.restore === null) {
    if (spy.flavour === "vi") return;
    resetSpy(agent, spy);
    return;
  }
  resetSpy(agent, spy);
  spy.implementation = null;
  spy.restore();
}

export const allSpies = (agent: Agent): readonly SpyCode[] => roomOf(agent).spies;

const own = (self: Value): SpyCode => (self as GuestObject).data as SpyCode;
const promised =
  (settle: (agent: Agent, promise: GuestObject, value: Value) => void, value: Value): Behaviour =>
  (agent) => {
    const promise = newPromise(agent);
    settle(agent, promise, value);
    return promise;
  };

function always(self: Value, how: Behaviour): Value {
  own(self).implementation = how;
  return self;
}

function next(self: Value, how: Behaviour): Value {
  own(self).once.push(how);
  return self;
}

const given = (fn: Value): Behaviour => (isObject(fn) ? byGuest(fn) : () => undefined);

const methods: Functions = {
  mockImplementation: [
    1,
    (_, self, [fn]) => {
      own(self).implementationValue = fn;
      return always(self, given(fn));
    },
  ],
  mockImplementationOnce: [1, (_, self, [fn]) => next(self, given(fn))],
  mockReturnValue: [1, (_, self, [value]) => always(self, () => value)],
  mockReturnValueOnce: [1, (_, self, [value]) => next(self, () => value)],
  mockResolvedValue: [1, (_, self, [value]) => always(self, promised(resolvePromise, value))],
  mockResolvedValueOnce: [1, (_, self, [value]) => next(self, promised(resolvePromise, value))],
  mockRejectedValue: [1, (_, self, [value]) => always(self, promised(rejectPromise, value))],
  mockRejectedValueOnce: [1, (_, self, [value]) => next(self, promised(rejectPromise, value))],
  mockThrow: [1, (_, self, [value]) => always(self, throwing(value))],
  mockThrowOnce: [1, (_, self, [value]) => next(self, throwing(value))],
  mockReturnThis: [0, (_, self) => always(self, (__, receiver) => receiver)],
  mockClear: [
    0,
    (agent, self) => {
      clearSpy(agent, own(self));
      return self;
    },
  ],
  mockReset: [
    0,
    (agent, self) => {
      resetSpy(agent, own(self));
      return self;
    },
  ],
  mockRestore: [
    0,
    (agent, self) => {
      restoreSpy(agent, own(self));
      return self;
    },
  ],
  mockName: [
    1,
    (_, self, [name]) => {
      own(self).title = String(name);
      return self;
    },
  ],
  getMockName: [0, (_, self) => own(self).title],
  getMockImplementation: [0, (_, self) => own(self).implementationValue],
};

const throwing =
  (value: Value): Behaviour =>
  () =>
    throwValue(value);
