// Where a scenario enters the code: the declarations and routes its steps name, as ids of the graph.
import type { Graph } from "#graph/graph.ts";
import { symbolsIn, symbolsNamed } from "#graph/locate.ts";
import type { ScenarioEntry } from "#graph/memory.ts";
import type { Scenario, Step } from "#scenario/scenario.ts";

export const entryOf = (scenario: Scenario, graph: Graph): ScenarioEntry => ({
  id: scenario.id,
  title: scenario.title,
  exercises: scenario.when.flatMap((step) => idsOf(step, graph)),
});

function idsOf(step: Step, graph: Graph): readonly string[] {
  switch (step.kind) {
    case "call": {
      const at = step.symbol.lastIndexOf("#");
      const [path, name] = [step.symbol.slice(0, Math.max(at, 0)), step.symbol.slice(at + 1)];
      return symbolsNamed(graph, name)
        .filter((one) => at < 0 || one.path === path)
        .map((one) => one.id);
    }
    case "http":
      return [...graph.nodes.values()].flatMap((node) =>
        node.kind === "route" && node.method === step.method && fits(node.path, step.path) ? [node.id] : [],
      );
    case "test":
      return [...graph.nodes.values()].flatMap((node) =>
        node.kind === "test" && node.span.path === step.path && node.title === step.title ? [node.id] : [],
      );
    case "run":
      // Code names what it uses in words we do not parse here: every exported name of the repository that stands in it.
      return step.path === null
        ? [...new Set(step.code.match(/[A-Za-z_$][\w$]*/g) ?? [])].flatMap((word) =>
            symbolsNamed(graph, word)
              .filter((one) => one.exported && one.name === word)
              .map((one) => one.id),
          )
        : symbolsIn(graph, step.path).map((one) => one.id);
    case "together":
      return step.steps.flatMap((inner) => idsOf(inner, graph));
    case "publish":
    case "schedule":
      return [];
  }
}

/** `/shows/:id` against `/shows/7`. */
function fits(pattern: string, path: string): boolean {
  const [want, have] = [pattern.split("/"), (path.split("?")[0] ?? "").split("/")];
  return want.length === have.length && want.every((part, i) => part.startsWith(":") || part === have[i]);
}

/** The same for people: `POST /bookings`, `priceFor`. */
export function reachedNames(scenario: Scenario, graph: Graph): readonly string[] {
  return [...new Set(entryOf(scenario, graph).exercises)].flatMap((id) => {
    const node = graph.nodes.get(id);
    if (node?.kind === "route") return [`${node.method} ${node.path}`];
    return node?.kind === "symbol" ? [node.name] : [];
  });
}
