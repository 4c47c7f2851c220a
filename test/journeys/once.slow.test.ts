// Whatever comes twice is answered once: deliveries, meanings, re-runs and commands; and who may command.
import { afterAll, beforeAll, expect, test } from "vitest";
import { refundHours } from "../demo/pulls.ts";
import type { Comment, PullRequest } from "../support/github/state.ts";
import type { Delivery } from "../support/github/webhooks/delivery.ts";
import { complaints, type OpenApp, openApp } from "./open-app.ts";
import { onlyRun, ownComments, tally } from "./seen.ts";

let app: OpenApp;
let pull: PullRequest;
const SAID_ONCE = { runs: 1, reviews: 1, notes: 1, comments: 1 };

beforeAll(async () => {
  app = await openApp();
  pull = await app.cinema.openPull(refundHours);
  await app.idle();
  expect(tally(app.standIn, pull)).toEqual(SAID_ONCE);
});
afterAll(() => app.close());

function lastDelivery(event: string): Delivery {
  const found = app.standIn.deliveries.findLast((one) => one.event === event && one.payload.sender !== undefined);
  if (found === undefined) expect.unreachable(`no ${event} was sent`);
  return found;
}

/** Calls that changed something on GitHub since. */
const writes = (since: number): string[] =>
  app.standIn.calls
    .slice(since)
    .filter(({ method, path }) => method !== "GET" && !path.includes("access_tokens"))
    .map(({ method, path }) => `${method} ${path}`);

const answerTo = (comment: Comment): Comment[] =>
  ownComments(app.standIn, pull).filter((one) => one.body.includes(`key=command-${comment.id} `));

const ask = async (login: string, body: string): Promise<Comment> => {
  const comment = await app.standIn.comment(pull, login, body);
  await app.idle();
  return comment;
};

const reactionsOf = (comment: Comment): string[] => comment.reactions.map(({ content }) => content);

test("the same delivery again changes nothing and begins nothing", async () => {
  const opened = lastDelivery("pull_request");
  const [calls, events] = [app.standIn.calls.length, await app.count("event")];
  await app.standIn.webhooks.redeliver(opened);
  await app.idle();
  expect(opened.statusCode).toBe(202);
  expect(app.standIn.calls).toHaveLength(calls);
  expect(await app.count("event")).toBe(events);
});

test("the same news under another id is heard, and says nothing again", async () => {
  const calls = app.standIn.calls.length;
  await app.standIn.webhooks.repeat(lastDelivery("pull_request"));
  await app.idle();
  expect(writes(calls)).toEqual([]);
  expect(onlyRun(pull)).toMatchObject({ status: "completed", conclusion: "neutral" });
});

test("the re-run button judges again, on the same check run", async () => {
  const run = onlyRun(pull);
  const steps = run.steps.length;
  await app.standIn.rerequestCheck(pull.repository, run, "tom");
  await app.idle();
  expect([...new Set(run.steps.slice(steps).map((step) => step.replace(/:.*/, "")))]).toEqual(["queued", "in_progress", "neutral"]);
  expect(tally(app.standIn, pull)).toEqual(SAID_ONCE);
  await app.standIn.rerequestSuite(pull.repository, pull.pull.headSha, "tom");
  await app.idle();
  expect(run.steps).toHaveLength(steps + 6);
  expect(tally(app.standIn, pull)).toEqual(SAID_ONCE);
});

test("/simulate judges again, once, for who may ask", async () => {
  const run = onlyRun(pull);
  const steps = run.steps.length;
  const comment = await ask("mira", "Please look again.\n\n/simulate");
  expect(reactionsOf(comment)).toEqual(["eyes", "rocket"]);
  expect(run.steps).toHaveLength(steps + 3);
  await app.standIn.webhooks.redeliver(lastDelivery("issue_comment"));
  await app.standIn.webhooks.repeat(lastDelivery("issue_comment"));
  await app.idle();
  expect(run.steps).toHaveLength(steps + 3);
  expect(reactionsOf(comment)).toEqual(["eyes", "rocket"]);
  expect(tally(app.standIn, pull)).toEqual(SAID_ONCE);
});

test("who may not is told so, once", async () => {
  const run = onlyRun(pull);
  const steps = run.steps.length;
  for (const login of ["visitor", "stranger"]) {
    const comment = await ask(login, "/simulate");
    expect(reactionsOf(comment)).toEqual(["confused"]);
    expect(answerTo(comment).map(({ body }) => body.includes(`@${login}`))).toEqual([true]);
  }
  expect(run.steps).toHaveLength(steps);
});

test("/why and /help are answered in one comment each", async () => {
  const why = await ask("visitor", "/why src/refund.ts:10");
  await app.standIn.webhooks.repeat(lastDelivery("issue_comment"));
  await app.idle();
  expect(answerTo(why)).toHaveLength(1);
  expect(answerTo(why)[0]?.body).toMatch(/Fix double refund|Refund cancelled bookings/);
  const help = await ask("tom", "/help");
  expect(answerTo(help)).toHaveLength(1);
  expect(answerTo(help)[0]?.body).toContain("/simulate");
  const nowhere = await ask("tom", "/why nowhere.ts:99999");
  expect(answerTo(nowhere)).toHaveLength(1);
});

test.each([
  ["a quote", "tom", "> /simulate\n\nWhat does that do?"],
  ["a code fence", "tom", "Write\n```\n/simulate\n```"],
  ["an indented block", "tom", "Write\n\n    /simulate"],
  ["the middle of a line", "tom", "Try /simulate here"],
  ["a command of somebody else's", "tom", "/deploy staging"],
])("in %s there is no command", async (_where, login, body) => {
  const calls = app.standIn.calls.length;
  const comment = await ask(login, body);
  expect(app.standIn.calls).toHaveLength(calls);
  expect(reactionsOf(comment)).toEqual([]);
});

test("a bot commands nothing", async () => {
  const calls = app.standIn.calls.length;
  await ask(app.standIn.app.bot.login, "/simulate");
  expect(app.standIn.calls).toHaveLength(calls);
});

test("nothing was complained about, on either side", () => {
  expect(complaints(app.log)).toEqual([]);
  expect(app.standIn.violations).toEqual([]);
});
