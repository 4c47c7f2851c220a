// `npm run check` and `npm test`: every check in turn, all of them even after one failed, and one line that sums up.
// The last line counts what really ran: each test case, and each of the other checks as one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };
type Step = { readonly name: string; readonly run: () => Tally };

const slowToo = process.argv.includes("--all");
const quick = process.argv.includes("--static");
const node = process.execPath;

const steps: readonly Step[] = [
  { name: "format and lint", run: () => one(["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]) },
  { name: "types of what ships", run: () => one(["node_modules/@typescript/native/bin/tsc", "-p", "tsconfig.json", "--noEmit"]) },
  { name: "types of tests and tools", run: () => one(["node_modules/@typescript/native/bin/tsc", "-p", "test/tsconfig.json"]) },
  ...(quick ? [] : [{ name: slowToo ? "all tests" : "fast tests", run: tests }]),
];

let sum: Tally = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  const begun = performance.now();
  console.log(`\n── ${step.name}`);
  const tally = step.run();
  sum = { passed: sum.passed + tally.passed, failed: sum.failed + tally.failed, skipped: sum.skipped + tally.skipped };
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${tally.failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
}
if (sum.skipped > 0) console.log(`\n${sum.skipped} skipped`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

function one(args: readonly string[]): Tally {
  const { status } = spawnSync(node, args, { stdio: "inherit" });
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

function tests(): Tally {
  const folder = mkdtempSync(join(tmpdir(), "foretrace-check-"));
  const file = join(folder, "tests.json");
  const projects = slowToo ? [] : ["--project", "fast"];
  const args = ["node_modules/vitest/vitest.mjs", "run", ...projects, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { status } = spawnSync(node, args, { stdio: "inherit" });
  try {
    return tally(JSON.parse(readFileSync(file, "utf8")) as VitestReport, status === 0);
  } catch (error) {
    console.error(`The tests left no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type VitestReport = {
  readonly testResults: ReadonlyArray<{
    readonly status: string;
    readonly assertionResults: ReadonlyArray<{ readonly status: string }>;
  }>;
};

/** A file that fails to load has no cases, and an error outside all cases is in none: both still count as failures. */
function tally(report: VitestReport, green: boolean): Tally {
  const cases = report.testResults.flatMap((file) => file.assertionResults.map((each) => each.status));
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((each) => each.status === "failed"),
  );
  const passed = cases.filter((status) => status === "passed").length;
  const failed = cases.filter((status) => status === "failed").length + broken.length;
  const skipped = cases.length - passed - cases.filter((status) => status === "failed").length;
  if (passed === 0 && failed === 0) return { passed: 0, failed: 1, skipped };
  return { passed, failed: green || failed > 0 ? failed : 1, skipped };
}
