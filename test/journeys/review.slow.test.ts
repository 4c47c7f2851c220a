// A pull request from the webhook to what a reviewer reads; a push that repairs it; one that changes nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { refundHours, seatMapTidied } from "../demo/pulls.ts";
import type { PullRequest } from "../support/github/state.ts";
import { complaints, type OpenApp, openApp } from "./open-app.ts";
import { expectGolden, onlyRun, ownComments, tally } from "./seen.ts";

let app: OpenApp;
let broken: PullRequest;

beforeAll(async () => {
  app = await openApp({ learns: true });
  await app.idle();
});
afterAll(() => app.close());

test("what breaks is said once in each place, with the line, the way and a proved suggestion", async () => {
  broken = await app.cinema.openPull(refundHours);
  await app.idle();
  const run = onlyRun(broken);
  // How often progress is shown depends on how long the work takes; that it is shown in this order does not.
  expect([...new Set(run.steps.map((step) => step.replace(/:.*/, "")))]).toEqual(["queued", "in_progress", "neutral"]);
  expect(run).toMatchObject({ status: "completed", conclusion: "neutral" });
  expect(run.annotations.map(({ path }) => path)).toContain("src/refund.ts");
  expect(tally(app.standIn, broken)).toEqual({ runs: 1, reviews: 1, notes: 1, comments: 1 });
  expect(broken.pull.reviewComments[0]?.body).toContain("```suggestion");
  expectGolden("breaks", await app.standIn.page(broken));
});

test("the details link leads to the whole report", async () => {
  const page = await fetch(onlyRun(broken).detailsUrl.replace(/^http:\/\/[^/]+/, app.url));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("refundPercent");
});

test("the suggestion applies, and what was said is said to be fixed, in the same places", async () => {
  const [note] = broken.pull.reviewComments;
  if (note === undefined) return expect.unreachable();
  const applied = await app.standIn.applySuggestion(broken, note, "tom");
  expect(applied.kind).toBe("applied");
  await app.idle();
  const run = onlyRun(broken);
  expect(`${run.conclusion}: ${run.title}`).toMatch(/^success: /);
  expect(tally(app.standIn, broken)).toEqual({ runs: 1, reviews: 1, notes: 1, comments: 1 });
  const fixed = `Fixed in \`${broken.pull.headSha.slice(0, 7)}\``;
  expect(note.body).toContain(fixed);
  expect(ownComments(app.standIn, broken)[0]?.body).toContain(fixed);
});

test("where behaviour stays, the check run is all there is", async () => {
  const tidied = await app.cinema.openPull(seatMapTidied);
  await app.idle();
  expect(onlyRun(tidied)).toMatchObject({ status: "completed", conclusion: "success", annotations: [] });
  expect(tally(app.standIn, tidied)).toEqual({ runs: 1, reviews: 0, notes: 0, comments: 0 });
});

test("nothing was complained about, on either side, and every event is written once", async () => {
  expect(complaints(app.log)).toEqual([]);
  expect(app.standIn.violations).toEqual([]);
  const { rows } = await app.pool.query<{ kind: string; subject: string }>(
    "select kind, subject from event where kind like 'change.%' order by sequence",
  );
  expect(rows.map(({ kind, subject }) => `${subject} ${kind}`)).toEqual([
    "pull/21 change.opened",
    "pull/21 change.judged",
    "pull/21 change.updated",
    "pull/21 change.judged",
    "pull/22 change.opened",
    "pull/22 change.judged",
  ]);
});
