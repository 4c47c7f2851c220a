// The door to test frameworks: which one, its globals, and running what a test file declared.
import type { Agent } from "#machine/agent.ts";
import type { GuestThrow } from "#machine/stop.ts";
import { isObject } from "#machine/value.ts";
import { jestGlobals } from "./jest/jest.ts";
import { type Compared, comparedIn } from "./testing/expect/failure.ts";
import { addModuleNames } from "./testing/module-names.ts";
import { enterFramework, type Framework, testRoom } from "./testing/room.ts";
import { runTests, type TestOutcome } from "./testing/runner.ts";
import { pathOf, type Test, testsIn, testsNamed } from "./testing/suite.ts";
import { vitestGlobals } from "./vitest/vitest.ts";

/** A test that a file declared. */
export type DeclaredTest = Test;
export type TestFramework = Framework;

/** Makes a machine ready to load a test file of this framework. */
export function prepareTests(
  agent: Agent,
  { framework, major }: { readonly framework: TestFramework; readonly major: number | null },
  path: string,
): void {
  const room = enterFramework(agent, framework);
  room.path = path;
  room.major = major;
  if (framework !== "node:test") addModuleNames(agent);
  if (framework === "vitest") vitestGlobals(agent);
  if (framework === "jest") jestGlobals(agent);
}

export const declaredTests = (agent: Agent): readonly DeclaredTest[] => testsIn(testRoom(agent).root);
export const testsAt = (agent: Agent, titles: string): readonly DeclaredTest[] => testsNamed(testRoom(agent).root, titles);
export const titlePath = (test: DeclaredTest): string => pathOf(test);

/** Runs the chosen tests (all: null); `named`: they were asked for by name. `onDone` hears of each as it ends. */
export const runDeclared = (
  agent: Agent,
  chosen: ReadonlySet<DeclaredTest> | null,
  named: boolean,
  onDone: (outcome: TestOutcome) => void,
): void => runTests(agent, chosen, named, onDone);

/** What a failed assertion compared, if it was one. */
export const comparedBy = (agent: Agent, thrown: GuestThrow): Compared | null =>
  isObject(thrown.value) ? comparedIn(agent, thrown.value) : null;
