// Outcomes made by hand, as tasks hand them over: a cinema's booking back end and what its pull requests did.
import { symbolId } from "#ground/ids.ts";
import type { Patch } from "#patch/patch.ts";
import type { ChangeOutcome } from "#report/outcome.ts";
import type { Footer } from "#report/report.ts";
import type { Scenario } from "#scenario/scenario.ts";
import type { Run } from "#simulate/run.ts";
import { judge } from "#verdict/judge.ts";
import type { Cause, FunctionJudgement, PathStep, Verdict, Witness } from "#verdict/verdict.ts";
import { callStep, failed, passed, scenarioOf, spanAt, testScenario } from "../verdict/samples.ts";

const head = "91a77f3c5d0e4b7a8f1e2d3c4b5a69788f7e6d5c";
const base = "4be1c02d7f6a4e3b9c8d7e6f5a4b3c2d1e0f9a8b";

export const footer: Footer = {
  seconds: 4.2,
  run: 9,
  cached: 29,
  skipped: 0,
  engine: "0.1.0",
  settings: "mode: advisory",
  seed: "1",
  replay: "foretrace simulate --base 4be1c02d7f6a --head 91a77f3c5d0e",
  link: "http://127.0.0.1:3000/reports/7f3a90c1d2e4",
};

export const identity = { id: "7f3a90c1d2e4", repository: "cinema/booking", number: 12, base, head, footer } as const;

export const nothing: ChangeOutcome = {
  ...identity,
  description: "",
  mode: "advisory",
  verdicts: [],
  witnesses: [],
  functions: [],
  patches: new Map(),
  reach: { symbols: [], routes: [], exported: [], tests: [], scenarios: [], changed: [] },
  precedents: [],
  problems: [],
  leftOut: [],
};

export const refundPath = "src/booking/refund.ts";

export function causeAt(line: number, hunk: string, why = "`a` became `b`", path = refundPath): Cause {
  return { span: spanAt(path, line), symbol: null, hunk, others: [], why };
}

export function verdictOf(scenario: Scenario, before: Run | null, after: Run | null, more: Partial<Verdict> = {}): Verdict {
  const judged = judge(scenario, before, after);
  return { ...judged, scenario, base: before, head: after, cause: null, path: [], expectationChanged: false, ...more };
}

export const holds = (title: string): Verdict => verdictOf(testScenario(title), passed(), passed());

const step = (line: number, text: string, value: string | null, code = "", path = refundPath): PathStep => ({
  span: spanAt(path, line),
  code,
  text,
  value,
  depth: 0,
});

export const lock = causeAt(
  58,
  "- const seat = await lockSeat(tx, id);\n+ const seat = await findSeat(db, id);\n+ await lockSeat(tx, id);",
  "1 line became 2",
);

export const refundBreaks: Verdict = verdictOf(
  testScenario("refund pays a cancelled seat twice"),
  passed(),
  failed("expected [201, 409], received [201, 201]\n  at refund.test.ts"),
  {
    cause: lock,
    path: [
      step(57, "refund(7)", null, "export async function refund(id) {"),
      step(31, "findSeat(7)", null, "export async function findSeat(db, id) {", "src/booking/seats.ts"),
      step(58, "", null, "const seat = await findSeat(db, id);"),
      step(61, "seat.refunded", "false", "if (!seat.refunded)"),
      step(63, "pay(7)", null, "await pay(seat);"),
    ],
  },
);

export const refundPatch: Patch = {
  idea: "undo",
  says: "restores `const seat = await lockSeat(tx, id);`",
  edit: { path: refundPath, start: 0, end: 0, text: "" },
  lines: { path: refundPath, from: 58, to: 59, text: "  const seat = await lockSeat(tx, id);\n" },
  proof: { repaired: ["refund pays a cancelled seat twice"], unchanged: 31, notCovered: null },
};

export function witnessOf(call: string, before: string, after: string): Witness {
  const scenario = scenarioOf(call, { id: `witness:${call}`, when: [callStep(call)] });
  const symbol = symbolId("src/pricing.ts", call.replace(/\(.*$/s, ""));
  return {
    symbol,
    call,
    before,
    after,
    verdict: verdictOf(scenario, passed(before), passed(after), { cause: causeAt(9, "- 1\n+ 2", undefined, "src/pricing.ts") }),
  };
}

type Outcome = FunctionJudgement["outcome"];
export const inert: Outcome = { kind: "inert" };
export const same = (scenarios: number, inputs = 0): Outcome => ({ kind: "decided", scenarios, inputs, differs: false });
export const differs = (scenarios: number, inputs = 0): Outcome => ({ kind: "decided", scenarios, inputs, differs: true });
export const unreached: Outcome = { kind: "unreached", why: "no scenario and no exported function leads here" };
export const undecided = (what: string, message = `${what} has no model`): Outcome => ({
  kind: "undecided",
  reason: { kind: "unmodelled", what, message, span: null },
});

/** Functions of one file by name, the second and further of a list numbered. */
export function functionsOf(outcomes: Readonly<Record<string, Outcome | readonly Outcome[]>>): readonly FunctionJudgement[] {
  return Object.entries(outcomes).flatMap(([name, given]) =>
    (Array.isArray(given) ? (given as readonly Outcome[]) : [given as Outcome]).map((outcome, at) => {
      const path = "src/booking/booking.ts";
      return { symbol: symbolId(path, at === 0 ? name : `${name}${at + 1}`), span: spanAt(path, at + 1), outcome };
    }),
  );
}

export const times = <T>(n: number, one: T): readonly T[] => Array.from({ length: n }, () => one);
