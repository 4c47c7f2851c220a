// Under load nothing is lost. How fast it goes depends on the machine: the times are printed, not judged.
import { expect, test } from "vitest";
import { SOURCES } from "../demo/app-process.ts";
import { loadApp, waveLine } from "./load.ts";

test("every webhook of a steady stream and of a burst is acknowledged and stored", async () => {
  const waves = await loadApp(SOURCES);
  for (const wave of waves) process.stdout.write(`${waveLine(wave)}\n`);
  expect(waves.map(({ sent, refused, stored }) => ({ sent, refused, stored }))).toEqual([
    { sent: 500, refused: 0, stored: 500 },
    { sent: 500, refused: 0, stored: 500 },
  ]);
});
