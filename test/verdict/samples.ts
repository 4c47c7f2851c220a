// Hand-made runs, traces and changes, written as short text: what the machine would have left behind.
import { invariant } from "#ground/bug.ts";
import type { FileChange, Hunk } from "#ground/change.ts";
import type { Span } from "#ground/span.ts";
import type { Shown, Stuck, Trace, TraceStep } from "#machine/trace.ts";
import { nothingGiven, type Scenario, type Step } from "#scenario/scenario.ts";
import type { Failure, Observation, Run } from "#simulate/run.ts";

export const shown = (text: string): Shown => ({ text, unknown: null });

export const spanAt = (path: string, line: number): Span => ({ path, start: 0, end: 0, line, column: 1, endLine: line });

/** The hunks between two texts, with the line numbers that `git diff -U0` writes: a side without lines is named by the line before it. */
export function hunksBetween(base: string, head: string): readonly Hunk[] {
  const [before, after] = [linesOf(base), linesOf(head)];
  const kept = [...commonLines(before, after), [before.length, after.length] as const];
  const hunks: Hunk[] = [];
  let [b, h] = [0, 0];
  for (const [nextBase, nextHead] of kept) {
    const [baseLines, headLines] = [nextBase - b, nextHead - h];
    const start = (at: number, count: number): number => (count === 0 ? at : at + 1);
    if (baseLines + headLines > 0) hunks.push({ baseStart: start(b, baseLines), baseLines, headStart: start(h, headLines), headLines });
    [b, h] = [nextBase + 1, nextHead + 1];
  }
  return hunks;
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Pairs of places of a longest common sequence. */
function commonLines(a: readonly string[], b: readonly string[]): ReadonlyArray<readonly [number, number]> {
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (longest[i] as number[])[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: Array<readonly [number, number]> = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

export const changeOf = (path: string, base: string, head: string, basePath = path): FileChange => ({
  status: basePath === path ? "modified" : "renamed",
  path,
  basePath,
  binary: false,
  hunks: hunksBetween(base, head),
});

/** One step a row: `[path:]line kind …`, indented by two spaces for each call around it; a call stands as deep as what it does. */
export function traceOf(text: string, path = "src/pricing.ts"): Trace {
  const rows = text.split("\n").filter((row) => row.trim() !== "");
  const margin = Math.min(...rows.map((row) => row.search(/\S/)));
  return { steps: rows.map((row) => stepOf(row.slice(margin), path)), truncated: false };
}

function stepOf(row: string, path: string): TraceStep {
  const depth = row.search(/\S/) / 2;
  const [, where = "", line = "", kind = "", rest = ""] = /^(?:(\S+):)?(\d+) (\w+) ?(.*)$/.exec(row.trim()) ?? [];
  const span = spanAt(where === "" ? path : where, Number(line));
  const [name = "", value = ""] = rest.split(" = ");
  const called = /^([^(]*)\((.*)\)$/.exec(name);
  const args = (called?.[2] ?? "").split(", ").filter(Boolean).map(shown);
  switch (kind) {
    case "line":
      return { kind, span, depth };
    case "call":
      return { kind, span, depth, name: called?.[1] ?? name, arguments: args };
    case "return":
    case "set":
      return { kind, span, depth, name, value: shown(value) };
    case "throw":
      return { kind, span, depth, value: shown(rest) };
    case "branch":
      return { kind, span, depth, taken: rest };
    case "outside":
      return { kind, span, api: called?.[1] ?? name, arguments: args, answer: shown(value) };
  }
  invariant(false, `no step is written "${row}"`);
}

export function scenarioOf(title: string, more: Partial<Scenario> = {}): Scenario {
  return {
    id: `scenario-${title.replace(/\W+/g, "-")}`,
    title,
    says: "",
    from: { kind: "issue", number: 7 },
    version: 1,
    given: nothingGiven,
    when: [callStep("priceFor", { seats: 2 })],
    then: [],
    remembers: null,
    question: null,
    ...more,
  };
}

export const callStep = (symbol: string, ...given: Extract<Step, { kind: "call" }>["arguments"]): Step => ({
  kind: "call",
  symbol,
  arguments: given,
  as: "result",
});

export function testScenario(title: string, path = "tests/refund.test.ts", line = 12): Scenario {
  const from = { kind: "test", path, line, framework: "vitest" } as const;
  return scenarioOf(title, { id: `test:${path}#${title}`, from, when: [{ kind: "test", path, title }] });
}

export const observationOf = (more: Partial<Observation> & { readonly value?: string }): Observation => {
  const { value = "undefined", ...rest } = more;
  const seen = { end: { kind: "value", value: shown(value) } as const, results: [], outside: [], logged: [], ...rest };
  return { ...seen, digest: more.digest ?? JSON.stringify(seen) };
};

export const runOf = (more: Partial<Run> = {}): Run => ({
  scenarioId: "",
  status: "passed",
  failure: null,
  stuck: null,
  observation: observationOf({}),
  trace: null,
  read: [],
  entered: [],
  assumptions: [],
  steps: 120,
  ...more,
});

export const passed = (value = "undefined"): Run => runOf({ observation: observationOf({ value }) });

export function failed(message: string, more: Partial<Failure> = {}): Run {
  const failure: Failure = { message, expected: null, received: null, span: null, error: null, ...more };
  return runOf({ status: "failed", failure, observation: observationOf({ value: message }) });
}

export function stuck(what: string, message = `${what} has no model`, kind: Stuck["kind"] = "unmodelled"): Run {
  return runOf({ status: "stuck", stuck: { kind, what, message, span: null } });
}
