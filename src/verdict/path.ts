// The shortest way from the entry to the cause, and on to the failure, as steps a person can follow.
import type { Trace, TraceStep } from "#machine/trace.ts";
import type { Failure } from "#simulate/run.ts";
import type { PathStep } from "./verdict.ts";

const stepsMax = 30; // more than a screen explains nothing

/** `lineOf`: the source line at a place of head. */
export function pathTo(trace: Trace, causeStep: number, failure: Failure | null, lineOf: (path: string, line: number) => string): readonly PathStep[] {
  const calls = openCalls(trace.steps, causeStep).map(describe);
  const around = trace.steps
    .slice(causeStep, causeStep + 12)
    .filter((step, offset) => offset === 0 || sameLine(step, trace.steps[causeStep]))
    .map(describe);
  const thrown = trace.steps.slice(causeStep).find((step) => step.kind === "throw");
  const end: PathStep[] = [];
  if (thrown?.span) end.push(describe(thrown));
  if (failure?.span) end.push({ span: failure.span, code: "", text: failure.message.split("\n")[0] ?? "fails", value: failure.received, depth: 0 });
  const steps = withoutRepeats([...calls, ...around, ...end]).slice(0, stepsMax);
  return steps.map((step) => ({ ...step, code: lineOf(step.span.path, step.span.line).trim() }));
}

/** The calls that were open when a step was reached, outermost first. */
function openCalls(steps: readonly TraceStep[], until: number): readonly TraceStep[] {
  const open: TraceStep[] = [];
  for (let at = 0; at <= until && at < steps.length; at++) {
    const step = steps[at] as TraceStep;
    if (step.kind !== "call" && step.kind !== "return") continue;
    while (open.length > 0 && "depth" in (open.at(-1) as TraceStep) && depthOf(open.at(-1) as TraceStep) >= depthOf(step)) open.pop();
    if (step.kind === "call") open.push(step);
  }
  return open;
}

const depthOf = (step: TraceStep): number => ("depth" in step ? step.depth : 0);

const sameLine = (step: TraceStep, other: TraceStep | undefined): boolean =>
  step.span !== null && other?.span != null && step.span.path === other.span.path && step.span.line === other.span.line;

function describe(step: TraceStep): PathStep {
  const place = { span: step.span ?? { path: "", start: 0, end: 0, line: 0, column: 0, endLine: 0 }, code: "", depth: depthOf(step) };
  switch (step.kind) {
    case "line":
      return { ...place, text: "", value: null };
    case "call":
      return { ...place, text: `${step.name}(${step.arguments.map((value) => value.text).join(", ")})`, value: null };
    case "return":
      return { ...place, text: `${step.name} returns`, value: step.value.text };
    case "set":
      return { ...place, text: step.name, value: step.value.text };
    case "throw":
      return { ...place, text: "throws", value: step.value.text };
    case "branch":
      return { ...place, text: step.taken, value: null };
    case "outside":
      return { ...place, text: step.api, value: step.answer.text };
    case "assume":
      return { ...place, text: `assumed: ${step.text}`, value: null };
  }
}

function withoutRepeats(steps: readonly PathStep[]): readonly PathStep[] {
  return steps.filter((step, at) => {
    const before = steps[at - 1];
    const bare = step.text === "" && step.value === null;
    if (step.span.path === "") return false;
    return !(
      before &&
      before.span.path === step.span.path &&
      before.span.line === step.span.line &&
      (bare || (before.text === step.text && before.value === step.value))
    );
  });
}
