// Where the run is: spans and stack lines from the frames in progress.
import { type Span, spanOf } from "#ground/span.ts";
import { constructorName } from "./brief.ts";
import { Closure, type Code } from "./code.ts";
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

/** The calls in progress at some moment, kept raw: most are never looked at, and lines cost. */
export class StackMark {
  private readonly raw: ReadonlyArray<Code | number | GuestObject | null>;
  private made: readonly StackLine[] | null = null;

  constructor(raw: ReadonlyArray<Code | number | GuestObject | null>) {
    this.raw = raw;
  }

  lines(): readonly StackLine[] {
    if (this.made !== null) return this.made;
    const lines: StackLine[] = [];
    for (let at = 0; at < this.raw.length; at += 3) {
      const code = this.raw[at] as Code;
      const offset = this.raw[at + 1] as number;
      lines.push({
        name: nameOf(code, this.raw[at + 2] as GuestObject | null),
        span: spanOf(code.module.path, code.module.lines, offset, offset),
      });
    }
    this.made = lines;
    return lines;
  }
}

export const noStack = new StackMark([]);

export function markStack(max: number = STACK_LINES_MAX): StackMark {
  const raw: Array<Code | number | GuestObject | null> = [];
  const { frames } = gauges;
  const last = Math.max(0, gauges.depth - max);
  for (let depth = gauges.depth; depth > last; depth--) {
    const frame = frames[depth]!;
    raw.push(frame[CODE] as Code, frame[AT] as number, (frame[CALLEE] as GuestObject | undefined) ?? null);
  }
  return new StackMark(raw);
}

function nameOf(code: Code, callee: GuestObject | null): string {
  const name = callee === null ? code.fn.name : callee.slots[NAME_SLOT];
  const shown = typeof name === "string" && name !== "" ? name : code.fn.name;
  if (code.fn.kind === "constructor" || code.fn.kind === "derived-constructor") return `new ${shown}`;
  const home = callee?.data instanceof Closure ? callee.data.home : null;
  return home === null || shown === ""
    ? shown
    : `${home.behaviour.call === null ? constructorName(home) : (home.slots[NAME_SLOT] as string)}.${shown}`;
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
