// A test of the repository is a scenario: its title says what, its text how; nothing is copied from it.
import type { TestNode } from "#graph/graph.ts";
import { nothingGiven, type Scenario } from "#scenario/scenario.ts";

export function testScenario(test: TestNode): Scenario {
  const { path, line } = test.span;
  return {
    id: test.id,
    title: test.title,
    says: "",
    from: { kind: "test", path, line, framework: test.framework },
    version: 1,
    given: nothingGiven,
    when: [{ kind: "test", path, title: test.title }],
    then: [],
    remembers: null,
    question: null,
  };
}
