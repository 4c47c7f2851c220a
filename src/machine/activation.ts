// A function that can wait: its frame, and how it was left and is entered again. Plain data; all that lives between two
// entries is in the frame.
import type { Code } from "./code.ts";
import { throwError } from "./error.ts";
import { CODE, type Frame } from "./frame.ts";
import { gauges } from "./gauges.ts";
import { running } from "./running.ts";
import type { Value } from "./value.ts";

/** How a suspended function is entered again. */
export const NEXT = 0;
export const THROW = 1;
export const RETURNING = 2;
export type Mode = typeof NEXT | typeof THROW | typeof RETURNING;

/** What it waits for. `raw`: a yield that gives the result object of a delegate as it is. */
export type Signal = "await" | "yield" | "raw";

export class Activation {
  readonly frame: Frame;
  /** True while the way down to where it waited is walked again. */
  resuming = false;
  mode: Mode = NEXT;
  sent: Value = undefined;
  signal: Signal = "await";
  /** What is awaited or yielded. */
  value: Value = undefined;

  constructor(frame: Frame) {
    this.frame = frame;
  }

  enter(mode: Mode, sent: Value): void {
    this.resuming = true;
    this.mode = mode;
    this.sent = sent;
  }
}

/** Takes a call's place in the depth and step counts; gives its depth. */
export function begin(frame: Frame): number {
  const depth = gauges.depth + 1;
  if (depth > gauges.depthMax) throwError(running(), "RangeError", "Maximum call stack size exceeded");
  gauges.depth = depth;
  gauges.frames[depth] = frame;
  if (--gauges.steps < 0) running().spend(0);
  if (gauges.cells > gauges.cellsMax) running().allocate(0);
  const code = frame[CODE] as Code;
  if (code.enteredBy !== gauges.run) {
    code.enteredBy = gauges.run;
    gauges.entered.push(code);
  }
  return depth;
}
