// `test`, `describe` and the hooks of node:test. Declared while the file loads; subtests (`t.test`) run where they stand.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt, call } from "#machine/call.ts";
import { toBoolean } from "#machine/convert.ts";
import { newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { here } from "#machine/place.ts";
import { awaitValue, newPromise, resolvePromise } from "#machine/promise.ts";
import { GuestThrow } from "#machine/stop.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { unmodelledPrototype } from "../../guest/unmodelled.ts";
import type { ContextMaker } from "../../testing/context.ts";
import { type Current, testRoom } from "../../testing/room.ts";
import { type HookKind, type Mode, newSuite } from "../../testing/suite.ts";
import { newMock } from "./mock.ts";

type Parsed = { readonly name: string; readonly fn: GuestObject | null; readonly mode: Mode; readonly timeoutMs: number | null };

/** `only` has no effect without `--test-only`, which nothing here passes. */
const MODIFIERS: ReadonlyArray<readonly [string, Mode]> = [
  ["skip", "skip"],
  ["todo", "todo"],
  ["only", "run"],
];

export function newTest(agent: Agent, what: "test" | "suite"): GuestObject {
  const make = (mode: Mode): GuestObject =>
    newNative(agent.realm, what, 2, (each, _, args) => {
      const parsed = parse(each, args, mode);
      if (what === "suite") return declareSuite(each, parsed);
      const { current } = testRoom(each);
      return current === null ? declareTest(each, parsed) : runSubtest(each, current, parsed);
    });
  const made = make("run");
  for (const [name, mode] of MODIFIERS) setOwn(made, name, make(mode));
  return made;
}

function parse(agent: Agent, args: readonly Value[], mode: Mode): Parsed {
  const fn = args.find((arg) => isCallable(arg));
  const options = args.find((arg) => isObject(arg) && !isCallable(arg));
  const first = args[0];
  const name = typeof first === "string" ? first : isCallable(fn) ? String(getFrom(agent, fn, "name")) : "";
  const option = (key: string): Value => (options === undefined ? undefined : getFrom(agent, options, key));
  const silenced: Mode = toBoolean(option("skip")) ? "skip" : toBoolean(option("todo")) ? "todo" : mode;
  const timeout = option("timeout");
  return {
    name: name === "" ? "<anonymous>" : name,
    fn: isCallable(fn) ? fn : null,
    mode: silenced,
    timeoutMs: typeof timeout === "number" ? timeout : null,
  };
}

function declareTest(agent: Agent, { name, fn, mode, timeoutMs }: Parsed): Value {
  const room = testRoom(agent);
  const silent: Mode = fn === null && mode === "run" ? "todo" : mode;
  room.declaring.children.push({
    kind: "test",
    name,
    template: name,
    parent: room.declaring,
    mode: silent,
    fn,
    args: [],
    timeoutMs,
    fails: false,
    retries: 0,
    span: here(),
  });
  return resolved(agent);
}

function declareSuite(agent: Agent, { name, fn, mode }: Parsed): Value {
  const room = testRoom(agent);
  const suite = newSuite(name, room.declaring, mode, here());
  room.declaring.children.push(suite);
  if (fn === null) return resolved(agent);
  const before = room.declaring;
  room.declaring = suite;
  call(agent, fn, undefined, []);
  room.declaring = before;
  return resolved(agent);
}

function resolved(agent: Agent): Value {
  const promise = newPromise(agent);
  resolvePromise(agent, promise, undefined);
  return promise;
}

/** A failing subtest fails the test around it; the promise itself is always fulfilled. */
function runSubtest(agent: Agent, current: Current, { name, fn, mode }: Parsed): Value {
  const promise = newPromise(agent);
  const end = (): void => resolvePromise(agent, promise, undefined);
  if (fn === null || mode === "skip") {
    end();
    return promise;
  }
  const context = nodeContext(agent, { ...current, test: { ...current.test, name } });
  const done = attempt(() => call(agent, fn, undefined, [context]));
  const fail = (thrown: GuestThrow): void => {
    if (mode !== "todo") current.soft.push(thrown);
    end();
  };
  if (!done.ok) fail(done.thrown);
  else awaitValue(agent, done.value, end, (reason) => fail(new GuestThrow(reason, [])));
  current.waiting.push(promise);
  return promise;
}

const HOOKS: ReadonlyArray<readonly [string, HookKind]> = [
  ["before", "beforeAll"],
  ["after", "afterAll"],
  ["beforeEach", "beforeEach"],
  ["afterEach", "afterEach"],
];

export function addHooks(agent: Agent, object: GuestObject): void {
  for (const [name, kind] of HOOKS) {
    setOwn(
      object,
      name,
      newNative(agent.realm, name, 2, (each, _, [fn]) => {
        if (isCallable(fn)) testRoom(each).declaring.hooks[kind].push({ fn, timeoutMs: null });
        return undefined;
      }),
    );
  }
}

/** The `t` of a test. */
export const nodeContext: ContextMaker = (agent, current) => {
  const { realm } = agent;
  const context = newObject(unmodelledPrototype(realm, "node:test.TestContext"));
  setOwn(context, "name", current.test.name);
  setOwn(
    context,
    "test",
    newNative(realm, "test", 3, (each, _, args) => runSubtest(each, current, parse(each, args, "run"))),
  );
  setOwn(
    context,
    "skip",
    newNative(realm, "skip", 1, () => undefined),
  );
  setOwn(
    context,
    "todo",
    newNative(realm, "todo", 1, () => undefined),
  );
  setOwn(
    context,
    "diagnostic",
    newNative(realm, "diagnostic", 1, () => undefined),
  );
  setOwn(
    context,
    "after",
    newNative(realm, "after", 1, (_, __, [fn]) => {
      if (isCallable(fn)) current.onFinished.push(fn);
      return undefined;
    }),
  );
  setOwn(context, "mock", newMock(agent));
  return context;
};
