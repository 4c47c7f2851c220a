// The scenarios whose static reach meets the change, nearest first, within a budget. What is left out is listed.
import type { Graph, TestNode } from "#graph/graph.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import { testScenario } from "#reading/tests.ts";
import { readScenario } from "#scenario/read.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Ports } from "../ports.ts";
import type { Change } from "./2-fetch.ts";
import type { Survey } from "./4-survey.ts";
import type { Reached } from "./5-reach.ts";
import type { ChangeRequest } from "./change-request.ts";

/** A reviewer waits about a minute; at some tens of milliseconds a scenario this is what fits. */
export const scenariosMax = 400;

export type Selection = {
  readonly run: readonly Selected[];
  readonly leftOut: ReadonlyArray<{ readonly title: string; readonly why: string }>;
};
export type Selected = {
  readonly scenario: Scenario;
  /** The test stands in a file the change touches, and its own text differs between base and head. */
  readonly expectation: "same" | "changed" | "new";
};

export async function selectScenarios(
  _ports: Ports,
  _request: ChangeRequest,
  change: Change,
  survey: Survey,
  reached: Reached,
): Promise<Selection> {
  const changedPaths = new Set(change.sourceChanges.map((one) => one.path));
  const inChangedFiles = testsIn(survey.head, changedPaths);
  const reachedTests = new Map([...reached.reach.tests, ...inChangedFiles].map((test) => [test.id, test]));
  const tests = [...reachedTests.values()].map(
    (test): Selected => ({ scenario: testScenario(test), expectation: expectationOf(test, change, survey) }),
  );
  const written = [...fileScenarios(change.head)].concat(survey.remembered);
  const reachedIds = new Set(reached.reach.scenarios.map((scenario) => scenario.id));
  // A scenario without a recorded way to the code runs always: leaving it out would be a guess.
  const linked = new Set(survey.head.edges.filter((edge) => edge.kind === "exercises").map((edge) => edge.from));
  const remembered = written.filter((scenario) => reachedIds.has(`scenario:${scenario.id}`) || !linked.has(`scenario:${scenario.id}`));
  const drafts = remembered.filter((scenario) => scenario.question !== null);
  const ready = remembered
    .filter((scenario) => scenario.question === null)
    .map((scenario): Selected => ({ scenario, expectation: "same" }));
  const wanted = [...ready, ...tests];
  return {
    run: wanted.slice(0, scenariosMax),
    leftOut: [
      ...unreadable(change.head),
      ...drafts.map((scenario) => ({ title: scenario.title, why: "draft: a question is open" })),
      ...wanted.slice(scenariosMax).map((one) => ({ title: one.scenario.title, why: `over the budget of ${scenariosMax} scenarios` })),
    ],
  };
}

export const testsIn = (graph: Graph, paths: ReadonlySet<string>): readonly TestNode[] =>
  [...graph.nodes.values()].filter((node): node is TestNode => node.kind === "test" && paths.has(node.span.path));

const scenarioPath = /^\.foretrace\/scenarios\/.+\.ya?ml$/;

/** Scenarios that the repository itself carries. */
export const fileScenarios = (snapshot: Snapshot): readonly Scenario[] =>
  filesRead(snapshot).flatMap(({ read }) => (read.ok ? [read.value] : []));

/** A file that cannot be read is no scenario, and must not be taken for one that holds. */
const unreadable = (snapshot: Snapshot): Selection["leftOut"] =>
  filesRead(snapshot).flatMap(({ path, read }) =>
    read.ok ? [] : [{ title: path, why: read.error.map((problem) => `line ${problem.span.line}: ${problem.message}`).join("; ") }],
  );

const filesRead = (snapshot: Snapshot): ReadonlyArray<{ readonly path: string; readonly read: ReturnType<typeof readScenario> }> =>
  [...snapshot.files.values()]
    .filter(({ path }) => scenarioPath.test(path))
    .map(({ path, text }) => ({ path, read: readScenario(text, { id: `file:${path}`, from: { kind: "file", path }, version: 1, path }) }));

function expectationOf(test: TestNode, change: Change, survey: Survey): Selected["expectation"] {
  const before = [...survey.base.nodes.values()].find(
    (node): node is TestNode => node.kind === "test" && node.title === test.title && node.span.path === test.span.path,
  );
  if (before === undefined) return "new";
  const textOf = (text: string | undefined, node: TestNode): string => (text ?? "").slice(node.span.start, node.span.end);
  const was = textOf(change.base.files.get(before.span.path)?.text, before);
  return was === textOf(change.head.files.get(test.span.path)?.text, test) ? "same" : "changed";
}
