// What a test framework keeps during one run: the tree being declared, the test that is running, and what it has counted.
import type { Agent } from "#machine/agent.ts";
import type { GuestThrow } from "#machine/stop.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { stateOf } from "../world.ts";
import { newSuite, type Suite, type Test } from "./suite.ts";

export type Framework = "vitest" | "jest" | "node:test";

/** What one attempt at a test keeps. */
export type Current = {
  readonly test: Test;
  assertions: number;
  expectedAssertions: number | null;
  anyAssertion: boolean;
  /** Failures of `expect.soft`. */
  readonly soft: GuestThrow[];
  /** Promises of assertions that nobody may have awaited. */
  readonly waiting: Value[];
  readonly onFinished: GuestObject[];
  readonly onFailed: GuestObject[];
  skipped: boolean;
  readonly snapshots: Map<string, number>;
};

export type TestRoom = {
  framework: Framework;
  /** Its major version, where the project says; null: the newest. */
  major: number | null;
  /** Path of the test file. */
  path: string;
  readonly root: Suite;
  declaring: Suite;
  current: Current | null;
  /** Subtests declared while a test runs (`t.test`). */
  readonly defaults: { timeoutMs: number };
};

/** Milliseconds after which each framework gives a test up, unless told otherwise. */
const TIMEOUTS: Readonly<Record<Framework, number>> = { vitest: 5000, jest: 5000, "node:test": Number.POSITIVE_INFINITY };

export function testRoom(agent: Agent): TestRoom {
  return stateOf(agent, "testing.room", () => {
    const root = newSuite("", null, "run", null);
    return { framework: "vitest", major: null, path: "", root, declaring: root, current: null, defaults: { timeoutMs: 5000 } };
  });
}

export function enterFramework(agent: Agent, framework: Framework): TestRoom {
  const room = testRoom(agent);
  if (room.framework !== framework) {
    room.framework = framework;
    room.defaults.timeoutMs = TIMEOUTS[framework];
  }
  return room;
}

export function newCurrent(test: Test): Current {
  return {
    test,
    assertions: 0,
    expectedAssertions: null,
    anyAssertion: false,
    soft: [],
    waiting: [],
    onFinished: [],
    onFailed: [],
    skipped: false,
    snapshots: new Map(),
  };
}
