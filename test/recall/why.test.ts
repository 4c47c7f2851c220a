// The answers to "why is this line as it is", as people read them.
import { expect, test } from "vitest";
import type { Decision, Graph, Incident } from "#graph/graph.ts";
import { symbolId } from "#ground/ids.ts";
import { answerWhy, type LineCommit, type WhyQuestion } from "#recall/why.ts";
import { printWhy } from "#recall/why-words.ts";

const id = symbolId("src/pricing/fx.ts", "TIMEOUT_MS");
const span = { path: "src/pricing/fx.ts", start: 0, end: 40, line: 12, column: 1, endLine: 12 };
const graph: Graph = {
  nodes: new Map([[id, { kind: "symbol", id, path: span.path, name: "TIMEOUT_MS", form: "variable", exported: true, span }]]),
  edges: [],
};
const commit = (text: string, at: string, subject: string, body = ""): LineCommit => ({
  id: `${at.replace(/-/g, "")}aa91f77a3`,
  author: "Mira",
  at: `${at}T10:00:00Z`,
  subject,
  body,
  paths: [],
  path: span.path,
  line: 12,
  text,
});
const now = commit("export const TIMEOUT_MS = 30_000;", "2026-05-03", "Raise the timeout (#412)");
const before = commit("export const TIMEOUT_MS = 5_000;", "2024-02-01", "Ask the rates provider (#87)");
const incident: Incident = {
  id: "incident-405",
  number: 405,
  title: "Quotes failed for 40 minutes",
  symptom: "",
  at: "2026-05-02",
  fix: { number: 412, commit: null },
  symbols: [],
  scenario: null,
};
const decision: Decision = {
  id: "d",
  title: "Timeouts",
  reason: "No call may wait longer than a person does",
  by: "Tom",
  at: "2026-01-01",
  symbols: [id],
  source: "docs/decisions/0004.md",
};

const ask = (more: Partial<WhyQuestion>): string =>
  printWhy(
    answerWhy({ path: span.path, line: 12, graph, history: [now, before], changes: new Map(), decisions: [], incidents: [], ...more }),
    "2026-11-21T00:00:00Z",
  );

test("the pull request says why, an incident came before", () => {
  const changes = new Map([
    [412, { title: "Raise the timeout", body: "Rates provider needs up to 21 s on Monday mornings.", author: "mira" }],
  ]);
  expect(ask({ changes, incidents: [incident] })).toMatchInlineSnapshot(
    `"\`export const TIMEOUT_MS = 30_000;\` since 3 May 2026 (#412, mira): "Rates provider needs up to 21 s on Monday mornings". Before: \`export const TIMEOUT_MS = 5_000;\` since 1 February 2024 (#87, Mira), no reason recorded. It was part of incident #405 (Quotes failed for 40 minutes) on 2 May 2026, fixed in #412."`,
  );
});

test("the commit says why", () => {
  expect(ask({ history: [{ ...now, subject: "Raise the timeout", body: "Monday mornings are slow." }] })).toMatchInlineSnapshot(
    `"\`export const TIMEOUT_MS = 30_000;\` since 3 May 2026 (\`2026050\`, Mira): "Monday mornings are slow"."`,
  );
});

test("a decision says why", () => {
  expect(ask({ decisions: [decision] })).toMatchInlineSnapshot(
    `"\`export const TIMEOUT_MS = 30_000;\` since 3 May 2026 (#412, Mira). Decided on 1 January 2026 by Tom (docs/decisions/0004.md): "No call may wait longer than a person does". Before: \`export const TIMEOUT_MS = 5_000;\` since 1 February 2024 (#87, Mira), no reason recorded."`,
  );
});

test("nothing says why", () => {
  expect(ask({ history: [before] })).toMatchInlineSnapshot(
    `"No reason is recorded. Last change \`2024020\` by Mira, 2 years ago, in a commit titled *Ask the rates provider (#87)*."`,
  );
  expect(ask({ history: [{ ...before, at: "2026-11-20T23:00:00Z", subject: "clean *up* `x`" }] })).toMatchInlineSnapshot(
    `"No reason is recorded. Last change \`2024020\` by Mira, yesterday, in a commit titled *clean up x*."`,
  );
  expect(ask({ history: [] })).toMatchInlineSnapshot(`"No history is known of \`src/pricing/fx.ts:12\`."`);
});
