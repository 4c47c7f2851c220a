// Every scenario of a repository at a revision: its tests, its files, and what issues and incidents left behind.
import type { TestNode } from "#graph/graph.ts";
import { sortedBy } from "#ground/order.ts";
import { testScenario } from "#reading/tests.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Ports, RepositoryRef } from "./ports.ts";
import { fileScenarios } from "./review-change/6-select.ts";
import { surveyRevision } from "./survey-revision.ts";

export async function listScenarios(
  ports: Ports,
  request: { readonly repository: RepositoryRef; readonly revision: string },
): Promise<readonly Scenario[]> {
  const { snapshot, graph } = await surveyRevision(ports, request.repository, request.revision);
  const tests = [...graph.nodes.values()].filter((node): node is TestNode => node.kind === "test").map(testScenario);
  return [
    ...(await ports.store.memory.scenarios(request.repository.name)),
    ...fileScenarios(snapshot),
    ...sortedBy(tests, (one) => one.id),
  ];
}
