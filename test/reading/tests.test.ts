// Tests of the repository as scenarios.
import { expect, test } from "vitest";
import { testScenario } from "#reading/tests.ts";
import { printScenario } from "#scenario/print.ts";
import { graph } from "./cinema.ts";

test("a test is a scenario by its title", () => {
  const tests = [...graph.nodes.values()].flatMap((node) => (node.kind === "test" ? [testScenario(node)] : []));
  expect(tests.map((one) => `${one.id}\n${printScenario(one)}`).join("\n")).toMatchInlineSnapshot(`
    "test:test/price.test.ts#is free
    scenario: is free
    from: test test/price.test.ts:2 vitest
    when:
      - { test: test/price.test.ts, title: is free }
    "
  `);
});
