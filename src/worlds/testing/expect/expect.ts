// `expect` as guest code meets it: the function, its modifiers, its matchers, and what hangs on it.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { throwError } from "#machine/error.ts";
import { newNative } from "#machine/native.ts";
import { newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isCallable, isObject, type Value } from "#machine/value.ts";
import { addGetter, recordOf } from "../../guest/build.ts";
import { unmodelledPrototype } from "../../guest/unmodelled.ts";
import { testRoom } from "../room.ts";
import { allMatchers } from "./all-matchers.ts";
import { addMatcher } from "./apply.ts";
import { defineChains } from "./chains.ts";
import { extendExpect } from "./extend.ts";
import { asymmetricFactories } from "./factories.ts";
import { throwFailure } from "./failure.ts";
import { Expectation, type Style } from "./matcher.ts";

export function newExpect(agent: Agent, style: Style): GuestObject {
  const { realm } = agent;
  const prototype = newObject(unmodelledPrototype(realm, `${style}.expect`));
  for (const [name, matcher] of Object.entries(allMatchers)) addMatcher(agent, prototype, style, name, matcher);
  addModifiers(agent, prototype, style);
  if (style === "vitest") defineChains(agent, prototype);
  const expectation =
    (soft: boolean) =>
    (_: Agent, __: Value, [received, message]: Value[]): Value =>
      newObject(prototype, new Expectation(received, { message: typeof message === "string" ? message : null, soft }));
  const expect = newNative(realm, "expect", 1, expectation(false));
  expect.proto = unmodelledPrototype(realm, `${style}.expect`, "", realm.core.functionPrototype);
  setOwn(expect, "soft", newNative(realm, "soft", 1, expectation(true)));
  addCounters(agent, expect);
  for (const [name, make] of asymmetricFactories(false)) setOwn(expect, name, newNative(realm, name, 1, make));
  setOwn(
    expect,
    "not",
    recordOf(
      realm,
      asymmetricFactories(true).map(([name, make]) => [name, newNative(realm, name, 1, make)]),
    ),
  );
  setOwn(
    expect,
    "extend",
    newNative(realm, "extend", 1, (each, _, [matchers]) => extendExpect(each, expect, prototype, style, matchers)),
  );
  setOwn(
    expect,
    "unreachable",
    newNative(realm, "unreachable", 1, (each, _, [message]) => unreachable(each, message)),
  );
  return expect;
}

function unreachable(agent: Agent, message: Value): never {
  return throwFailure(agent, {
    message: `expected${typeof message === "string" && message !== "" ? ` "${message}" ` : " "}not to be reached`,
    name: "AssertionError",
    values: null,
    operator: null,
  });
}

function addCounters(agent: Agent, expect: GuestObject): void {
  const { realm } = agent;
  setOwn(
    expect,
    "assertions",
    newNative(realm, "assertions", 1, (each, _, [count]) => {
      const current = testRoom(each).current;
      if (current !== null) current.expectedAssertions = Number(count);
      return undefined;
    }),
  );
  setOwn(
    expect,
    "hasAssertions",
    newNative(realm, "hasAssertions", 0, (each) => {
      const current = testRoom(each).current;
      if (current !== null) current.anyAssertion = true;
      return undefined;
    }),
  );
  setOwn(
    expect,
    "getState",
    newNative(realm, "getState", 0, (each) => {
      const room = testRoom(each);
      return recordOf(each.realm, [
        ["assertionCalls", room.current?.assertions ?? 0],
        ["currentTestName", room.current?.test.name ?? ""],
        ["testPath", room.path],
      ]);
    }),
  );
}

function addModifiers(agent: Agent, prototype: GuestObject, style: Style): void {
  const { realm } = agent;
  const derive = (self: Value, change: (old: Expectation) => Expectation): Value =>
    newObject(prototype, change((self as GuestObject).data as Expectation));
  addGetter(realm, prototype, "not", (_, self) => derive(self, (old) => old.with({ negated: !old.negated })));
  for (const promise of ["resolves", "rejects"] as const) {
    addGetter(realm, prototype, promise, (each, self) => {
      const old = (self as GuestObject).data as Expectation;
      let received = old.received;
      if (promise === "rejects" && isCallable(received) && style === "vitest")
        received = received.behaviour.call?.(received, undefined, []);
      if (!isObject(received) || !isCallable(getFrom(each, received, "then"))) {
        const message =
          style === "jest"
            ? `expect(received).${promise}\n\nMatcher error: received value must be a promise`
            : `You must provide a Promise to expect() when using .${promise}, not '${isObject(received) ? "object" : typeof received}'.`;
        throwError(each, style === "jest" ? "Error" : "TypeError", message);
      }
      return newObject(prototype, old.with({ received, promise }));
    });
  }
}
