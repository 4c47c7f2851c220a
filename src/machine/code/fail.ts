// The errors that compiled code throws: they note the place in the frame first, so that the stack says the right line.
import { type ErrorKind, throwError } from "../error.ts";
import { AT, type Frame } from "../frame.ts";
import { spanIn } from "../place.ts";
import { running } from "../running.ts";
import { StuckSignal } from "../stop.ts";
import type { Stuck } from "../trace.ts";
import { Unknown, type Value } from "../value.ts";

export function failAt(frame: Frame, at: number, kind: ErrorKind, message: string): never {
  frame[AT] = at;
  return throwError(running(), kind, message);
}

export function stuckAt(frame: Frame, at: number, why: Omit<Stuck, "span">): never {
  frame[AT] = at;
  throw new StuckSignal({ ...why, span: spanIn(frame) });
}

/** Something would have to be known that is not. */
export function undecidedAt(frame: Frame, at: number, unknown: Unknown, what: string): never {
  return stuckAt(frame, at, {
    kind: "undecided",
    what: unknown.origin.what,
    message: `${what} depends on ${unknown.text}, which is unknown`,
  });
}

/** Is the value of a condition true? A branch on an unknown is a decision of the run. */
export function truthyAt(frame: Frame, at: number, value: Value): boolean {
  if (value instanceof Unknown) {
    frame[AT] = at;
    return running().decisions.truth(value, spanIn(frame));
  }
  // All other classes of values that are host objects are guest objects and symbols, which are truthy.
  return Boolean(value);
}

export function failUninitialised(frame: Frame, at: number, name: string): never {
  if (name === "this") {
    return failAt(
      frame,
      at,
      "ReferenceError",
      "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
    );
  }
  return failAt(frame, at, "ReferenceError", `Cannot access '${name}' before initialization`);
}
