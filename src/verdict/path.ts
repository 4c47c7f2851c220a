// The shortest way from the entry to the cause, and on to the failure, as steps a person can follow.
import type { Trace, TraceStep } from "#machine/trace.ts";
import type { Failure } from "#simulate/run.ts";
import { withReturnsInPlace } from "./returns.ts";
import type { PathStep } from "./verdict.ts";

const stepsMax = 30; // more than a screen explains nothing

type Placed = TraceStep & { readonly span: NonNullable<TraceStep["span"]> };
type PathText = { readonly text: string; readonly value: string | null };

/** `lineOf`: the source line at a place of head. */
export function pathTo(
  trace: Trace,
  causeStep: number,
  failure: Failure | null,
  lineOf: (path: string, line: number) => string,
): readonly PathStep[] {
  const { steps } = withReturnsInPlace(trace);
  const calls = openCalls(steps, causeStep);
  const way = [...calls, ...visitOf(steps, causeStep), ...returnsOf(steps, causeStep, calls), ...thrownAfter(steps, causeStep, failure)];
  const told = way.flatMap((step): readonly PathStep[] => {
    if (!isPlaced(step)) return [];
    const code = lineOf(step.span.path, step.span.line).trim();
    return [{ span: step.span, code, depth: depthOf(step), ...textOf(step, code) }];
  });
  if (failure !== null && failure.span !== null) {
    const code = lineOf(failure.span.path, failure.span.line).trim();
    told.push({ span: failure.span, code, text: failure.message.split("\n")[0] ?? "fails", value: null, depth: 0 });
  }
  return withoutRepeats(told).slice(0, stepsMax);
}

const isPlaced = (step: TraceStep): step is Placed => step.span !== null;
const depthOf = (step: TraceStep): number => ("depth" in step ? step.depth : 0);

/** The calls that were open when a step was reached, outermost first. A call that returns in that step is still open. */
function openCalls(steps: readonly TraceStep[], until: number): readonly TraceStep[] {
  const open: TraceStep[] = [];
  for (const [at, step] of steps.slice(0, until + 1).entries()) {
    if (step.kind !== "call" && (step.kind !== "return" || at === until)) continue;
    while (open.length > 0 && depthOf(open.at(-1) as TraceStep) >= depthOf(step)) open.pop();
    if (step.kind === "call") open.push(step);
  }
  return open;
}

/** All that one execution of the cause's line did, without the calls it made. */
function visitOf(steps: readonly TraceStep[], cause: number): readonly TraceStep[] {
  const chosen = steps[cause];
  if (chosen === undefined || !isPlaced(chosen)) return [];
  const depth = depthOf(chosen);
  const here = (step: TraceStep): boolean =>
    step.kind !== "call" &&
    step.span?.path === chosen.span.path &&
    step.span.line === chosen.span.line &&
    (depthOf(step) === depth || !("depth" in step));
  const left = (step: TraceStep): boolean => "depth" in step && (depthOf(step) < depth || (depthOf(step) === depth && !here(step)));
  let first = cause;
  for (let at = cause - 1; at >= 0 && !left(steps[at] as TraceStep); at--) if (here(steps[at] as TraceStep)) first = at;
  let last = cause;
  for (let at = cause + 1; at < steps.length && !left(steps[at] as TraceStep); at++) if (here(steps[at] as TraceStep)) last = at;
  return steps.slice(first, last + 1).filter(here);
}

/** How the value came back: the return of each call that was open, innermost first. */
function returnsOf(steps: readonly TraceStep[], cause: number, calls: readonly TraceStep[]): readonly TraceStep[] {
  const found: TraceStep[] = [];
  let at = cause;
  for (const call of [...calls].reverse()) {
    const next = steps.findIndex((step, index) => index >= at && step.kind === "return" && step.depth === depthOf(call));
    if (next < 0) break; // it threw, or the record ends before
    found.push(steps[next] as TraceStep);
    at = next;
  }
  return found;
}

/** What was thrown, unless the run failed without throwing, or says the same with its failure. */
function thrownAfter(steps: readonly TraceStep[], cause: number, failure: Failure | null): readonly TraceStep[] {
  if (failure !== null && (failure.error === null || failure.span !== null)) return [];
  const thrown = steps.findIndex((step, index) => index >= cause && step.kind === "throw");
  return thrown < 0 ? [] : [steps[thrown] as TraceStep];
}

/** `code`: the line it stands on, which says more than a name where there is none. */
function textOf(step: TraceStep, code: string): PathText {
  switch (step.kind) {
    case "line":
      return { text: "", value: null };
    case "call":
      if (step.name === "(anonymous)") return { text: "", value: null };
      return { text: `${step.name}(${step.arguments.map((value) => value.text).join(", ")})`, value: null };
    case "return":
      return { text: `${step.name} returns`, value: step.value.text };
    case "set":
      return { text: step.name, value: step.value.text };
    case "throw":
      return { text: "throws", value: step.value.text };
    case "branch":
      return { text: code === "" ? `goes ${step.taken}` : `${code} is ${step.taken}`, value: null };
    case "outside":
      return { text: step.api, value: step.answer.text };
    case "assume":
      return { text: `assumed: ${step.text}`, value: null };
  }
}

/** A line that only went by says nothing where something is said of the same line next to it; nothing is said twice in a row. */
function withoutRepeats(steps: readonly PathStep[]): readonly PathStep[] {
  const sameLine = (a: PathStep, b: PathStep | undefined): boolean =>
    b !== undefined && a.span.path === b.span.path && a.span.line === b.span.line;
  const bare = (step: PathStep): boolean => step.text === "" && step.value === null;
  return steps.filter((step, at) => {
    const [before, after] = [steps[at - 1], steps[at + 1]];
    if (bare(step)) return !sameLine(step, before) && !sameLine(step, after);
    return !(before !== undefined && sameLine(step, before) && before.text === step.text && before.value === step.value);
  });
}
