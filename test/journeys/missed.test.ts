// What GitHub sent while nobody listened is asked for at the next start, and then done as if nothing had happened.
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "../../src/compose.ts";
import { bookingCommented } from "../demo/pulls.ts";
import { quiet } from "../support/database.ts";
import { type OpenApp, openApp } from "./open-app.ts";
import { onlyRun, runsOf } from "./seen.ts";

let app: OpenApp;
const ends: Array<() => Promise<void>> = [];

beforeAll(async () => {
  app = await openApp();
});
afterAll(async () => {
  for (const end of ends) await end();
  await app.close();
});

test("a pull request opened while the App was away gets its check run", async () => {
  const before = app.standIn.webhooks.target;
  app.standIn.connect("http://127.0.0.1:9/nobody");
  const pull = await app.cinema.openPull(bookingCommented);
  await app.idle();
  expect(runsOf(pull)).toEqual([]);
  app.standIn.connect(before);
  const again = await serve(app.config, app.dataDir, quiet);
  ends.push(again.close);
  await expect.poll(() => runsOf(pull).map((run) => run.status), { timeout: 30_000 }).toEqual(["completed"]);
  await app.idle();
  expect(onlyRun(pull).conclusion).toBe("success");
  expect(app.standIn.violations).toEqual([]);
});

test("what was heard is not asked for again", async () => {
  const sent = app.standIn.deliveries.length;
  const again = await serve(app.config, app.dataDir, quiet);
  ends.push(again.close);
  const asked = (): number => app.standIn.calls.filter((call) => call.operation === "apps/list-webhook-deliveries").length;
  await expect.poll(asked, { timeout: 30_000 }).toBe(3);
  await app.idle();
  expect(app.standIn.deliveries.slice(sent).filter((one) => one.redelivery)).toEqual([]);
});
