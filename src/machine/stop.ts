// The three things thrown through host code while guest code runs. None extends Error: no host stack is captured,
// and a host exception of our own is never mistaken for one of them.
import { noStack, StackMark } from "./place.ts";
import type { Stuck } from "./trace.ts";
import type { Unknown, Value } from "./value.ts";

/** A guest exception on its way up. Only guest `catch`, `finally`, promise machinery and the run's end meet it. */
export class GuestThrow {
  readonly value: Value;
  /** Where it was thrown, for values that are no errors. */
  readonly stack: StackMark;
  /** It is in the trace already. */
  noted = false;

  /** An empty list for `stack`: nothing is known of where. */
  constructor(value: Value, stack: StackMark | readonly [] = noStack) {
    this.value = value;
    this.stack = stack instanceof StackMark ? stack : noStack;
  }
}

/** The run cannot go on. Passes every guest `catch` and `finally`. */
export class StuckSignal {
  readonly stuck: Stuck;

  constructor(stuck: Stuck) {
    this.stuck = stuck;
  }
}

/** A native had to look into an unknown value. Pure natives answer with a derived unknown; otherwise the run is stuck as undecided. */
export class UnknownMet {
  readonly unknown: Unknown;

  constructor(unknown: Unknown) {
    this.unknown = unknown;
  }
}
