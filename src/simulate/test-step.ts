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
    prepareTests(agent, setup.framework, path);
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

/** Runs tests of the loaded file: all, or those with these titles. `onEnd` hears of each as it ends. */
export function runLoaded(session: Session, path: string, title: string | null, onEnd: (end: TestEnd) => void): void {
  const { machine } = session;
  const chosen = title === null ? null : new Set(testsAt(machine.agent, title));
  if (chosen !== null && chosen.size === 0) {
    const known = declaredTests(machine.agent).map(titlePath);
    onEnd(stuckEnd(title ?? "", { kind: "missing", what: "test", message: `${path} has no test "${title ?? ""}"${known.length === 0 ? "" : `; it has ${known.length} others`}`, span: null }));
    return;
  }
  const waiting = new Set(chosen ?? declaredTests(machine.agent));
  const outcome = machine.run((agent) => {
    runDeclared(agent, chosen, ({ test, status, thrown }) => {
      waiting.delete(test);
      onEnd(testEnd(machine, test, status, thrown, path));
    });
    return undefined;
  });
  if (outcome.kind === "value") return;
  for (const test of waiting) onEnd(ended(machine, titlePath(test), outcome, path));
}

function testEnd(machine: Machine, test: DeclaredTest, status: "passed" | "failed" | "skipped", thrown: GuestThrow | null, path: string): TestEnd {
  const title = titlePath(test);
  const nothing = { kind: "value", value: { text: "undefined", unknown: null } } as const;
  if (thrown === null) return { title, status, failure: null, end: nothing };
  const failure = failureOf(machine, thrown, path);
  return { title, status, failure: failure.span === null ? { ...failure, span: test.span } : failure, end: { kind: "thrown", error: machine.describe(thrown) } };
}
