// The graph of both sides: code linked from facts, and what memory hangs on it.
import type { Graph } from "#graph/graph.ts";
import { attachMemory } from "#graph/memory.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import type { Scenario } from "#scenario/scenario.ts";
import { linkGraph } from "#survey/link.ts";
import { makeSources } from "#syntax/link.ts";
import type { Ports } from "../ports.ts";
import { entryOf } from "../scenario-entries.ts";
import type { Change } from "./2-fetch.ts";
import type { BothFacts, FactsByPath } from "./3-read.ts";
import type { ChangeRequest } from "./change-request.ts";

export type Survey = { readonly base: Graph; readonly head: Graph; readonly remembered: readonly Scenario[] };

export async function surveyBoth(
  ports: Ports,
  request: Pick<ChangeRequest, "repository">,
  change: Change,
  facts: BothFacts,
): Promise<Survey> {
  const name = request.repository.name;
  const [base, head] = await Promise.all([
    codeGraph(ports, name, change.base, facts.base),
    codeGraph(ports, name, change.head, facts.head),
  ]);
  const { graph, remembered } = await attachRemembered(ports, name, head);
  return { base, head: graph, remembered };
}

/** What memory knows of a repository, hung on its code. */
export async function attachRemembered(
  ports: Ports,
  repository: string,
  code: Graph,
): Promise<{ readonly graph: Graph; readonly remembered: readonly Scenario[] }> {
  const { memory } = ports.store;
  const [remembered, incidents, decisions] = await Promise.all([
    memory.scenarios(repository),
    memory.incidents(repository),
    memory.decisions(repository),
  ]);
  return {
    graph: attachMemory(code, { scenarios: remembered.map((scenario) => entryOf(scenario, code)), incidents, decisions }),
    remembered,
  };
}

/** The code half of a commit's graph, from the store when an earlier judgement linked it. */
export async function codeGraph(ports: Ports, repository: string, snapshot: Snapshot, facts: FactsByPath): Promise<Graph> {
  const known = await ports.store.facts.loadGraph(repository, snapshot.commit);
  if (known !== null) return known;
  const graph = linkGraph(facts, makeSources(snapshot).resolve);
  await ports.store.facts.saveGraph(repository, snapshot.commit, graph);
  return graph;
}
