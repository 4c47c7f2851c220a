// `npm run check` and, with --all, `npm test`: every check in turn, all of them even after one failed, and one line that sums up.
// The last line counts what really ran: each test case, and each of the other checks as one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, failure, nothing, success, type Tally, tallyOf, type VitestReport } from "./check/tally.ts";

type Step = { readonly name: string; readonly run: () => Tally };

const all = process.argv.includes("--all");

const steps: readonly Step[] = [
  { name: "format and lint", run: () => one("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
  { name: "types of what ships", run: () => one("node_modules/@typescript/native/bin/tsc", "-p", "tsconfig.json", "--noEmit") },
  { name: "types of tests and tools", run: () => one("node_modules/@typescript/native/bin/tsc", "-p", "test/tsconfig.json") },
  { name: all ? "all tests" : "fast tests", run: tests },
];

let sum = nothing;
for (const step of steps) {
  const begun = performance.now();
  console.log(`\n── ${step.name}`);
  const tally = step.run();
  sum = add(sum, tally);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${tally.failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
}
if (sum.skipped > 0) console.log(`\n${sum.skipped} skipped`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function one(...args: readonly string[]): Tally {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  return status === 0 ? success : failure;
}

function tests(): Tally {
  const folder = mkdtempSync(join(tmpdir(), "foretrace-check-"));
  const file = join(folder, "tests.json");
  const only = all ? [] : ["--project", "fast"];
  const args = ["node_modules/vitest/vitest.mjs", "run", ...only, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  try {
    return tallyOf(JSON.parse(readFileSync(file, "utf8")) as VitestReport, status === 0);
  } catch (error) {
    console.error(`The tests left no report: ${String(error)}`);
    return failure;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
