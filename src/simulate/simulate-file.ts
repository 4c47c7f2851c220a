// All tests of one file, loaded once: what a test runner would say of it.
import { nothingGiven } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { openSession } from "./session.ts";
import { runOf } from "./observe.ts";
import type { Run, RunSettings } from "./run.ts";
import { loadTests, runLoaded } from "./test-step.ts";
import { testEnvironment } from "./test-environment.ts";

/** Runs in order of ending; `scenarioId` is the path of titles, empty where the file itself could not be loaded. */
export function simulateFile(sources: Sources, path: string, settings: RunSettings, framework: string | null = null): readonly Run[] {
  const session = openSession({ sources, given: nothingGiven, settings, kind: "test", argv: ["/usr/local/bin/node"], env: testEnvironment, decisions: { prefix: [], beyond: "stop" } });
  const broken = loadTests(session, path, framework);
  if (broken !== null) return [runOf({ scenarioId: "", session, results: [], ...broken })];
  const runs: Run[] = [];
  let from = { logged: session.logged.length, outside: session.machine.record().outside.length };
  runLoaded(session, path, null, (end) => {
    runs.push(runOf({ scenarioId: end.title, session, results: [], from, ...end }));
    from = { logged: session.logged.length, outside: session.machine.record().outside.length };
  });
  return runs;
}
