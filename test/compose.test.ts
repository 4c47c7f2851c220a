// The log that a process writes: one line of JSON each, and no secret in any of them, wherever it hid.
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { Refusal } from "#tasks/refusal.ts";
import { createLog } from "../src/compose.ts";

function logged(level = "info"): {
  readonly log: ReturnType<typeof createLog>;
  readonly lines: () => Record<string, unknown>[];
  readonly text: () => string;
} {
  let text = "";
  const log = createLog(
    level,
    new Writable({
      write: (piece, _encoding, done) => {
        text += String(piece);
        done();
      },
    }),
  );
  return {
    log,
    text: () => text,
    lines: () =>
      text
        .trim()
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

test("fields, message, and an error with its causes", () => {
  const { log, lines } = logged();
  const cause = Object.assign(new Error("socket hang up"), { request: { body: "a whole payload" } });
  log.with({ job: 7 }).warn({ err: new Refusal("unreachable", "GitHub could not be reached.", { cause }), after: 2 }, "job failed");
  expect(lines()).toMatchObject([
    {
      level: 40,
      job: 7,
      after: 2,
      msg: "job failed",
      err: {
        type: "Refusal",
        message: "GitHub could not be reached.: socket hang up",
        stack: expect.stringContaining("caused by: Error: socket hang up"),
      },
    },
  ]);
  expect(JSON.stringify(lines())).not.toContain("a whole payload");
});

test("no token, key or header, wherever it hides", () => {
  const { log, text, lines } = logged();
  const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0NzExIn0.c2lnbmF0dXJl";
  const pem = "-----BEGIN RSA PRIVATE KEY-----\nabc\ndef\n-----END RSA PRIVATE KEY-----";
  const basic = `Basic ${Buffer.from("x-access-token:ghs_1").toString("base64")}`;
  log.error(
    {
      err: new Error(`sent ${jwt}`),
      header: `Authorization: ${basic}`,
      deep: { list: ["ghp_0123456789"] },
      key: { secret: "hunter2" },
      pem,
    },
    "with ghs_4711_abc.def-ghi",
  );
  expect(text()).not.toMatch(/eyJ|ghs_|ghp_|hunter2|abc|eDph|eC1h/);
  expect(lines()).toMatchObject([{ deep: { list: ["[removed]"] }, key: { secret: "[removed]" }, msg: "with [removed]" }]);
});

test("what is not loud enough is not written", () => {
  const { log, text } = logged("error");
  log.info({}, "begun");
  log.warn({}, "odd");
  expect(text()).toBe("");
});
