// The module `vitest`: what a test file imports, or finds as globals when its settings say so.
import type { Agent } from "#machine/agent.ts";
import { defineValue, newNative } from "#machine/native.ts";
import { enumerableKeys, get, newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isCallable } from "#machine/value.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { useContext, vitestContext } from "../testing/context.ts";
import { newHookFunction, newSuiteFunction, newTestFunction } from "../testing/declare.ts";
import { newExpect } from "../testing/expect/expect.ts";
import { enterFramework, testRoom } from "../testing/room.ts";
import type { HookKind } from "../testing/suite.ts";
import { stateOf, type World } from "../world.ts";
import { newVi } from "./vi.ts";

const HOOKS: readonly HookKind[] = ["beforeAll", "beforeEach", "afterEach", "afterAll"];

function vitestModule(agent: Agent): GuestObject {
  return stateOf(agent, "vitest", () => {
    enterFramework(agent, "vitest");
    const { realm } = agent;
    const made = newObject(unmodelledPrototype(realm, "vitest"));
    const test = newTestFunction(agent, "vitest");
    const suite = newSuiteFunction(agent, "vitest");
    for (const name of ["it", "test"]) setOwn(made, name, test);
    for (const name of ["describe", "suite"]) setOwn(made, name, suite);
    for (const hook of HOOKS) setOwn(made, hook, newHookFunction(agent, hook));
    const expect = newExpect(agent, "vitest");
    setOwn(made, "expect", expect);
    const vi = newVi(agent);
    setOwn(made, "vi", vi);
    setOwn(made, "vitest", vi);
    for (const [name, key] of [
      ["onTestFinished", "onFinished"],
      ["onTestFailed", "onFailed"],
    ] as const) {
      setOwn(
        made,
        name,
        newNative(realm, name, 1, (each, _, [fn]) => {
          if (isCallable(fn)) testRoom(each).current?.[key].push(fn);
          return undefined;
        }),
      );
    }
    // Type tests have no meaning at run time: every chain of them is accepted.
    setOwn(
      made,
      "expectTypeOf",
      newNative(realm, "expectTypeOf", 1, (each) => typeChain(each)),
    );
    setOwn(
      made,
      "assertType",
      newNative(realm, "assertType", 1, () => undefined),
    );
    useContext(agent, vitestContext(expect));
    return made;
  });
}

function typeChain(agent: Agent): GuestObject {
  return stateOf(agent, "vitest.types", () => {
    const chain = newNative(agent.realm, "", 0, (each) => typeChain(each));
    for (const name of [
      "toEqualTypeOf",
      "toMatchTypeOf",
      "toBeString",
      "toBeNumber",
      "toBeBoolean",
      "toBeAny",
      "toBeUnknown",
      "toBeNever",
      "toBeNull",
      "toBeUndefined",
      "toBeVoid",
      "toBeFunction",
      "toBeObject",
      "toBeArray",
      "toBeNullable",
      "toBeCallableWith",
      "toHaveProperty",
      "toExtend",
      "toMatchObjectType",
      "parameter",
      "extract",
      "exclude",
      "pick",
      "omit",
    ]) {
      setOwn(
        chain,
        name,
        newNative(agent.realm, name, 0, (each) => typeChain(each)),
      );
    }
    for (const name of [
      "not",
      "returns",
      "resolves",
      "parameters",
      "items",
      "guards",
      "asserts",
      "instance",
      "thisParameter",
      "constructorParameters",
    ])
      setOwn(chain, name, chain);
    return chain;
  });
}

export const vitest: World = {
  name: "vitest",
  reference: "https://vitest.dev/api/",
  knownGaps: [
    "module mocks (`vi.mock`, `vi.doMock`, `vi.importActual`) end the run",
    "concurrent tests run one after another",
    "no fixtures (`test.extend`), no benchmarks, no `expect.poll`",
    "of chai's assertions only the common ones",
  ],
  faults: [],
  exports: vitestModule,
};

/** Puts the names of the module on the global object, for projects with `globals: true`. */
export function vitestGlobals(agent: Agent): void {
  const made = vitestModule(agent);
  for (const name of enumerableKeys(made)) defineValue(agent.realm.global, name, get(made, name));
}
