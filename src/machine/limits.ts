// The limits of a run, each with its unit and its reason. Reaching one ends the run as stuck with the limit's name;
// `depthMax` alone is a guest RangeError, as in every engine.

export type Limits = {
  /** Calls, loop rounds, and work inside natives: about a minute of a slow machine. */
  readonly stepsMax: number;
  /** Guest calls in progress; engines give about this many before "Maximum call stack size exceeded". The thread's stack is sized for it. */
  readonly depthMax: number;
  /** Guest objects and elements made in a run, dead or alive: bounds memory without asking the host's collector. */
  readonly cellsMax: number;
  /** UTF-16 units of one string; the host's own limit is 2^29 - 24 and would be hit with gigabytes. */
  readonly stringMax: number;
  /** Elements of one array made at once; larger lengths are kept sparse. */
  readonly elementsMax: number;
  /** Bits of one bigint: larger ones cost seconds per operation. */
  readonly bigintBitsMax: number;
  /** Steps kept in a trace; the first are kept. */
  readonly traceStepsMax: number;
  /** UTF-16 units of one printed value. */
  readonly shownMax: number;
  /** How far virtual time may advance: a year, since cron jobs are simulated and endless intervals are not. */
  readonly virtualMsMax: number;
  /** Tasks (timers, arrivals) run by the event loop. */
  readonly tasksMax: number;
};

export const defaultLimits: Limits = {
  stepsMax: 200_000_000,
  depthMax: 10_000,
  cellsMax: 50_000_000,
  stringMax: 1 << 26,
  elementsMax: 1 << 24,
  bigintBitsMax: 1 << 20,
  traceStepsMax: 200_000,
  shownMax: 2_000,
  virtualMsMax: 366 * 86_400_000,
  tasksMax: 1_000_000,
};
