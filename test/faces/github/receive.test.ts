// The door webhooks come in by, over real HTTP: what is refused costs one line of log and leaves nothing behind.
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connectGitHub, type GitHub } from "#faces/github/connect.ts";
import { createReceiver } from "#faces/github/receive.ts";
import { registeredApp } from "../../support/github/registered-app.ts";
import { newState } from "../../support/github/state.ts";
import { type StoreInMemory, storeInMemory } from "../../support/store-in-memory.ts";
import { clock, type LogLine, logOf } from "./stage.ts";

const secret = "a secret between the two of us";
const app = registeredApp(
  newState(() => new Date()),
  { webhookSecret: secret },
);
const hooks = "/api/github/webhooks";

let store: StoreInMemory;
let lines: LogLine[] = [];
let server: Server;
let port: number;
let url: string;
let storeFails = false;

beforeAll(async () => {
  const github: GitHub = connectGitHub(
    { appId: String(app.id), privateKey: app.privateKey, webhookSecret: secret, baseUrl: "http://127.0.0.1:1/api/v3" },
    {
      inbox: { accept: (...given) => (storeFails ? Promise.reject(new Error("the store is away")) : store.inbox.accept(...given)) },
      publications: { find: async () => null, save: async () => {} },
      clock,
      log: logOf([]),
    },
  );
  const log = {
    info: () => {},
    warn: (...given: readonly [object, string]) => logOf(lines).warn(...(given as [never, string])),
    error: (...given: readonly [object, string]) => logOf(lines).error(...(given as [never, string])),
    with: () => log,
  };
  const receive = createReceiver({ probot: github.probot, ready: github.ready, path: hooks, log });
  server = createServer((request, response) => {
    void receive(request, response).then((answered) => {
      if (!answered) response.writeHead(404).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ({ port } = server.address() as AddressInfo);
  url = `http://127.0.0.1:${port}${hooks}`;
});
afterAll(() => server.close());
beforeEach(() => {
  store = storeInMemory();
  lines = [];
  storeFails = false;
});

const opened = {
  action: "opened",
  number: 12,
  pull_request: {
    number: 12,
    title: "Look before locking",
    draft: false,
    updated_at: "2026-03-12T08:00:00Z",
    user: { login: "ann" },
    head: { sha: "91a77f3" },
    base: { sha: "4be1c02", ref: "main" },
  },
  repository: { full_name: "cinema/booking", clone_url: "https://github.com/cinema/booking.git", default_branch: "main" },
  installation: { id: 7 },
  sender: { login: "ann", type: "User" },
};

const sign = (body: string, key = secret): string => `sha256=${createHmac("sha256", key).update(body).digest("hex")}`;

type Sent = {
  readonly body?: string;
  readonly event?: string;
  readonly id?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
  readonly method?: string;
};

async function send({
  body = JSON.stringify(opened),
  event = "pull_request",
  id = randomUUID(),
  headers = {},
  without = [],
  method = "POST",
}: Sent): Promise<number> {
  const all: Record<string, string> = {
    "content-type": "application/json",
    "x-github-event": event,
    "x-github-delivery": id,
    "x-hub-signature-256": sign(body),
    ...headers,
  };
  for (const name of without) delete all[name];
  const answer = await fetch(url, { method, headers: all, ...(method === "GET" ? {} : { body }) });
  await answer.text();
  return answer.status;
}

/** What was kept, and what was written to the log. */
const left = (): string =>
  `${store.deliveries.size} deliveries, ${store.written.length} events, ${store.rows.length} jobs, ${lines.length} lines`;
const nothingKept = "0 deliveries, 0 events, 0 jobs, 1 lines";

test("a delivery is stored with its event and its job, and acknowledged", async () => {
  expect(await send({ id: "d1" })).toBe(202);
  expect(left()).toBe("1 deliveries, 1 events, 1 jobs, 0 lines");
  expect(store.rows).toMatchObject([{ kind: "review-change", key: "review cinema/booking#12" }]);
  expect(store.written).toMatchObject([{ actor: "ann", kind: "change.opened", subject: "pull/12", payload: { head: "91a77f3" } }]);
});

test("sent again under the same id it changes nothing, under another one it is the same job", async () => {
  await send({ id: "d1" });
  expect(await send({ id: "d1" })).toBe(202);
  expect(left()).toBe("1 deliveries, 1 events, 1 jobs, 0 lines");
  expect(await send({ id: "d2" })).toBe(202);
  expect(store.rows).toHaveLength(1);
});

test("a ping is answered and forgotten", async () => {
  expect(await send({ event: "ping", body: '{"zen":"Keep it simple."}' })).toBe(202);
  expect(left()).toBe("0 deliveries, 0 events, 0 jobs, 0 lines");
});

test("an action we do not hear is acknowledged and not kept", async () => {
  expect(await send({ body: JSON.stringify({ ...opened, action: "assigned" }) })).toBe(202);
  expect(left()).toBe("0 deliveries, 0 events, 0 jobs, 0 lines");
});

describe("refused", () => {
  const body = JSON.stringify(opened);
  test.each<readonly [string, Sent, number, string]>([
    ["signed with another secret", { headers: { "x-hub-signature-256": sign(body, "development") } }, 401, "the signature does not match"],
    ["signed for another body", { headers: { "x-hub-signature-256": sign(`${body} `) } }, 401, "the signature does not match"],
    ["with half a signature", { headers: { "x-hub-signature-256": "sha256=" } }, 401, "the signature does not match"],
    [
      "signed the old way only",
      { headers: { "x-hub-signature": `sha1=${createHmac("sha1", secret).update(body).digest("hex")}` }, without: ["x-hub-signature-256"] },
      401,
      "not signed",
    ],
    ["not signed", { without: ["x-hub-signature-256"] }, 401, "not signed"],
    ["without an id", { without: ["x-github-delivery"] }, 400, "no delivery id or event name"],
    ["without a name", { without: ["x-github-event"] }, 400, "no delivery id or event name"],
    ["as a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415, "send application/json"],
    ["no JSON", { body: "{", event: "pull_request" }, 400, "the body is not a JSON object"],
    ["no object", { body: "[]" }, 400, "the body is not a JSON object"],
    ["an event that does not exist", { event: "pull_requests" }, 400, "no such event"],
    ["an event we did not ask for", { event: "star" }, 204, "not subscribed"],
    ["asked with GET", { method: "GET" }, 405, "webhooks are sent with POST"],
  ])("%s", async (_what, sent, status, why) => {
    expect(await send(sent)).toBe(status);
    expect(left()).toBe(nothingKept);
    expect(lines).toMatchObject([{ level: "warn", fields: { status, why } }]);
  });

  test("larger than GitHub sends, told before or found while reading", async () => {
    const large = `{"x":"${"y".repeat(26 * 1024 * 1024)}"}`;
    await expect(send({ body: large }).catch(() => 413)).resolves.toBe(413);
    expect(left()).toBe(nothingKept);
    lines = [];
    const status = await raw([
      "POST /api/github/webhooks HTTP/1.1",
      "Host: x",
      "Transfer-Encoding: chunked",
      "Content-Type: application/json",
      "X-GitHub-Delivery: d",
      "X-GitHub-Event: push",
      "X-Hub-Signature-256: sha256=00",
      "",
      `${large.length.toString(16)}\r\n${large}`,
    ]);
    expect(status).toMatch(/^HTTP\/1.1 413 /);
    expect(left()).toBe(nothingKept);
  });

  test("cut off on the way", async () => {
    const head = [
      "POST /api/github/webhooks HTTP/1.1",
      "Host: x",
      "Content-Length: 1000",
      "Content-Type: application/json",
      "X-GitHub-Delivery: d",
      "X-GitHub-Event: push",
      "X-Hub-Signature-256: sha256=00",
      "",
      '{"half":',
    ];
    await raw(head, true);
    for (let at = 0; at < 100 && lines.length === 0; at++) await new Promise((later) => setTimeout(later, 10));
    expect(lines).toMatchObject([{ level: "warn", fields: { status: 400, why: "the body ended early" } }]);
    expect(left()).toBe(nothingKept);
  });
});

test("what cannot be stored is not acknowledged, and said loudly", async () => {
  storeFails = true;
  expect(await send({ id: "d1" })).toBe(500);
  expect(lines).toMatchObject([{ level: "error", fields: { delivery: "d1" } }]);
  storeFails = false;
  expect(await send({ id: "d1" })).toBe(202);
  expect(store.rows).toHaveLength(1);
});

test("other paths are somebody else's", async () => {
  expect((await fetch(`http://127.0.0.1:${port}/api/github/other`, { method: "POST", body: "{}" })).status).toBe(404);
  expect(lines).toEqual([]);
});

/** Bytes as they are; answers with what came back. `half`: hangs up when they are sent. */
function raw(head: readonly string[], half = false): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(head.join("\r\n"), () => {
        if (half) socket.destroy();
      });
    });
    socket.on("data", (piece) => {
      answer += piece.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(answer));
  });
}
