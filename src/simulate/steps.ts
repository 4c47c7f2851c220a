// Scenarios made of steps other than tests: calls and code, one after the other, then what is expected of what was seen.
import type { Outcome } from "#machine/machine.ts";
import type { GuestThrow } from "#machine/stop.ts";
import type { RunEnd, Shown, Stuck } from "#machine/trace.ts";
import type { Value } from "#machine/value.ts";
import type { Step } from "#scenario/scenario.ts";
import type { Bindings } from "./bindings.ts";
import { callStep } from "./call-step.ts";
import { codeStep } from "./code-step.ts";
import { checkExpectations } from "./expectations.ts";
import { failureOf } from "./failures.ts";
import { runOf } from "./observe.ts";
import type { Failure, Run, RunRequest } from "./run.ts";
import type { Session } from "./session.ts";

type Progress = {
  readonly bindings: Bindings;
  readonly results: Array<{ readonly name: string; readonly value: Shown }>;
  thrown: GuestThrow | null;
  last: Value;
};

export function runSteps(session: Session, request: RunRequest): Run {
  const { scenario } = request;
  const progress: Progress = { bindings: new Map(), results: [], thrown: null, last: undefined };
  for (const step of scenario.when) {
    const outcome = runStep(session, step, progress.bindings);
    if (outcome.kind === "stuck") return finish(session, request, "stuck", null, outcome, progress);
    if (outcome.kind === "thrown") {
      progress.thrown = outcome.thrown;
      progress.bindings.set("error", outcome.thrown.value);
      break;
    }
    progress.last = outcome.value;
    bind(session, progress, step, outcome.value);
  }
  const quiet = session.machine.settle();
  if (quiet !== null && quiet.kind === "stuck") return finish(session, request, "stuck", null, quiet, progress);
  return judge(session, request, progress);
}

function judge(session: Session, request: RunRequest, progress: Progress): Run {
  const { machine } = session;
  const { scenario } = request;
  const end: RunEnd =
    progress.thrown !== null
      ? { kind: "thrown", error: machine.describe(progress.thrown) }
      : machine.end({ kind: "value", value: progress.last });
  const [uncaught] = machine.record().uncaught;
  if (uncaught !== undefined && progress.thrown === null && scenario.then.length > 0) {
    return finish(
      session,
      request,
      "failed",
      { message: `uncaught: ${uncaught.name}: ${uncaught.message}`, expected: null, received: null, span: uncaught.span, error: uncaught },
      { kind: "thrown", error: uncaught },
      progress,
    );
  }
  const mentionsError = scenario.then.some(({ expression }) => /\berror\b/.test(expression));
  if (progress.thrown !== null && scenario.then.length > 0 && !mentionsError)
    return finish(session, request, "failed", failureOf(machine, progress.thrown, null), end, progress);
  const checked = checkExpectations(session, scenario.then, progress.bindings);
  if (checked.kind === "stuck") return finish(session, request, "stuck", null, checked, progress);
  if (checked.kind === "failed") return finish(session, request, "failed", checked.failure, end, progress);
  const run = finish(session, request, "passed", null, end, progress);
  if (
    scenario.remembers === null ||
    scenario.remembers === run.observation.digest ||
    scenario.remembers === `sha256:${run.observation.digest}`
  )
    return run;
  return {
    ...run,
    status: "failed",
    failure: {
      message: "behaves otherwise than was accepted",
      expected: scenario.remembers,
      received: run.observation.digest,
      span: null,
      error: null,
    },
  };
}

function finish(
  session: Session,
  request: RunRequest,
  status: Run["status"],
  failure: Failure | null,
  end: RunEnd,
  progress: Progress,
): Run {
  return runOf({ scenarioId: request.scenario.id, session, status, failure, end, results: progress.results });
}

function bind(session: Session, progress: Progress, step: Step, value: Value): void {
  if (step.kind !== "call" && step.kind !== "http" && step.kind !== "run") return;
  const name = step.kind === "run" ? "result" : (step.as ?? "result");
  progress.bindings.set(name, value);
  progress.results.push({ name, value: session.machine.agent.recorder.show(value) });
}

function runStep(session: Session, step: Step, bindings: Bindings): Outcome {
  const stuck = (kind: Stuck["kind"], what: string, message: string): Outcome => ({
    kind: "stuck",
    stuck: { kind, what, message, span: null },
  });
  switch (step.kind) {
    case "call":
      return callStep(session, step);
    case "run":
      return codeStep(session, step.code, step.path, bindings);
    case "schedule":
      return session.machine.advance(step.advanceMs) ?? { kind: "value", value: undefined };
    case "http":
      return stuck(
        "unmodelled",
        "http service",
        `${step.method} ${step.path}: requests to services of the repository are not simulated yet`,
      );
    case "publish":
      return stuck("unsupported", "publish", `publishing to ${step.topic} is not simulated yet`);
    case "together":
      return stuck("unsupported", "together", "steps at the same time are not simulated yet");
    case "test":
      return stuck("unsupported", "test", "a test cannot stand among other steps");
  }
}
