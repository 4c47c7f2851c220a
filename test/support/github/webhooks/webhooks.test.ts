// Webhooks: real-shaped, signed, with their installation, and told again under the same GUID.
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { verify } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Caller, callerOf } from "../caller.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Installation, PullRequest, Repository } from "../state.ts";

type Heard = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly payload: Record<string, unknown> };
const heard: Heard[] = [];
let answer = 200;
let app: Server;
let standIn: StandIn;
let booking: Repository;
let installation: Installation;
let pull: PullRequest;
let call: Caller;

beforeAll(async () => {
  app = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      heard.push({ headers: request.headers, body, payload: JSON.parse(body) as Record<string, unknown> });
      response.writeHead(answer).end("noted");
    });
  });
  await new Promise<void>((listening) => app.listen(0, "127.0.0.1", listening));
  standIn = await startStandIn({
    appUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/github/webhooks`,
    // More than app.yml asks for: what is told here is the stand-in's business.
    events: ["check_run", "check_suite", "issue_comment", "issues", "pull_request", "pull_request_review_thread", "push"],
  });
  booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    history: [
      { branch: "main", message: "Begin", files: { "a.js": "1\n" } },
      { branch: "two", from: "main", message: "Two", files: { "a.js": "2\n" } },
    ],
  });
  installation = await standIn.install({ account: "cinema" });
  pull = await standIn.openPull(booking, { title: "Two", head: "two", author: "ann" });
  call = await callerOf(standIn, installation);
});
afterAll(async () => {
  await standIn.close();
  app.close();
});
beforeEach(async () => {
  await standIn.settled();
  heard.length = 0;
  answer = 200;
});
const events = (): string[] => heard.map(({ headers, payload }) => `${String(headers["x-github-event"])}.${String(payload.action ?? "")}`);

test("a push is signed, shaped and addressed as GitHub's", async () => {
  const sha = await standIn.pushToPull(pull, { message: "Three", files: { "a.js": "3\n" } });
  expect(events()).toEqual(["push.", "check_suite.requested", "pull_request.synchronize"]);
  for (const { headers, body } of heard) {
    expect(await verify(standIn.app.webhookSecret, body, String(headers["x-hub-signature-256"]))).toBe(true);
    expect(headers["x-github-delivery"]).toMatch(/^[0-9a-f-]{36}$/);
  }
  const last = heard.at(-1)?.payload;
  expect(last).toMatchObject({
    action: "synchronize",
    number: pull.number,
    after: sha,
    installation: { id: installation.id },
    repository: { full_name: "cinema/booking", clone_url: `${standIn.base}/cinema/booking.git`, default_branch: "main" },
    pull_request: {
      number: pull.number,
      changed_files: 1,
      head: { sha, ref: "two" },
      base: { ref: "main" },
      user: { login: "ann", type: "User" },
    },
    sender: { login: "ann" },
  });
  expect(JSON.stringify(last)).not.toMatch(/Codertocat|api\.github\.com/);
});

test("issues, labels, comments and buttons are told", async () => {
  const issue = await standIn.openIssue(booking, { title: "Seats", body: "Sold twice", author: "ben", labels: ["scenario"] });
  await standIn.comment(issue, "ben", "/help");
  await standIn.closeIssue(issue);
  expect(events()).toEqual(["issues.opened", "issues.labeled", "issue_comment.created", "issues.closed"]);
  expect(heard[1]?.payload).toMatchObject({
    label: { name: "scenario" },
    issue: { number: issue.number, labels: [{ name: "scenario" }], user: { login: "ben" } },
  });
});

test("what the App does itself is told to it too, as its bot", async () => {
  await call("POST", `/repos/cinema/booking/issues/${pull.number}/comments`, { body: "hello" });
  const made = await call("POST", "/repos/cinema/booking/check-runs", {
    name: "foretrace",
    head_sha: pull.pull.headSha,
    status: "completed",
    conclusion: "neutral",
    actions: [{ label: "Accept", description: "It is meant", identifier: "accept" }],
  });
  await standIn.settled();
  expect(events()).toEqual(["issue_comment.created", "check_run.created"]);
  expect(heard[0]?.payload).toMatchObject({ sender: { login: "foretrace[bot]", type: "Bot" } });
  const run = booking.checkRuns.find(({ id }) => id === (made.body as { id: number }).id);
  if (run === undefined) return expect.unreachable();
  await standIn.rerequestCheck(booking, run, "ann");
  await standIn.clickAction(booking, run, "accept", "ann");
  expect(heard.slice(2).map(({ payload }) => payload)).toMatchObject([
    {
      action: "rerequested",
      check_run: { id: run.id, name: "foretrace", head_sha: pull.pull.headSha, pull_requests: [{ number: pull.number }] },
    },
    { action: "requested_action", requested_action: { identifier: "accept" } },
  ]);
});

test("a failed delivery stays listed and is told again under its GUID", async () => {
  answer = 500;
  await standIn.comment(pull, "ann", "lost");
  const headers = {
    authorization: `Bearer ${(await import("../caller.ts")).appToken(standIn.app, { iat: Math.floor(Date.now() / 1000) - 5, exp: Math.floor(Date.now() / 1000) + 60 })}`,
  };
  const listed = (await (await fetch(`${standIn.base}/api/v3/app/hook/deliveries?status=failure`, { headers })).json()) as {
    id: number;
    guid: string;
    status_code: number;
  }[];
  expect(listed).toMatchObject([{ status_code: 500, event: "issue_comment", action: "created" }]);
  answer = 200;
  expect((await fetch(`${standIn.base}/api/v3/app/hook/deliveries/${listed[0]?.id}/attempts`, { method: "POST", headers })).status).toBe(
    202,
  );
  await standIn.settled();
  expect(heard.map((one) => one.headers["x-github-delivery"])).toEqual([listed[0]?.guid, listed[0]?.guid]);
  expect(standIn.violations).toEqual([]);
});

test("an App hears only what it subscribed to and may read", async () => {
  const deaf = await startStandIn({ permissions: { metadata: "read", issues: "read" }, events: ["issues", "pull_request"] });
  const stage = await deaf.addRepository({
    owner: "cinema",
    name: "stage",
    history: [{ branch: "main", message: "Begin", files: { a: "1\n" } }],
  });
  await deaf.install({ account: "cinema" });
  await deaf.push(stage, "two", { from: "main", message: "Two", files: { a: "2\n" } });
  await deaf.openPull(stage, { title: "Two", head: "two" });
  await deaf.openIssue(stage, { title: "Heard", body: "yes" });
  expect(deaf.deliveries.map(({ event, action }) => `${event}.${action}`)).toEqual(["installation.created", "issues.opened"]);
  await deaf.close();
});

test("a merge closes the issue it names", async () => {
  const issue = await standIn.openIssue(booking, { title: "Twice", body: "" });
  await standIn.editIssue(pull, { body: `Fixes #${issue.number}` });
  heard.length = 0;
  await standIn.mergePull(pull, { by: "ann" });
  expect(events()).toEqual(["pull_request.closed", "push.", "check_suite.requested", "issues.closed"]);
  expect(heard[0]?.payload).toMatchObject({ pull_request: { merged: true, merged_by: { login: "ann" } } });
  expect(issue.state).toBe("closed");
});
