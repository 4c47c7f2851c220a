// Loads a test file under its framework and runs the tests that were asked for, each with its hooks.
import type { Machine } from "#machine/machine.ts";
import type { GuestThrow } from "#machine/stop.ts";
import type { RunEnd, Stuck } from "#machine/trace.ts";
import { type DeclaredTest, declaredTests, prepareTests, runDeclared, testsAt, titlePath } from "#worlds/testing.ts";
import { failureOf } from "./failures.ts";
import { setupOf } from "./frameworks.ts";
import type { Failure, Run } from "./run.ts";
import type { Session } from "./session.ts";

export type TestEnd = { readonly title: string; readonly status: Run["status"]; readonly failure: Failure | null; readonly end: RunEnd };

const stuckEnd = (title: string, stuck: Stuck): TestEnd => ({ title, status: "stuck", failure: null, end: { kind: "stuck", stuck } });

/** Loads the file; null, or why its tests cannot run. */
export function loadTests(session: Session, path: string, said: string | null): TestEnd | null {
  const { machine, sources } = session;
  const setup = setupOf(sources, path, said);
  if (setup.refused !== null) return stuckEnd("", setup.refused);
  const prepared = machine.run((agent) => {
    prepareTests(agent, setup, path);
    return undefined;
  });
  if (prepared.kind !== "value") return ended(machine, "", prepared, path);
  for (const file of [...setup.setupFiles, path]) {
    const loaded = machine.importModule(file);
    if (loaded.kind !== "value") return ended(machine, "", loaded, path);
  }
  return null;
}

function ended(machine: Machine, title: string, outcome: ReturnType<Machine["importModule"]>, path: string): TestEnd {
  if (outcome.kind === "stuck") return stuckEnd(title, outcome.stuck);
  if (outcome.kind === "value") return { title, status: "passed", failure: null, end: machine.end(outcome) };
  return { title, status: "failed", failure: failureOf(machine, outcome.thrown, path), end: machine.end(outcome) };
}

/** Runs the tests of the loaded file with these titles. `onEnd` hears of each as it ends. */
export function runLoaded(session: Session, path: string, title: string, onEnd: (end: TestEnd) => void): void {
  const { agent } = session.machine;
  const chosen = new Set(testsAt(agent, title));
  if (chosen.size === 0) {
    const known = declaredTests(agent).length;
    onEnd(
      stuckEnd(title, {
        kind: "missing",
        what: "test",
        message: `${path} has no test "${title}"${known === 0 ? "" : `; it has ${known} others`}`,
        span: null,
      }),
    );
    return;
  }
  run(session, path, chosen, onEnd, { named: true, onlyFirst: false });
}

/** Runs the tests of the loaded file that are not done yet (by their place in it), until one gets stuck; true when none is left. */
export function runRest(session: Session, path: string, done: Set<number>, last: boolean, onEnd: (end: TestEnd) => void): boolean {
  const all = declaredTests(session.machine.agent);
  const chosen = new Set(all.filter((_, at) => !done.has(at)));
  if (chosen.size === 0) return true;
  const places = new Map(all.map((test, at) => [test, at]));
  const ended = run(session, path, done.size === 0 ? null : chosen, onEnd, { named: false, onlyFirst: !last });
  for (const test of ended) done.add(places.get(test) ?? -1);
  return done.size >= all.length;
}

/** The tests that ended. `onlyFirst`: of those that could not run, only the one that got stuck is told. */
function run(
  session: Session,
  path: string,
  chosen: ReadonlySet<DeclaredTest> | null,
  onEnd: (end: TestEnd) => void,
  how: { readonly named: boolean; readonly onlyFirst: boolean },
): readonly DeclaredTest[] {
  const { machine } = session;
  const waiting = new Set(chosen ?? declaredTests(machine.agent));
  const over: DeclaredTest[] = [];
  const outcome = machine.run((agent) => {
    runDeclared(agent, chosen, how.named, ({ test, status, thrown }) => {
      waiting.delete(test);
      over.push(test);
      onEnd(testEnd(machine, test, status, thrown, path));
    });
    return undefined;
  });
  if (outcome.kind === "value") return over;
  for (const test of waiting) {
    over.push(test);
    onEnd(ended(machine, titlePath(test), outcome, path));
    if (how.onlyFirst) break;
  }
  return over;
}

function testEnd(
  machine: Machine,
  test: DeclaredTest,
  status: "passed" | "failed" | "skipped",
  thrown: GuestThrow | null,
  path: string,
): TestEnd {
  const title = titlePath(test);
  const nothing = { kind: "value", value: { text: "undefined", unknown: null } } as const;
  if (thrown === null) return { title, status, failure: null, end: nothing };
  const failure = failureOf(machine, thrown, path);
  return {
    title,
    status,
    failure: failure.span === null ? { ...failure, span: test.span } : failure,
    end: { kind: "thrown", error: machine.describe(thrown) },
  };
}
