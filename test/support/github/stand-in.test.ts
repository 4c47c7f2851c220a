// The stand-in as an App and as people meet it: REST by contract, tokens, limits, faults and pages.
import { createSign } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { invariant } from "#ground/bug.ts";
import { appToken, type Caller, callerOf } from "./caller.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";
import type { Installation, PullRequest, Repository } from "./state.ts";

let standIn: StandIn;
let booking: Repository;
let pull: PullRequest;
let installation: Installation;
let call: Caller;

const SEATS = ["export function free(seats) {", "  return seats.filter((seat) => !seat.taken);", "}", ""].join("\n");

beforeAll(async () => {
  standIn = await startStandIn();
  booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    roles: { ann: "maintain", ben: "triage" },
    history: [
      {
        branch: "main",
        message: "Begin",
        files: { "src/seats.js": SEATS, "README.md": "Booking\n", "src/far.js": `${"// far\n".repeat(30)}` },
      },
      {
        branch: "rows",
        from: "main",
        message: "Rows",
        files: { "src/seats.js": SEATS.replace("!seat.taken", "!seat.taken && seat.row > 0") },
      },
    ],
  });
  installation = await standIn.install({ account: "cinema" });
  call = await callerOf(standIn, installation);
  pull = await standIn.openPull(booking, { title: "Only seats in rows", head: "rows", author: "ann" });
});
afterAll(() => standIn.close());
beforeEach(() => {
  standIn.violations.length = 0;
  standIn.clearFaults();
});

describe("reading", () => {
  test.each([
    "/repos/cinema/booking",
    "/repos/cinema/booking/pulls",
    "/repos/cinema/booking/pulls/1",
    "/repos/cinema/booking/pulls/1/files",
    "/repos/cinema/booking/pulls/1/commits",
    "/repos/cinema/booking/issues/1",
    "/repos/cinema/booking/issues?state=all",
    "/repos/cinema/booking/commits/rows",
    "/repos/cinema/booking/commits/rows/pulls",
    "/repos/cinema/booking/contents/src",
    "/repos/cinema/booking/contents/src%2Fseats.js?ref=rows",
    "/repos/cinema/booking/git/ref/heads/main",
    "/installation/repositories",
    "/users/ann",
    "/rate_limit",
  ])("%s is answered as described", async (path) => {
    expect((await call("GET", path)).status).toBe(200);
    expect(standIn.violations).toEqual([]);
  });

  test("both prefixes lead to the same", async () => {
    const token = standIn.tokens.grant(installation, installation.permissions, undefined).token;
    const headers = { authorization: `token ${token}` };
    const [plain, prefixed] = await Promise.all(
      ["", "/api/v3"].map((prefix) => fetch(`${standIn.base}${prefix}/repos/cinema/booking`, { headers })),
    );
    expect(await plain?.json()).toEqual(await prefixed?.json());
  });

  test("files carry their patch, commits their parents", async () => {
    const { body } = await call("GET", "/repos/cinema/booking/pulls/1/files");
    expect(body).toMatchObject([{ filename: "src/seats.js", status: "modified", additions: 1, deletions: 1 }]);
    expect((body as { patch: string }[])[0]?.patch).toContain("+  return seats.filter((seat) => !seat.taken && seat.row > 0);");
  });

  test("permissions are said in old and new words", async () => {
    const permission = async (login: string) => (await call("GET", `/repos/cinema/booking/collaborators/${login}/permission`)).body;
    expect(await permission("ann")).toMatchObject({ permission: "write", role_name: "maintain" });
    expect(await permission("ben")).toMatchObject({ permission: "read", role_name: "triage" });
    expect((await call("GET", "/repos/cinema/booking/collaborators/nobody/permission")).status).toBe(404);
  });

  test("lists are cut into pages with links", async () => {
    for (let at = 0; at < 5; at++) await call("POST", "/repos/cinema/booking/issues/1/comments", { body: `note ${at}` });
    const page = await call("GET", "/repos/cinema/booking/issues/1/comments?per_page=2&page=2");
    expect((page.body as { body: string }[]).map((one) => one.body)).toEqual(["note 2", "note 3"]);
    expect(page.headers.get("link")).toMatch(/page=1>; rel="prev".*page=3>; rel="next".*page=3>; rel="last"/);
  });
});

describe("the contract", () => {
  test("a call that is not as described is refused and remembered", async () => {
    const answer = await call("POST", "/repos/cinema/booking/check-runs", {
      name: "foretrace",
      head_sha: pull.pull.headSha,
      concluson: "success",
    });
    expect(answer.status).toBe(422);
    expect(standIn.violations.join()).toContain("concluson");
    expect(booking.checkRuns).toEqual([]);
  });

  test("so is a call that nobody declared, and one that needs more than the App asked for", async () => {
    expect((await call("DELETE", "/repos/cinema/booking")).status).toBe(404);
    expect(standIn.violations).toEqual(["DELETE /repos/cinema/booking: no operation in use is called so"]);
    const shy = await startStandIn({ permissions: { metadata: "read", issues: "read" } });
    await shy.addRepository({ owner: "cinema", name: "booking", history: [{ branch: "main", message: "Begin", files: { a: "1\n" } }] });
    const asShy = await callerOf(shy, await shy.install({ account: "cinema" }));
    expect((await asShy("POST", "/repos/cinema/booking/issues", { title: "More" })).status).toBe(403);
    expect(shy.violations).toEqual(["issues/create needs issues:write, which the App does not ask for"]);
    await shy.close();
  });

  test("a token with less may do less", async () => {
    const weak = await callerOf(standIn, installation, { checks: "read" });
    expect((await weak("POST", "/repos/cinema/booking/check-runs", { name: "x", head_sha: pull.pull.headSha })).status).toBe(403);
    expect(standIn.violations).toEqual([]);
  });
});

describe("check runs", () => {
  test("annotations are appended, never replaced", async () => {
    const note = (line: number) => ({
      path: "src/seats.js",
      start_line: line,
      end_line: line,
      annotation_level: "warning",
      message: "free",
    });
    const made = await call("POST", "/repos/cinema/booking/check-runs", {
      name: "foretrace",
      head_sha: pull.pull.headSha,
      status: "in_progress",
    });
    const { id } = made.body as { id: number };
    const output = (from: number, count: number) => ({
      title: "t",
      summary: "s",
      annotations: Array.from({ length: count }, (_, at) => note(from + at)),
    });
    await call("PATCH", `/repos/cinema/booking/check-runs/${id}`, { output: output(1, 50) });
    const done = await call("PATCH", `/repos/cinema/booking/check-runs/${id}`, {
      status: "completed",
      conclusion: "neutral",
      output: output(51, 10),
    });
    expect(done.body).toMatchObject({ status: "completed", conclusion: "neutral", output: { annotations_count: 60 } });
    expect((await call("GET", `/repos/cinema/booking/check-runs/${id}/annotations?per_page=100`)).body).toHaveLength(60);
    expect((await call("GET", `/repos/cinema/booking/commits/rows/check-runs`)).body).toMatchObject({ total_count: 1 });
    expect(standIn.violations).toEqual([]);
  });

  test("an unknown commit has no check run", async () => {
    expect((await call("POST", "/repos/cinema/booking/check-runs", { name: "foretrace", head_sha: "1".repeat(40) })).status).toBe(422);
  });
});

describe("tokens", () => {
  test("a token that ran out is refused, a new one works", async () => {
    standIn.tokens.lifeMs = -1;
    const old = await callerOf(standIn, installation);
    standIn.tokens.lifeMs = 3_600_000;
    expect((await old("GET", "/repos/cinema/booking")).status).toBe(401);
    expect((await (await callerOf(standIn, installation))("GET", "/repos/cinema/booking")).status).toBe(200);
  });

  test("only the App's own key signs for it, and not for long", async () => {
    const app = async (token: string) =>
      (await fetch(`${standIn.base}/api/v3/app`, { headers: { authorization: `Bearer ${token}` } })).status;
    const now = Math.floor(Date.now() / 1000);
    expect(await app(appToken(standIn.app, { iat: now, exp: now + 300 }))).toBe(200);
    expect(await app(appToken(standIn.app, { iat: now, exp: now + 3000 }))).toBe(401);
    expect(await app(appToken(standIn.app, { iat: now - 900, exp: now - 300 }))).toBe(401);
    const forged = appToken(standIn.app, { iat: now, exp: now + 300 }).replace(
      /\.[^.]+$/,
      `.${createSign("RSA-SHA256").update("x").sign(standIn.app.privateKey, "base64url")}`,
    );
    expect(await app(forged)).toBe(401);
  });

  test("an installation sees its own repositories only", async () => {
    await standIn.addRepository({
      owner: "theatre",
      name: "stage",
      history: [{ branch: "main", message: "Begin", files: { "a.txt": "a\n" } }],
    });
    expect((await call("GET", "/repos/theatre/stage")).status).toBe(404);
  });
});

describe("bad days", () => {
  test("failures come when called for, before or after the deed", async () => {
    standIn.failNext({ operation: "issues/create-comment", kind: { status: 502 } });
    standIn.failNext({ operation: "issues/create-comment", after: true, kind: { status: 502 } });
    const count = () => pull.comments.length;
    const start = count();
    expect((await call("POST", "/repos/cinema/booking/issues/1/comments", { body: "lost" })).status).toBe(502);
    expect(count()).toBe(start);
    expect((await call("POST", "/repos/cinema/booking/issues/1/comments", { body: "made" })).status).toBe(502);
    expect(count()).toBe(start + 1);
    expect((await call("GET", "/repos/cinema/booking")).status).toBe(200);
  });

  test("a connection breaks, an answer is not JSON", async () => {
    standIn.failNext({ path: /^\/repos\/cinema\/booking$/, kind: { reset: true } });
    await expect(call("GET", "/repos/cinema/booking")).rejects.toThrow();
    standIn.failNext({ kind: { raw: "<html>" } });
    await expect(call("GET", "/repos/cinema/booking")).rejects.toThrow(/JSON/);
  });

  test("the hour's budget ends, and starts again", async () => {
    standIn.limits.set(installation.id, { remaining: 1, resetInSeconds: 1 });
    expect((await call("GET", "/repos/cinema/booking")).headers.get("x-ratelimit-remaining")).toBe("0");
    const refused = await call("GET", "/repos/cinema/booking");
    expect(refused.status).toBe(403);
    expect(refused.headers.get("x-ratelimit-reset")).toMatch(/^\d+$/);
    await new Promise((later) => setTimeout(later, 1_100));
    expect((await call("GET", "/repos/cinema/booking")).status).toBe(200);
  });

  test("too much content in a minute is stopped", async () => {
    standIn.limits.contentPerMinuteMax = 0;
    expect((await call("POST", "/repos/cinema/booking/issues/1/comments", { body: "once" })).headers.get("retry-after")).toBe("60");
    standIn.limits.contentPerMinuteMax = Number.POSITIVE_INFINITY;
    standIn.failNext({ method: "POST", kind: { secondaryLimit: { retryAfterSeconds: 60 } } });
    const refused = await call("POST", "/repos/cinema/booking/issues/1/comments", { body: "again" });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect((refused.body as { message: string }).message).toMatch(/secondary rate limit/);
  });
});

test("an App is registered from a manifest, once a code", async () => {
  const manifest = JSON.stringify({
    url: "https://cinema.example",
    redirect_url: "http://127.0.0.1:9/probot/setup",
    hook_attributes: { url: "http://127.0.0.1:9/api/github/webhooks" },
  });
  const form = await fetch(`${standIn.base}/settings/apps/new`, {
    method: "POST",
    body: new URLSearchParams({ manifest }),
    redirect: "manual",
  });
  const code = new URL(form.headers.get("location") ?? "").searchParams.get("code");
  invariant(code !== null, "a code came back");
  const convert = () => fetch(`${standIn.base}/api/v3/app-manifests/${code}/conversions`, { method: "POST" });
  expect(await (await convert()).json()).toMatchObject({
    id: standIn.app.id,
    pem: standIn.app.privateKey,
    webhook_secret: standIn.app.webhookSecret,
  });
  expect((await convert()).status).toBe(404);
  expect(standIn.violations).toEqual([]);
  standIn.connect(undefined);
});
