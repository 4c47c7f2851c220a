// The text of a pull request as a reviewer reads it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerOf } from "./caller.ts";
import { type StandIn, startStandIn } from "./stand-in.ts";
import type { PullRequest } from "./state.ts";

let standIn: StandIn;
let pull: PullRequest;

beforeAll(async () => {
  standIn = await startStandIn({ now: () => new Date("2026-03-01T10:00:00Z") });
  const booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    history: [
      { branch: "main", message: "Begin", files: { "src/seats.js": "export const rows = 7;\n" } },
      { branch: "rows", from: "main", message: "Rows", files: { "src/seats.js": "export const rows = 8;\n" } },
    ],
  });
  const installation = await standIn.install({ account: "cinema" });
  pull = await standIn.openPull(booking, { title: "Eight rows", head: "rows", author: "ann", body: "The hall grew.", labels: ["hall"] });
  const head = pull.pull.headSha;
  standIn.tokens.lifeMs = 100_000_000_000;
  const token = standIn.tokens.grant(installation, installation.permissions, undefined).token;
  const { caller } = await import("./caller.ts");
  const call = caller(standIn.base, `token ${token}`);
  const annotations = [
    {
      path: "src/seats.js",
      start_line: 1,
      end_line: 1,
      annotation_level: "warning",
      title: "One row too many",
      message: "rows: 7 to 8",
      raw_details: "rows\n  7\n  8",
    },
  ];
  const output = { title: "Breaks 1 behaviour", summary: "**1 breaks**\n\n| before | after |\n|---|---|\n| 7 | 8 |", annotations };
  await call("POST", "/repos/cinema/booking/check-runs", {
    name: "foretrace",
    head_sha: head,
    status: "completed",
    conclusion: "neutral",
    details_url: "http://127.0.0.1:3000/1",
    output,
  });
  const comment = {
    path: "src/seats.js",
    line: 1,
    side: "RIGHT",
    body: "<!-- marker -->\nToo many.\n```suggestion\nexport const rows = 7;\n```",
  };
  await call("POST", "/repos/cinema/booking/pulls/1/reviews", { event: "COMMENT", commit_id: head, body: "", comments: [comment] });
  await call("POST", "/repos/cinema/booking/issues/1/comments", { body: "<!-- sticky -->\nOne behaviour breaks." });
  expect(callerOf).toBeTypeOf("function");
});
afterAll(() => standIn.close());

test("checks, annotations, review and comment, without hidden markers", async () => {
  const text = await standIn.page(pull);
  expect(
    text
      .replace(/\([0-9a-f]{7}\)/, "(head)")
      .replace(/-{4,}/g, "---")
      .replace(/={4,}/g, "==="),
  ).toBe(`Pull request #1: Eight rows [hall]

===

  open, ann wants to merge rows (head) into main

  The hall grew.

-- Check foretrace: neutral ---
  Breaks 1 behaviour
  **1 breaks**

  | before | after |
  |---|---|
  | 7 | 8 |
  Details: http://127.0.0.1:3000/1
  Annotations:
  src/seats.js:1 [warning] One row too many
    rows: 7 to 8
      rows
        7
        8

-- Review by foretrace[bot] ---
  src/seats.js:1 foretrace[bot]
    | @@ -1,1 +1,1 @@
    | -export const rows = 7;
    | +export const rows = 8;
    Too many.
    \`\`\`suggestion
    export const rows = 7;
    \`\`\`

-- Comment by foretrace[bot] ---
  One behaviour breaks.
`);
  expect(standIn.violations).toEqual([]);
});

test("the same page opens in a browser", async () => {
  const answer = await fetch(`${standIn.base}/cinema/booking/pull/1`);
  expect(await answer.text()).toContain("Breaks 1 behaviour");
});
