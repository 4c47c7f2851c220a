// The pages over HTTP: who may see them, what they show, and what a stranger's text cannot do in them.
import { request as ask } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHealth } from "#faces/web/health.ts";
import { type Listening, listen } from "#faces/web/listen.ts";
import { createPages } from "#faces/web/pages.ts";
import { symbolId } from "#ground/ids.ts";
import { composeFailed, composeReport, composeSkipped } from "#report/compose-report.ts";
import {
  differs,
  functionsOf,
  holds,
  identity,
  nothing,
  refundBreaks,
  refundPatch,
  undecided,
  verdictOf,
  witnessOf,
} from "../../report/samples.ts";
import { storeInMemory } from "../../support/store-in-memory.ts";
import { passed, spanAt, stuck, testScenario } from "../../verdict/samples.ts";
import { clock, type LogLine, logOf } from "../github/stage.ts";

const report = composeReport({
  ...nothing,
  verdicts: [refundBreaks, holds("books a seat"), verdictOf(testScenario("prints a ticket"), passed(), stuck("pdfkit"))],
  witnesses: [witnessOf("priceFor({ seats: 0 })", "throws RangeError", "0")],
  functions: functionsOf({ refund: differs(2, 8), printTicket: undecided("pdfkit") }),
  patches: new Map([[refundBreaks.scenario.id, refundPatch]]),
  reach: {
    ...nothing.reach,
    routes: ["POST /refunds"],
    symbols: [
      { id: symbolId("src/a.ts", "refund"), distance: 0, via: null },
      { id: symbolId("src/b.ts", "route"), distance: 1, via: symbolId("src/a.ts", "refund") },
    ],
  },
  precedents: [{ at: "2026-03-12T08:00:00Z", number: 231, title: "double refund", fix: "#238", symbols: [] }],
  problems: [{ message: "an unexpected )", span: spanAt("src/seats.ts", 12) }],
});
const evil = `"><img src=x onerror=alert(1)></script>'<b>&amp;`;

const store = storeInMemory();
const lines: LogLine[] = [];
let server: Listening;
let closed = false;

beforeAll(async () => {
  await store.reports.save(report);
  await store.reports.save(composeSkipped({ ...identity, id: "aaaaaa000001", why: "base and head are the same" }));
  await store.reports.save(composeFailed({ ...identity, id: "aaaaaa000002", sentence: "An internal error stopped the simulation." }));
  await store.reports.save(
    composeReport({
      ...nothing,
      id: "aaaaaa000003",
      repository: evil,
      verdicts: [
        {
          ...refundBreaks,
          scenario: testScenario(evil),
          before: evil,
          after: evil,
          path: [{ span: spanAt(evil, 1), code: evil, text: evil, value: evil, depth: 0 }],
        },
      ],
      witnesses: [witnessOf(evil, evil, evil)],
      functions: functionsOf({ [evil]: undecided(evil, evil) }),
      reach: { ...nothing.reach, symbols: [{ id: symbolId(evil, evil), distance: 0, via: null }] },
      precedents: [{ at: evil, number: null, title: evil, fix: evil, symbols: [] }],
      problems: [{ message: evil, span: spanAt(evil, 1) }],
    }),
  );
  const handlers = [
    createHealth({ store, clock, storeKind: "in-process" }),
    createPages({ store }),
    async (request: { readonly url?: string | undefined }) => {
      if (request.url === "/broken") throw new Error("the store is away");
      return false;
    },
  ];
  const onClose = async (): Promise<void> => {
    closed = true;
  };
  server = await listen({ host: "127.0.0.1", port: 0, handlers, log: logOf(lines), onClose });
});
afterAll(() => server.close());

type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: "127.0.0.1", port: server.port, path, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece) => {
        body += piece;
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "", body, headers: answer.headers }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** The text of a page, without what makes it a page. */
const textOf = (body: string): string =>
  body
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");

describe("what they show", () => {
  test("the list, newest first, with a link to each", async () => {
    const { status, type, body } = await get("/");
    expect([status, type]).toEqual([200, "text/html; charset=utf-8"]);
    expect(body).toContain(`<a href="/reports/${report.id}">`);
    expect(textOf(body)).toContain("Breaks 1 behaviour: refund pays a cancelled seat twice · src/booking/refund.ts:58");
  });

  test("a report whole", async () => {
    const { status, body } = await get(`/reports/${report.id}`);
    expect(status).toBe(200);
    const text = textOf(body);
    for (const part of [
      "cinema/booking #12",
      "refund pays a cancelled seat twice",
      "src/booking/refund.ts:58",
      "seat.refunded = false",
      "Fix proved",
      "double refund",
      "src/seats.ts:12",
      "books a seat",
      "pdfkit has no model",
      "POST /refunds",
      "4.2 s",
      "engine 0.1.0",
      "foretrace simulate --base",
    ])
      expect(text, part).toContain(part);
    expect(body).toContain('<svg role="img"');
  });

  test("the same as JSON", async () => {
    const { status, type, body } = await get(`/reports/${report.id}.json`);
    expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
    expect(JSON.parse(body)).toMatchObject({ format: "foretrace.report/1", id: report.id });
  });

  test("what was skipped, and what we failed at", async () => {
    expect(textOf((await get("/reports/aaaaaa000001")).body)).toContain("Nothing to simulate: base and head are the same");
    expect(textOf((await get("/reports/aaaaaa000002")).body)).toContain("An internal error stopped the simulation.");
  });
});

describe("who may see them", () => {
  test.each([
    ["this machine by name", { host: "localhost:3000" }, 200],
    ["this machine in the new way", { host: "[::1]:3000" }, 200],
    ["a page of elsewhere, under a name that leads here", { host: "evil.example" }, 403],
    ["a name that only begins so", { host: "localhost.evil.example" }, 403],
    ["through a tunnel", { "x-forwarded-for": "203.0.113.9" }, 403],
    ["through a proxy", { via: "1.1 proxy" }, 403],
  ])("%s", async (_who, headers: Readonly<Record<string, string>>, status) => {
    for (const path of ["/", `/reports/${report.id}`, `/reports/${report.id}.json`]) expect((await get(path, headers)).status).toBe(status);
  });

  test("a page runs nothing, is framed by nobody and tells nobody where one came from", async () => {
    const { headers } = await get("/");
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
  });
});

test.each(["/reports/ffffffffffff", "/reports/../../etc/passwd", "/reports/<script>", "/nothing", "//", "/reports/"])(
  "%s is not there",
  async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).not.toContain("<script>");
  },
);

test("strangers' text opens no tag and leaves no attribute, on any page", async () => {
  for (const path of ["/", "/reports/aaaaaa000003"]) {
    const { body } = await get(path);
    expect(body).not.toMatch(/<(img|script)|onerror=alert\(1\)>/);
    expect(body).not.toContain(evil);
    expect(textOf(body)).toContain(evil);
  }
});

test("alive, ready, and a few numbers", async () => {
  expect(await get("/healthz")).toMatchObject({ status: 200, body: "ok\n" });
  expect(await get("/readyz")).toMatchObject({ status: 200, body: "ready\n" });
  const { body } = await get("/metrics");
  expect(body).toMatch(/^foretrace_jobs\{state="queued"\} 0$/m);
  expect(body).toMatch(/^foretrace_store_info\{kind="in-process"\} 1$/m);
  for (const line of body.trim().split("\n")) expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"\})? [\d.]+)$/);
});

test("not ready while the store does not answer", async () => {
  const away = { ...store, jobs: { ...store.jobs, counts: () => Promise.reject(new Error("away")) } };
  const other = await listen({
    host: "127.0.0.1",
    port: 0,
    handlers: [createHealth({ store: away, clock, storeKind: "url" })],
    log: logOf([]),
    onClose: async () => {},
  });
  const answer = await fetch(`${other.url}/readyz`);
  expect([answer.status, await answer.text()]).toEqual([503, "not ready: the store does not answer\n"]);
  await other.close();
});

test("a request that fails is answered, and said in the log", async () => {
  expect(await get("/broken")).toMatchObject({ status: 500, body: "Something went wrong here; the log says what.\n" });
  expect(lines.filter((line) => line.level === "error")).toMatchObject([{ fields: { path: "/broken" }, message: "a request failed" }]);
});

test("a port that is taken is said so", async () => {
  await expect(
    listen({ host: "127.0.0.1", port: server.port, handlers: [], log: logOf([]), onClose: async () => {} }),
  ).rejects.toMatchObject({
    code: "bad-settings",
    message: `Port ${server.port} is taken. Set PORT to another one.`,
  });
});

test("closing finishes what is open and lets go of the rest", async () => {
  const other = await listen({ host: "127.0.0.1", port: 0, handlers: [createPages({ store })], log: logOf([]), onClose: async () => {} });
  expect((await fetch(other.url)).status).toBe(200);
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
  expect(closed).toBe(false);
});
