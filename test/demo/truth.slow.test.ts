// What the demo claims of its pull requests is true: the sample's own tests, really run, fail and pass as it says.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lateRefundFix, laterPulls, type SamplePull } from "./pulls.ts";
import { edited, readSample, type Tree } from "./sample.ts";

const MODULES = join(import.meta.dirname, "../../node_modules");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "truth-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Titles of the tests that fail, by the framework itself. */
async function failures(name: string, tree: Tree): Promise<string[]> {
  const root = join(folder, name);
  for (const [path, text] of Object.entries(tree)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  await symlink(MODULES, join(root, "node_modules"));
  const args = [
    join(MODULES, "vitest/vitest.mjs"),
    "run",
    "--globals",
    "--reporter=json",
    "--exclude",
    "tests/showtimes.test.js",
    "--root",
    root,
  ];
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH } }, (_, out) => resolve(out)),
  );
  const report = JSON.parse(output.slice(output.indexOf("{"))) as Report;
  expect(report.testResults).toHaveLength(8);
  return report.testResults.flatMap((file) =>
    file.assertionResults.length === 0
      ? [`${file.name.split("/").at(-1)}: ${file.status}`]
      : file.assertionResults.filter((one) => one.status === "failed").map((one) => one.fullName),
  );
}
type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

const main = readSample();
const fix = lateRefundFix(23);
const mended: Tree = { ...main, ...edited(main, fix.edits) };
const headOf = (plan: SamplePull): Tree => ({ ...mended, ...edited(mended, plan.edits) });
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  "name-the-refund-hours": ["refundPercent pays everything back until a day before"],
  "check-the-card-in-one-line": ["pay never charges a declined card"],
};

test("the sample's tests pass, and the fix has a test that failed before", async () => {
  expect(await failures("main", main)).toEqual([]);
  expect(await failures("fix-on-base", { ...mended, "src/refund.ts": main["src/refund.ts"] ?? "" })).toEqual([
    "refund pays nothing once the show has begun",
  ]);
  expect(await failures("fix", mended)).toEqual([]);
});

test.each(laterPulls.map((plan) => [plan.title, plan] as const))("%s", async (_title, plan) => {
  const failed = await failures(plan.branch, headOf(plan));
  if (plan.truth === "cannot be parsed") expect(failed).toEqual(["tickets.test.ts: failed"]);
  else expect(failed).toEqual(plan.truth === "breaks a test" ? SHOWN[plan.branch] : []);
});
