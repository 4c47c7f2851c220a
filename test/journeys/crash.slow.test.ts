// A handful of kills on the embedded store; the command in crash.ts does the same fifty times, on either store.
import { expect, test } from "vitest";
import { SOURCES } from "../demo/app-process.ts";
import { crashOften } from "./crash.ts";

test("killed at random points and started again, the App loses nothing and says nothing twice", { timeout: 180_000 }, async () => {
  const told: string[] = [];
  const { faults } = await crashOften({ kills: 5, seed: "a handful", store: "embedded", command: SOURCES, say: (line) => told.push(line) });
  expect(faults, told.join("\n")).toEqual([]);
});
