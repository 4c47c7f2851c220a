// One of everything the store keeps, with every variant in it, and with the text that databases like least.
import type { FileFacts } from "#graph/facts.ts";
import type { Decision, Graph, GraphNode, Incident } from "#graph/graph.ts";
import { symbolId } from "#ground/ids.ts";
import type { Span } from "#ground/span.ts";
import type { Report } from "#report/report.ts";
import { nothingGiven, type Scenario } from "#scenario/scenario.ts";
import type { Run } from "#simulate/run.ts";
import type { Verdict } from "#verdict/verdict.ts";

const odd = "nul \u0000, half \ud83d, whole 🎬, \\u0000, ' \" $1 \u2028";
const span: Span = { path: "src/price.ts", start: 10, end: 20, line: 2, column: 3, endLine: 2 };
const shown = { text: odd, unknown: null };
const symbol = symbolId("src/price.ts", "priceFor");

export const scenario: Scenario = {
  id: "issue-7",
  title: `A seat costs less on Tuesdays ${odd}`,
  says: "Given a Tuesday, when a seat is booked, then it costs 7.",
  from: { kind: "issue", number: 7 },
  version: 1,
  given: {
    ...nothingGiven,
    now: "2026-03-10T10:00:00Z",
    env: { TZ: "UTC" },
    flags: { tuesdays: true },
    tables: { seats: [{ id: 1, note: null }] },
    replies: [{ call: "GET https://rates.example", with: { rate: 1.5 } }],
  },
  when: [
    { kind: "call", symbol: "src/price.ts#priceFor", arguments: [{ day: 2 }, null, [1, "two"]], as: "price" },
    { kind: "http", method: "POST", service: null, path: "/seats", headers: { accept: "*/*" }, body: { seat: "F7" }, as: "seat" },
    { kind: "http", method: "GET", service: "booking", path: "/seats", headers: {}, body: undefined, as: null },
    { kind: "publish", topic: "seat.booked", message: { seat: "F7" } },
    { kind: "schedule", advanceMs: 60_000 },
    {
      kind: "together",
      steps: [
        { kind: "test", path: "test/price.test.ts", title: "prices > tuesday" },
        { kind: "run", code: "priceFor()", path: null },
      ],
    },
  ],
  then: [{ text: "price is 7", expression: "price === 7" }],
  remembers: null,
  question: { phrase: "on Tuesdays", choices: ["every Tuesday", "this Tuesday"] },
};

const stuck = { kind: "unmodelled", what: "sharp", message: "sharp has no model", span } as const;
const thrown = {
  name: "RangeError",
  message: odd,
  shown,
  span: null,
  stack: [
    { name: "priceFor", span },
    { name: "<module>", span: null },
  ],
};

export const run: Run = {
  scenarioId: "issue-7",
  status: "failed",
  failure: { message: "price is 7", expected: "7", received: "8", span, error: thrown },
  stuck: null,
  observation: {
    end: { kind: "thrown", error: thrown },
    results: [{ name: "price", value: shown }],
    outside: [{ api: "fetch", arguments: [shown], answer: { text: "?", unknown: "fetch" } }],
    logged: [{ stream: "err", text: odd }],
    digest: "d1",
  },
  trace: {
    steps: [
      { kind: "line", span, depth: 0 },
      { kind: "call", name: "priceFor", span, depth: 0, arguments: [shown] },
      { kind: "set", name: "price", span, depth: 1, value: shown },
      { kind: "branch", span, depth: 1, taken: "true" },
      { kind: "outside", api: "fetch", span: null, arguments: [], answer: shown },
      { kind: "assume", text: "the answer is a number", span },
      { kind: "throw", span: null, depth: 1, value: shown },
      { kind: "return", name: "priceFor", span, depth: 1, value: shown },
    ],
    truncated: true,
  },
  read: [{ path: "src/price.ts", blob: "b1" }],
  entered: ["src/price.ts#10"],
  assumptions: ["the answer is a number"],
  steps: 12,
};

const stuckRun: Run = {
  ...run,
  status: "stuck",
  failure: null,
  stuck,
  trace: null,
  observation: { ...run.observation, end: { kind: "stuck", stuck } },
};
const passedRun: Run = {
  ...run,
  status: "passed",
  failure: null,
  observation: { ...run.observation, end: { kind: "value", value: shown } },
};

const verdict: Verdict = {
  kind: "breaks",
  scenario,
  base: passedRun,
  head: run,
  cause: { span, symbol, hunk: "-  return 7;\n+  return 8;", others: [span], why: "it is the only changed line that ran" },
  path: [{ span, code: "return 8;", text: "return 8;", value: "8", depth: 1 }],
  failure: run.failure,
  reasons: [],
  expectationChanged: false,
  before: "7",
  after: "8",
};
const unknown: Verdict = {
  ...verdict,
  kind: "unknown",
  base: stuckRun,
  head: null,
  cause: null,
  failure: null,
  reasons: [stuck],
  path: [{ span, code: "?", text: "?", value: null, depth: 0 }],
};

export const report = (id: string, number: number | null): Report => ({
  id,
  repository: "cinema/booking",
  number,
  base: "aaa",
  head: "bbb",
  conclusion: "neutral",
  title: `breaks 1 scenario ${odd}`,
  quiet: false,
  counts: { holds: 0, breaks: 1, "still-broken": 0, fixed: 0, changed: 0, new: 0, unknown: 1 },
  behaviours: [{ input: "priceFor(2)", before: "7", after: "8", kind: "breaks", span }],
  findings: [
    {
      fingerprint: "f1",
      title: "a seat costs 8",
      kind: "breaks",
      scenario: "issue-7",
      cause: verdict.cause,
      message: odd,
      before: "7",
      after: "8",
      path: verdict.path,
      patch: {
        idea: "undo",
        says: "restores 7",
        edit: { path: "src/price.ts", start: 1, end: 2, text: "7" },
        lines: { path: "src/price.ts", from: 2, to: 2, text: "  return 7;" },
        proof: { repaired: ["issue-7"], unchanged: 3, notCovered: null },
      },
      blocks: true,
    },
  ],
  functions: [
    { symbol, span, outcome: { kind: "decided", scenarios: 1, inputs: 0, differs: true } },
    { symbol, span, outcome: { kind: "inert" } },
    { symbol, span, outcome: { kind: "undecided", reason: stuck } },
    { symbol, span, outcome: { kind: "unreached", why: "no scenario" } },
  ],
  unknowns: [{ what: "sharp", message: "sharp has no model", count: 1, examples: ["resize"], advice: "model it" }],
  reach: {
    symbols: [{ id: symbol, distance: 1, via: null }],
    routes: ["POST /seats"],
    exported: ["priceFor"],
    tests: ["prices > tuesday"],
    scenarios: ["issue-7"],
    changed: [symbol],
  },
  precedents: [{ at: "2025-03-15", number: 3, title: "too dear on Tuesdays", fix: null, symbols: [symbol] }],
  scenarios: [
    { id: "issue-7", title: odd, kind: "breaks", source: "issue #7", verdict },
    { id: "issue-8", title: "b", kind: "unknown", source: "issue #8", verdict: unknown },
  ],
  leftOut: [{ title: "Two bookings at once", why: "draft: a question is open" }],
  problems: [{ message: "unexpected }", span }],
  footer: {
    seconds: 1.5,
    run: 2,
    cached: 0,
    skipped: 1,
    engine: "1",
    settings: "s",
    seed: "42",
    replay: "foretrace replay r1",
    link: null,
  },
  failed: null,
});

const range = { start: 1, end: 2, line: 1, column: 1, endLine: 1 };
export const facts: FileFacts = {
  symbols: [{ name: "priceFor", form: "function", exported: true, range }],
  imports: [{ specifier: "./seat.ts", imported: "*", local: "seat" }],
  exports: [{ exported: "priceFor", local: null, specifier: "./price.ts", imported: "priceFor" }],
  references: [{ from: "priceFor", name: "seat", member: "row", kind: "calls", line: 1 }],
  routes: [{ method: "POST", path: odd, handler: null, range }],
  tests: [{ title: odd, framework: "vitest", range, skipped: false }],
  problems: [{ message: "unexpected }", line: 3 }],
};

export const incident: Incident = {
  id: "issue-3",
  number: 3,
  title: odd,
  symptom: "too dear",
  at: "2025-03-15",
  fix: { number: null, commit: "ccc" },
  symbols: [symbol],
  scenario: null,
};
export const decision: Decision = {
  id: "d1",
  title: odd,
  reason: "cheaper",
  by: "mira",
  at: "2025-03-16",
  symbols: [],
  source: "docs/decisions/0001.md",
};

export function codeGraph(): Graph {
  const test = {
    kind: "test",
    id: "test/price.test.ts#prices",
    title: odd.replaceAll("\u0000", "").replaceAll("\ud83d,", ""),
    framework: "vitest",
    span,
  } as const;
  const route = { kind: "route", id: "route:POST /seats", method: "POST", path: "/seats", span } as const;
  const code = { kind: "symbol", id: symbol, path: "src/price.ts", name: "priceFor", form: "function", exported: true, span } as const;
  const nodes = new Map<string, GraphNode>([code, route, test].map((node) => [node.id, node]));
  const edges = [
    { kind: "handles", from: route.id, to: code.id },
    { kind: "exercises", from: test.id, to: code.id },
    { kind: "calls", from: code.id, to: "node:fs#readFile" },
    { kind: "imports", from: code.id, to: code.id },
  ] as const;
  return { nodes, edges };
}
