// The module `node:test`.
import type { Agent } from "#machine/agent.ts";
import { newNative } from "#machine/native.ts";
import { setOwn } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";
import { unmodelledPrototype } from "../../guest/unmodelled.ts";
import { useContext } from "../../testing/context.ts";
import { enterFramework } from "../../testing/room.ts";
import type { World } from "../../world.ts";
import { addHooks, newTest, nodeContext } from "./declare.ts";
import { newMock } from "./mock.ts";

function testModule(agent: Agent): GuestObject {
  enterFramework(agent, "node:test");
  useContext(agent, nodeContext);
  const test = newTest(agent, "test");
  test.proto = unmodelledPrototype(agent.realm, "node:test", "", agent.realm.core.functionPrototype);
  for (const name of ["test", "it"]) setOwn(test, name, test);
  const suite = newTest(agent, "suite");
  for (const name of ["describe", "suite"]) setOwn(test, name, suite);
  addHooks(agent, test);
  setOwn(test, "mock", newMock(agent));
  setOwn(
    test,
    "run",
    newNative(agent.realm, "run", 0, (each) =>
      each.stuck({ kind: "unmodelled", what: "node:test.run", message: "running test files from a test is not modelled" }),
    ),
  );
  return test;
}

export const nodeTest: World = {
  name: "node:test",
  reference: "https://nodejs.org/docs/latest-v20.x/api/test.html",
  knownGaps: [
    "`only` has no effect, as without --test-only",
    "no `run`, no reporters, no snapshots",
    "a subtest is judged with the test around it",
  ],
  faults: [],
  exports: testModule,
};
