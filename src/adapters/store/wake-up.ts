// Says when work may be waiting: by the clock, and at once when the database called.
import { pollMs } from "./limits.ts";

export type WakeUp = {
  readonly onWork: (wake: () => void) => () => void;
  readonly wakeAll: () => void;
  readonly close: () => void;
};

/** `begin`: what to do when the first one waits, such as opening the line. */
export function createWakeUp(begin: () => void): WakeUp {
  const sleepers = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  const wakeAll = (): void => {
    for (const wake of [...sleepers]) wake();
  };
  const rest = (): void => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    onWork: (wake) => {
      sleepers.add(wake);
      if (timer === null) begin();
      timer ??= setInterval(wakeAll, pollMs);
      return () => {
        sleepers.delete(wake);
        if (sleepers.size === 0) rest();
      };
    },
    wakeAll,
    close: () => {
      sleepers.clear();
      rest();
    },
  };
}
