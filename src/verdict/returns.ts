// A return step stands at the place of the last call its function made, or at the function's head. People look for it on the
// line that ran last; so do the alignment and the path.
import type { Span } from "#ground/span.ts";
import type { Trace, TraceStep } from "#machine/trace.ts";

/** The same steps, each return on the last line that its call reached. */
export function withReturnsInPlace(trace: Trace): Trace {
  const lines = new Map<number, Span>();
  const steps = trace.steps.map((step): TraceStep => {
    if (step.kind === "line") lines.set(step.depth, step.span);
    else if (step.kind === "call") lines.delete(step.depth);
    else if (step.kind === "return") return { ...step, span: lines.get(step.depth) ?? step.span };
    return step;
  });
  return { ...trace, steps };
}
