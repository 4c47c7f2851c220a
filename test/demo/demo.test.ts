// The sample is always the same, its history tells what it should tell, and its pull requests are what people meant.
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf } from "../support/github/caller.ts";
import { git } from "../support/github/git/run.ts";
import { type StandIn, startStandIn } from "../support/github/stand-in.ts";
import type { Installation } from "../support/github/state.ts";
import { Cinema } from "./cinema.ts";
import { lateRefundFix, laterPulls } from "./pulls.ts";
import { readSample } from "./sample.ts";

let standIn: StandIn;
let cinema: Cinema;
let installation: Installation;

beforeAll(async () => {
  standIn = await startStandIn();
  cinema = await Cinema.open(standIn);
  installation = await cinema.install();
});
afterAll(() => standIn.close());

const log = (format: string): Promise<string> => git(cinema.repository.folder, ["log", `--format=${format}`, "--reverse", "main"]);

test("the default branch holds the sample, made by the same commits every time", async () => {
  const paths = (await git(cinema.repository.folder, ["ls-tree", "-r", "--name-only", "main"])).trim().split("\n");
  expect(paths).toEqual(Object.keys(readSample()).sort());
  for (const path of paths) expect(await git(cinema.repository.folder, ["show", `main:${path}`])).toBe(readSample()[path]);
  const again = await startStandIn();
  const twin = await Cinema.open(again);
  expect(await git(twin.repository.folder, ["rev-parse", "main"])).toBe(await git(cinema.repository.folder, ["rev-parse", "main"]));
  await again.close();
});

test("the history tells of fixes and of a revert", async () => {
  expect(await log("%as %an: %s")).toBe(`2024-11-04 Mira Falk: Start the booking back end
2024-12-02 Tom Brandt: Book seats and cancel bookings (#3)
2025-01-20 Mira Falk: Refund cancelled bookings (#5)
2025-03-12 Lea Sommer: Fix double refund (#7)
2025-04-15 Tom Brandt: Speed up the search for seats together (#9)
2025-04-17 Tom Brandt: Revert "Speed up the search for seats together (#9)"
2025-06-02 Lea Sommer: Show times and printed tickets (#11)
2025-09-08 Mira Falk: Fix group discount for exactly ten people (#14)
2025-11-03 Ben Okafor: Pay by card (#15)
2026-02-02 Mira Falk: Pages for bookings and refunds (#17)
2026-03-09 Lea Sommer: Points for regular visitors (#18)
`);
  const [reverted] = /[0-9a-f]{40}/.exec(await log("%b")) ?? [];
  expect(await git(cinema.repository.folder, ["log", "-1", "--format=%s", String(reverted)])).toBe(
    "Speed up the search for seats together (#9)\n",
  );
});

test("past pull requests can be asked for by their commit", async () => {
  const call = await callerOf(standIn, installation);
  const sha = (await git(cinema.repository.folder, ["log", "--format=%H", "--grep=double refund", "main"])).trim();
  expect((await call("GET", `/repos/cinema/booking/commits/${sha}/pulls`)).body).toMatchObject([
    { number: 7, title: "Fix double refund", merged_at: "2025-03-12T16:21:00Z" },
  ]);
  expect((await call("GET", "/repos/cinema/booking/pulls/7/files")).body).toMatchObject([
    { filename: "docs/refunds.md" },
    { filename: "src/refund.ts" },
    { filename: "tests/refund.test.ts" },
  ]);
  expect(standIn.violations).toEqual([]);
});

test("every pull request opens on what the ones before it left", async () => {
  const fix = await cinema.openPull(lateRefundFix(21));
  expect(fix.number).toBe(21);
  await standIn.mergePull(fix);
  for (const plan of laterPulls) {
    const pull = await cinema.openPull(plan);
    const changed = (await git(cinema.repository.folder, ["diff", "--name-only", `main...${plan.branch}`])).trim().split("\n");
    expect(changed).toEqual(Object.keys(plan.edits).sort());
    expect(pull.pull.headSha).toMatch(/^[0-9a-f]{40}$/);
  }
});
