// What people tell stays: a labelled issue becomes a scenario that the next pull request runs, and an incident is told to the
// next pull request that touches its place.
import { afterAll, beforeAll, expect, test } from "vitest";
import { familyPrice, lateRefund } from "../demo/issues.ts";
import { feeNumbers, lateRefundFix, type SamplePull } from "../demo/pulls.ts";
import type { Issue } from "../support/github/state.ts";
import { complaints, type OpenApp, openApp } from "./open-app.ts";
import { onlyRun, ownComments, runsOf } from "./seen.ts";

let app: OpenApp;
let scenario: Issue;

/** A harmless change to the function that the incident was in. */
const hoursNamed: SamplePull = {
  branch: "name-the-hours",
  title: "Name the hours",
  body: "",
  author: "tom",
  date: "2026-03-17T16:00:00Z",
  truth: "keeps behaviour",
  edits: { "src/refund.ts": [["  return (startsAt - now) / HOUR;", "  const left = startsAt - now;\n  return left / HOUR;"]] },
};

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

test("an issue is read, answered in one comment, and run by the next pull request", async () => {
  scenario = await app.cinema.openIssue(familyPrice);
  await app.idle();
  const answers = ownComments(app.standIn, scenario);
  expect(answers).toHaveLength(1);
  expect(answers[0]?.body).toMatch(/\*\*Read as\*\*[\s\S]*version 1[\s\S]*On `main` today\*\* it holds/);
  const pull = await app.cinema.openPull(feeNumbers);
  await app.idle();
  expect(onlyRun(pull).text).toContain("A family in the evening");
});

test("an edited issue is a new version in the same comment", async () => {
  await app.standIn.editIssue(scenario, { body: familyPrice.body.replace("total === 4320", "total === 4321") }, "mira");
  await app.idle();
  const answers = ownComments(app.standIn, scenario);
  expect(answers).toHaveLength(1);
  expect(answers[0]?.body).toMatch(/version 2[\s\S]*On `main` today\*\* it breaks/);
  await app.standIn.editIssue(scenario, { body: familyPrice.body }, "mira");
  await app.idle();
  expect(await app.count("(select distinct id from scenario) one")).toBe(1);
});

test("an incident is closed by its fix, and the next pull request there is told", async () => {
  const issue = await app.cinema.openIssue(lateRefund);
  const fix = await app.cinema.openPull(lateRefundFix(issue.number));
  await app.idle();
  expect(onlyRun(fix).title).toMatch(/^Fixes 1 behaviour/);
  await app.standIn.mergePull(fix, { by: "mira" });
  await app.idle();
  expect(issue.state).toBe("closed");
  expect(ownComments(app.standIn, issue).map(({ body }) => /Recorded as an incident[\s\S]*Fixed by #\d+/.test(body))).toEqual([true]);
  const next = await app.cinema.openPull(hoursNamed);
  await app.idle();
  const run = onlyRun(next);
  expect(run.summary).toMatch(new RegExp(`Seen before[\\s\\S]*#${issue.number}`));
  expect(run.text).toContain(lateRefund.title);
  expect(runsOf(fix)).toHaveLength(1);
});

test("nothing was complained about, on either side", () => {
  expect(complaints(app.log)).toEqual([]);
  expect(app.standIn.violations).toEqual([]);
});
