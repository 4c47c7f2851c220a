// One step of a trace as a line for people: where, and what happened.
import { assertNever } from "#ground/bug.ts";
import { printSpan } from "#ground/span.ts";
import type { TraceStep } from "#machine/trace.ts";

export function printStep(step: TraceStep): string {
  const where = step.span === null ? "-" : printSpan(step.span);
  const margin = "depth" in step ? "  ".repeat(Math.min(step.depth, 20)) : "";
  return `${where} ${margin}${wordsOf(step)}`;
}

function wordsOf(step: TraceStep): string {
  switch (step.kind) {
    case "line":
      return "line";
    case "call":
      return `call ${step.name}(${step.arguments.map(({ text }) => text).join(", ")})`;
    case "return":
      return `return ${step.value.text}`;
    case "throw":
      return `throw ${step.value.text}`;
    case "set":
      return `${step.name} = ${step.value.text}`;
    case "branch":
      return `branch ${step.taken}`;
    case "outside":
      return `outside ${step.api}(${step.arguments.map(({ text }) => text).join(", ")}) → ${step.answer.text}`;
    case "assume":
      return `assume ${step.text}`;
    default:
      return assertNever(step);
  }
}
