// The surface of the library: every property of every intrinsic, its attributes and constants, against real Node's.
// What is missing or differs stands in `surface-gaps.txt`, which may only shrink.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runText } from "./machine.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const walker = join(folder, "surface.mjs");
const gapsFile = join(folder, "surface-gaps.txt");

function gaps(): string[] {
  const real = execFileSync(process.execPath, [walker], { encoding: "utf8", maxBuffer: 1 << 24 })
    .trimEnd()
    .split("\n");
  const { outcome, lines } = runText(readFileSync(walker, "utf8"));
  expect(outcome.kind).toBe("value");
  const ours = new Set(lines);
  const theirs = new Set(real);
  return [
    ...real.filter((line) => !ours.has(line)).map((line) => `missing: ${line}`),
    ...lines.filter((line) => !theirs.has(line)).map((line) => `extra: ${line}`),
  ].sort();
}

// The set of properties differs between versions of Node; ours follows version 20.
test.runIf(process.versions.node.startsWith("20."))("every intrinsic has the properties that real Node gives it", () => {
  const known = readFileSync(gapsFile, "utf8").trimEnd().split("\n");
  expect(gaps()).toEqual(known);
});
