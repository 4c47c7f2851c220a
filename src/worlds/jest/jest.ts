// jest: its globals, and the module `@jest/globals`.
import type { Agent } from "#machine/agent.ts";
import { defineValue } from "#machine/native.ts";
import { enumerableKeys, get, newObject, setOwn } from "#machine/object.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { addFunctions } from "../guest/build.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { newHookFunction, newSuiteFunction, newTestFunction } from "../testing/declare.ts";
import { newExpect } from "../testing/expect/expect.ts";
import { fakeTimerFunctions } from "../testing/fake-timers.ts";
import { enterFramework, testRoom } from "../testing/room.ts";
import { allSpies, clearSpy, newSpy, resetSpy, restoreSpy, spyIn } from "../testing/spy.ts";
import { spyOn } from "../testing/spy-on.ts";
import type { HookKind } from "../testing/suite.ts";
import { stateOf, type World } from "../world.ts";

const HOOKS: readonly HookKind[] = ["beforeAll", "beforeEach", "afterEach", "afterAll"];

function jestModule(agent: Agent): GuestObject {
  return stateOf(agent, "jest", () => {
    enterFramework(agent, "jest");
    const made = newObject(unmodelledPrototype(agent.realm, "@jest/globals"));
    const test = newTestFunction(agent, "jest");
    const suite = newSuiteFunction(agent, "jest");
    for (const name of ["it", "test"]) setOwn(made, name, test);
    for (const [name, mode] of [
      ["fit", "only"],
      ["xit", "skip"],
      ["xtest", "skip"],
    ] as const)
      setOwn(made, name, get(test, mode));
    setOwn(made, "describe", suite);
    setOwn(made, "fdescribe", get(suite, "only"));
    setOwn(made, "xdescribe", get(suite, "skip"));
    for (const hook of HOOKS) setOwn(made, hook, newHookFunction(agent, hook));
    setOwn(made, "expect", newExpect(agent, "jest"));
    setOwn(made, "jest", jestObject(agent));
    return made;
  });
}

function jestObject(agent: Agent): GuestObject {
  const made = newObject(
    unmodelledPrototype(agent.realm, "jest", "replace the module's parts with jest.spyOn, or pass what it needs as arguments"),
  );
  const self = (): Value => made;
  const forAll = (each: Agent, what: typeof clearSpy): Value => {
    for (const spy of [...allSpies(each)]) what(each, spy);
    return made;
  };
  return addFunctions(agent.realm, made, {
    fn: [1, (each, _, [implementation]) => newSpy(each, "jest", implementation, "jest.fn()")],
    spyOn: [3, (each, _, [object, name, access]) => spyOn(each, "jest", object, name, access)],
    isMockFunction: [1, (_, __, [value]) => spyIn(value) !== null],
    mocked: [1, (_, __, [value]) => value],
    clearAllMocks: [0, (each) => forAll(each, clearSpy)],
    resetAllMocks: [0, (each) => forAll(each, resetSpy)],
    restoreAllMocks: [0, (each) => forAll(each, restoreSpy)],
    setTimeout: [
      1,
      (each, _, [ms]) => {
        testRoom(each).defaults.timeoutMs = Number(ms);
        return made;
      },
    ],
    ...fakeTimerFunctions("jest", self),
  });
}

export const jest: World = {
  name: "@jest/globals",
  reference: "https://jestjs.io/docs/api",
  knownGaps: [
    "module mocks (`jest.mock`, `jest.requireActual`, `jest.isolateModules`) end the run",
    "concurrent tests run one after another",
    "no legacy fake timers",
  ],
  faults: [],
  exports: jestModule,
};

/** Puts jest's names on the global object: its test files import nothing. */
export function jestGlobals(agent: Agent): void {
  const made = jestModule(agent);
  for (const name of enumerableKeys(made)) defineValue(agent.realm.global, name, get(made, name));
}
