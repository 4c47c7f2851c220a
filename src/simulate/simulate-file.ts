// All tests of one file: what a test runner would say of it. They share one load; where one of them gets stuck, the others go on
// in a fresh one, so that one missing model never hides the rest.
import { nothingGiven } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { runOf } from "./observe.ts";
import type { Run, RunSettings } from "./run.ts";
import { openSession, type Session } from "./session.ts";
import { testEnvironment } from "./test-environment.ts";
import { loadTests, runRest } from "./test-step.ts";

/** Fresh loads of one file; a file whose every test is stuck is not worth more. */
const LOADS_MAX = 40;

/** Runs in order of ending; `scenarioId` is the path of titles, empty where the file itself could not be loaded. */
export function simulateFile(sources: Sources, path: string, settings: RunSettings, framework: string | null = null): readonly Run[] {
  const runs: Run[] = [];
  const done = new Set<number>();
  for (let load = 0; load < LOADS_MAX; load++) {
    const session = openSession({
      sources,
      given: nothingGiven,
      settings,
      kind: "test",
      argv: ["/usr/local/bin/node"],
      env: testEnvironment,
      decisions: { prefix: [], beyond: "stop" },
    });
    const broken = loadTests(session, path, framework);
    if (broken !== null) return [...runs, runOf({ scenarioId: "", session, results: [], ...broken })];
    if (runOnce(session, path, done, runs, load === LOADS_MAX - 1)) break;
  }
  return runs;
}

/** True when no test is left. */
function runOnce(session: Session, path: string, done: Set<number>, runs: Run[], last: boolean): boolean {
  let from = { logged: session.logged.length, outside: session.machine.record().outside.length };
  return runRest(session, path, done, last, (end) => {
    runs.push(runOf({ scenarioId: end.title, session, results: [], from, ...end }));
    from = { logged: session.logged.length, outside: session.machine.record().outside.length };
  });
}
