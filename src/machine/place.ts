// Where the run is: spans and stack lines from the frames in progress.
import { type Span, spanOf } from "#ground/span.ts";
import type { Code } from "./code.ts";
import { AT, CALLEE, CODE, type Frame } from "./frame.ts";
import { gauges } from "./gauges.ts";
import { NAME_SLOT } from "./layout.ts";
import type { StackLine } from "./trace.ts";
import type { GuestObject } from "./value.ts";

/** Lines kept of a stack, as `Error.stackTraceLimit` begins. */
const STACK_LINES_MAX = 10;

export function spanIn(frame: Frame): Span {
  const code = frame[CODE] as Code;
  const at = frame[AT] as number;
  return spanOf(code.module.path, code.module.lines, at, at);
}

/** The place in the innermost guest call, or null outside of any. */
export function here(): Span | null {
  return gauges.depth > 0 ? spanIn(gauges.frames[gauges.depth]!) : null;
}

export function stackLines(max: number = STACK_LINES_MAX): StackLine[] {
  const lines: StackLine[] = [];
  for (let depth = gauges.depth; depth > 0 && lines.length < max; depth--) {
    const frame = gauges.frames[depth]!;
    lines.push({ name: nameIn(frame), span: spanIn(frame) });
  }
  return lines;
}

function nameIn(frame: Frame): string {
  const code = frame[CODE] as Code;
  const callee = frame[CALLEE] as GuestObject | null;
  const name = callee === null ? code.fn.name : callee.slots[NAME_SLOT];
  const shown = typeof name === "string" && name !== "" ? name : code.fn.name;
  return code.fn.kind === "constructor" || code.fn.kind === "derived-constructor" ? `new ${shown}` : shown;
}

/** A stack as V8 prints it, below its header. */
export function printStack(lines: readonly StackLine[]): string {
  return lines
    .map(({ name, span }) => {
      const where = span === null ? "<anonymous>" : `${span.path}:${span.line}:${span.column}`;
      return name === "" ? `\n    at ${where}` : `\n    at ${name} (${where})`;
    })
    .join("");
}
