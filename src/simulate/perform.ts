// One run of a scenario under given decisions: opens a session, runs its test or its steps, and says what was seen.
import type { Choice, DecisionPolicy } from "#machine/decisions.ts";
import type { RunEnd } from "#machine/trace.ts";
import type { Step } from "#scenario/scenario.ts";
import { runOf } from "./observe.ts";
import type { Run, RunRequest } from "./run.ts";
import { openSession, type Session } from "./session.ts";
import { runSteps } from "./steps.ts";
import { testEnvironment } from "./test-environment.ts";
import { loadTests, runLoaded, type TestEnd } from "./test-step.ts";

export type Performed = {
  readonly run: Run /** What the program and its inputs did not settle, and how it was decided. */;
  readonly choices: readonly Choice[];
};

export function perform(request: RunRequest, decisions: DecisionPolicy): Performed {
  const { sources, scenario, settings } = request;
  const test = scenario.when.find((step) => step.kind === "test");
  const kind = test === undefined ? "program" : "test";
  const session = openSession({
    sources,
    given: scenario.given,
    settings,
    kind,
    argv: ["/usr/local/bin/node"],
    env: test === undefined ? {} : testEnvironment,
    decisions,
  });
  const run = runIn(session, request, test);
  return { run, choices: session.machine.record().choices };
}

function runIn(session: Session, request: RunRequest, test: (Step & { readonly kind: "test" }) | undefined): Run {
  const { scenario } = request;
  if (session.refused !== null)
    return runOf({
      scenarioId: scenario.id,
      session,
      status: "stuck",
      failure: null,
      end: { kind: "stuck", stuck: session.refused },
      results: [],
    });
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
  const worst =
    ends.find((end) => end.status === "stuck") ??
    ends.find((end) => end.status === "failed") ??
    ends.find((end) => end.status === "passed") ??
    ends[0];
  if (worst !== undefined) return worst;
  return {
    status: "stuck",
    failure: null,
    end: { kind: "stuck", stuck: { kind: "undecided", what: "test", message: "the test ended without a result", span: null } },
  };
}
