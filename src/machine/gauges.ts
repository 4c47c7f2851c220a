// The counters that running code touches all the time, kept in one constant object so that the host can reach them at once.
// One machine runs on a thread at a time: `machine.ts` puts a run's own numbers here when it enters and takes them out when it leaves.
import type { Frame } from "./frame.ts";

export const gauges = {
  /** Counts down at calls and loop rounds; below zero the run is stuck. */
  steps: 0,
  /** Guest calls in progress. */
  depth: 0,
  depthMax: 0,
  /** The frame of each call in progress, by depth. */
  frames: [] as Frame[],
  /** Objects and elements made so far, and the most there may be. */
  cells: 0,
  cellsMax: 0,
  /** The age of the heap: what was made or saved in this epoch may be written without saving it first. */
  epoch: 1,
  /** The number of the run, and the functions it entered so far (as `Code`), each once. */
  run: 0,
  entered: [] as unknown[],
};
