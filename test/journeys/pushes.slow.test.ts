// Many pushes in a row: the last head gets the verdict, and no check run is left waiting.
import { afterAll, beforeAll, expect, test } from "vitest";
import { refundHours } from "../demo/pulls.ts";
import { complaints, type OpenApp, openApp } from "./open-app.ts";
import { onlyRun, ownComments, runsOf, tally } from "./seen.ts";

const PUSHES = 20;
let app: OpenApp;

beforeAll(async () => {
  app = await openApp();
  await app.idle();
});
afterAll(() => app.close());

test("twenty pushes end in one verdict for the last head", async () => {
  const pull = await app.cinema.openPull(refundHours);
  const heads = [pull.pull.headSha];
  for (let at = 1; at < PUSHES; at++)
    heads.push(await app.standIn.pushToPull(pull, { message: `Push ${at}`, files: { "NOTES.md": `${at}\n` }, by: "tom" }));
  await app.idle();
  expect(onlyRun(pull)).toMatchObject({ status: "completed", conclusion: "neutral" });
  const all = heads.flatMap((head) => runsOf(pull, head));
  expect(all.filter((run) => run.status !== "completed").map((run) => run.steps)).toEqual([]);
  expect(new Set(all.map((run) => run.headSha)).size).toBe(all.length);
  for (const run of all) if (run.conclusion === "cancelled") expect(run.title).toMatch(/^Superseded by [0-9a-f]{7}$/);
  expect(tally(app.standIn, pull)).toEqual({ runs: 1, reviews: 1, notes: 1, comments: 1 });
  expect(ownComments(app.standIn, pull)[0]?.body).toContain(pull.pull.headSha.slice(0, 7));
  const judged = await app.count("event where kind = 'change.judged'");
  expect(judged).toBe(all.filter((run) => run.conclusion !== "cancelled").length);
  expect(judged).toBeLessThan(PUSHES);
});

test("a pull request that is closed while it waits leaves nothing open", async () => {
  const pull = await app.standIn.openPull(app.cinema.repository, { title: "Again", head: "name-the-refund-hours", author: "tom" });
  await app.standIn.closePull(pull, "tom");
  await app.idle();
  const left = pull.repository.checkRuns.filter((run) => run.status !== "completed");
  expect(left.map((run) => run.steps)).toEqual([]);
});

test("nothing was complained about, on either side", () => {
  expect(complaints(app.log)).toEqual([]);
  expect(app.standIn.violations).toEqual([]);
});
