// The door to a run: sources, a scenario and settings in; what the outside could see, out. Same in, same out.
import type { Choice, DecisionPolicy } from "#machine/decisions.ts";
import type { RunEnd } from "#machine/trace.ts";
import type { Step } from "#scenario/scenario.ts";
import { openSession, type Session } from "./session.ts";
import { runOf } from "./observe.ts";
import type { Run, RunRequest } from "./run.ts";
import { runSteps } from "./steps.ts";
import { loadTests, runLoaded, type TestEnd } from "./test-step.ts";
import { testEnvironment } from "./test-environment.ts";

export function simulate(request: RunRequest): Run {
  return perform(request, { prefix: [], beyond: "stop" }).run;
}

/** The same under decisions taken before; past them the first way is taken. How other ways through the program are seen. */
export function simulateWays(request: RunRequest, prefix: readonly number[]): { readonly run: Run; readonly choices: readonly Choice[] } {
  const { run, session } = perform(request, { prefix, beyond: "first" });
  return { run, choices: session.machine.record().choices };
}

function perform(request: RunRequest, decisions: DecisionPolicy): { readonly run: Run; readonly session: Session } {
  const { sources, scenario, settings } = request;
  const test = scenario.when.find((step) => step.kind === "test");
  const kind = test === undefined ? "program" : "test";
  const session = openSession({ sources, given: scenario.given, settings, kind, argv: ["/usr/local/bin/node"], env: test === undefined ? {} : testEnvironment, decisions });
  return { run: runIn(session, request, test), session };
}

function runIn(session: Session, request: RunRequest, test: (Step & { readonly kind: "test" }) | undefined): Run {
  const { scenario } = request;
  if (session.refused !== null) return runOf({ scenarioId: scenario.id, session, status: "stuck", failure: null, end: { kind: "stuck", stuck: session.refused }, results: [] });
  if (test === undefined) return runSteps(session, request);
  const framework = scenario.from.kind === "test" ? scenario.from.framework : null;
  return runOf({ scenarioId: scenario.id, session, results: [], ...merged(testEnds(session, test.path, test.title, framework)) });
}

function testEnds(session: Session, path: string, title: string, framework: string | null): readonly TestEnd[] {
  const broken = loadTests(session, path, framework);
  if (broken !== null) return [broken];
  const ends: TestEnd[] = [];
  runLoaded(session, path, title, (end) => ends.push(end));
  return ends;
}

/** Rows of a table are one scenario: the first that is not well speaks for all. */
function merged(ends: readonly TestEnd[]): { readonly status: Run["status"]; readonly failure: Run["failure"]; readonly end: RunEnd } {
  const worst = ends.find((end) => end.status === "stuck") ?? ends.find((end) => end.status === "failed") ?? ends.find((end) => end.status === "passed") ?? ends[0];
  if (worst !== undefined) return worst;
  return { status: "stuck", failure: null, end: { kind: "stuck", stuck: { kind: "undecided", what: "test", message: "the test ended without a result", span: null } } };
}
