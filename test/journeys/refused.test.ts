// Webhooks that are not to be taken: each is answered with its status and costs one line of the log, and nothing of it stays.
import { createHmac, randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type LogLine, type OpenApp, openApp } from "./open-app.ts";

const TABLES = ["delivery", "event", "job", "publication"];
let app: OpenApp;
let before: number[];
let lines: number;

beforeAll(async () => {
  app = await openApp();
  await app.idle();
});
afterAll(() => app.close());

const rows = (): Promise<number[]> => Promise.all(TABLES.map((table) => app.count(table)));

beforeEach(async () => {
  before = await rows();
  lines = app.log.length;
});

const signed = (body: string, secret = app.standIn.app.webhookSecret): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

const headers = (body: string, change: Readonly<Record<string, string | undefined>> = {}): Record<string, string> => {
  const all = {
    "content-type": "application/json",
    "x-github-delivery": randomUUID(),
    "x-github-event": "pull_request",
    "x-hub-signature-256": signed(body),
    ...change,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const BODY = JSON.stringify({ action: "opened", number: 1 });

async function expectRefused(status: number): Promise<void> {
  const said: LogLine[] = app.log.slice(lines);
  expect(said.map((line) => [line.status, line.msg])).toEqual([[status, "webhook refused"]]);
  expect(JSON.stringify(said)).not.toContain(app.standIn.app.webhookSecret);
  expect(await rows()).toEqual(before);
}

const cases: ReadonlyArray<readonly [string, number, () => { readonly body: string; readonly headers: Record<string, string> }]> = [
  ["unsigned", 401, () => ({ body: BODY, headers: headers(BODY, { "x-hub-signature-256": undefined }) })],
  ["forged", 401, () => ({ body: BODY, headers: headers(BODY, { "x-hub-signature-256": signed(BODY, "guessed") }) })],
  [
    "signed with SHA-1 only",
    401,
    () => ({ body: BODY, headers: headers(BODY, { "x-hub-signature-256": undefined, "x-hub-signature": "sha1=00" }) }),
  ],
  ["changed on the way", 401, () => ({ body: BODY.replace("1", "2"), headers: headers(BODY) })],
  ["cut and not signed for that", 401, () => ({ body: BODY.slice(0, -5), headers: headers(BODY) })],
  ["cut before it was signed", 400, () => ({ body: BODY.slice(0, -5), headers: headers(BODY.slice(0, -5)) })],
  ["a list", 400, () => ({ body: "[]", headers: headers("[]") })],
  ["without a delivery id", 400, () => ({ body: BODY, headers: headers(BODY, { "x-github-delivery": undefined }) })],
  ["an event that GitHub does not have", 400, () => ({ body: BODY, headers: headers(BODY, { "x-github-event": "coffee_ready" }) })],
  ["an event that we did not ask for", 204, () => ({ body: BODY, headers: headers(BODY, { "x-github-event": "star" }) })],
  ["a form", 415, () => ({ body: BODY, headers: headers(BODY, { "content-type": "application/x-www-form-urlencoded" }) })],
];

test.each(cases)("%s: %d", async (_name, status, made) => {
  expect(await app.standIn.webhooks.sendRaw(made())).toBe(status);
  await expectRefused(status);
});

test("looked at with GET: 405", async () => {
  expect((await fetch(`${app.url}${app.config.webhookPath}`)).status).toBe(405);
  await expectRefused(405);
});

const MEGABYTE = "x".repeat(1024 * 1024);

test("26 MB that say so: 413, before they are sent", async () => {
  const answer = await overSocket([`content-length: ${26 * 1024 * 1024}`], [MEGABYTE]);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  await expectRefused(413);
});

test("26 MB that do not say so: 413", async () => {
  const piece = `${MEGABYTE.length.toString(16)}\r\n${MEGABYTE}\r\n`;
  const answer = await overSocket(
    ["transfer-encoding: chunked"],
    Array.from({ length: 26 }, () => piece),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  await expectRefused(413);
});

test("a sender that goes away in the middle", async () => {
  await overSocket(["content-length: 100"], ["{"], true);
  await expect.poll(() => app.log.length).toBe(lines + 1);
  await expectRefused(400);
});

/** Sends what `fetch` would not; returns what came back until the connection ended. */
function overSocket(more: readonly string[], pieces: readonly string[], leave = false): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const head = [
    `POST ${app.config.webhookPath} HTTP/1.1`,
    `host: ${hostname}`,
    ...Object.entries(headers(BODY)).map(([name, value]) => `${name}: ${value}`),
    ...more,
  ];
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      for (const piece of pieces) socket.write(piece);
      if (leave) setTimeout(() => socket.destroy(), 50);
    });
    socket.on("data", (data) => {
      answer += data.toString();
      if (answer.includes("\r\n\r\n")) socket.end();
    });
    // The App may close on us while we still write.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
  });
}
