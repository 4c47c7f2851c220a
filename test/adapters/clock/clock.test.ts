// Real time and real waiting.
import { expect, test } from "vitest";
import { delay, realClock } from "#adapters/clock/clock.ts";

test("the clock is the machine's", () => {
  expect(Math.abs(realClock.nowMs() - Date.now())).toBeLessThan(1_000);
  expect(realClock.nowIso()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const before = realClock.nowMs();
  expect(realClock.nowMs()).toBeGreaterThanOrEqual(before);
});

test("waiting takes its time, ends early when it is told to, and not at all when it was told before", async () => {
  const begun = performance.now();
  await delay(20, new AbortController().signal);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(19);
  const stop = new AbortController();
  const long = delay(60_000, stop.signal);
  stop.abort();
  await long;
  await delay(60_000, stop.signal);
  expect(performance.now() - begun).toBeLessThan(5_000);
});
