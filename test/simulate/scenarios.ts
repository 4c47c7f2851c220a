// Scenarios as the tests of this room write them.
import { type Expectation, type Given, nothingGiven, type Scenario, type Step } from "#scenario/scenario.ts";

export const settings = { seed: "cinema", traced: false, depthMax: 400, stepsMax: 10_000_000 };

export function scenarioOf(when: readonly Step[], then: readonly string[] = [], given: Partial<Given> = {}): Scenario {
  const expectations = then.map((text): Expectation => ({ text, expression: text }));
  return {
    id: "cinema",
    title: "cinema",
    says: "",
    from: { kind: "file", path: "cinema.yml" },
    version: 1,
    given: { ...nothingGiven, ...given },
    when,
    then: expectations,
    remembers: null,
    question: null,
  };
}

export function testOf(path: string, title: string, framework = "vitest"): Scenario {
  return { ...scenarioOf([{ kind: "test", path, title }]), from: { kind: "test", path, line: 1, framework } };
}
