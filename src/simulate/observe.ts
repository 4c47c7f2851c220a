// Makes a run's result from what happened: what the outside could see, its digest, what was read and entered.
import { sha256 } from "#ground/digest.ts";
import { byText } from "#ground/order.ts";
import type { RunEnd, Shown, Trace } from "#machine/trace.ts";
import type { Failure, Observation, Run } from "./run.ts";
import type { Logged, Session } from "./session.ts";

export type Seen = {
  readonly end: RunEnd;
  readonly results: Observation["results"];
  readonly logged: readonly Logged[];
  readonly outside: Observation["outside"];
};

export function observationOf(seen: Seen): Observation {
  return { ...seen, digest: sha256(JSON.stringify([endForm(seen.end), seen.results, seen.outside, joined(seen.logged)])) };
}

/** What of an end counts: places in the code do not, or moving a function would change its behaviour. */
function endForm(end: RunEnd): unknown {
  if (end.kind === "value") return ["value", end.value];
  if (end.kind === "thrown") return ["thrown", end.error.name, end.error.message, withoutPlaces(end.error.shown.text)];
  return ["stuck", end.stuck.kind, end.stuck.what];
}

/** Pieces written one after the other are one text. */
function joined(logged: readonly Logged[]): ReadonlyArray<readonly [string, string]> {
  const pieces: Array<[string, string]> = [];
  for (const { stream, text } of logged) {
    const last = pieces[pieces.length - 1];
    if (last !== undefined && last[0] === stream) last[1] += text;
    else pieces.push([stream, text]);
  }
  return pieces.map(([stream, text]) => [stream, withoutPlaces(text)] as const);
}

const withoutPlaces = (text: string): string => text.replace(/^\s+at .*(?:\n|$)/gm, "").replace(/[\w./-]+\.[cm]?[jt]sx?:\d+:\d+/g, "");

/** Steps inside the platform's own guest code are nobody's business. */
function ownTrace(trace: Trace): Trace {
  return {
    ...trace,
    steps: trace.steps.filter((step) => step.kind === "outside" || step.span === null || !/^(node|web):/.test(step.span.path)),
  };
}

export type RunParts = {
  readonly scenarioId: string;
  readonly session: Session;
  readonly status: Run["status"];
  readonly failure: Failure | null;
  readonly end: RunEnd;
  readonly results: ReadonlyArray<{ readonly name: string; readonly value: Shown }>;
  /** From which written piece and outside call on this run's own part begins; for files whose tests share one load. */
  readonly from?: { readonly logged: number; readonly outside: number };
};

export function runOf(parts: RunParts): Run {
  const { session, end } = parts;
  const record = session.machine.record();
  const from = parts.from ?? { logged: 0, outside: 0 };
  const outside = record.outside.slice(from.outside).map(({ api, arguments: args, answer }) => ({ api, arguments: args, answer }));
  return {
    scenarioId: parts.scenarioId,
    status: parts.status,
    failure: parts.failure,
    stuck: end.kind === "stuck" ? end.stuck : null,
    observation: observationOf({ end, results: parts.results, logged: session.logged.slice(from.logged), outside }),
    trace: session.traced ? ownTrace(record.trace) : null,
    read: [...session.read].sort(byText).map((path) => ({ path, blob: session.sources.snapshot.files.get(path)?.blob ?? "" })),
    entered: record.entered
      .filter(({ path }) => session.sources.snapshot.files.has(path))
      .map(({ path, start }) => `${path}#${start}`)
      .sort(byText),
    assumptions: record.assumptions.map(({ text }) => text),
    steps: record.steps,
  };
}
