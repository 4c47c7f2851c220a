// The real clock, and real waiting.
import type { Clock } from "#tasks/ports.ts";

export const realClock: Clock = { nowIso: () => new Date().toISOString(), nowMs: () => performance.timeOrigin + performance.now() };

/** Waits; ends early, without an error, when the signal aborts. */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
