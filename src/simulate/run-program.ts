// A file as a whole program, from start to exit: what it writes, in order, and how it ends, as Node would tell a terminal.
import { attempt } from "#machine/call.ts";
import { type GuestThrow, StuckSignal } from "#machine/stop.ts";
import type { RunEnd, Thrown } from "#machine/trace.ts";
import { nothingGiven } from "#scenario/scenario.ts";
import type { Sources } from "#syntax/sources.ts";
import { endProgram, exitCode, failProgram, programExit, tellUncaught } from "#worlds/program.ts";
import { printStep } from "./print-trace.ts";
import type { RunSettings } from "./run.ts";
import { type Logged, openSession, type Session } from "./session.ts";
import { uncaughtText } from "./uncaught.ts";

export type ProgramRequest = {
  readonly sources: Sources;
  readonly path: string;
  readonly arguments: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly settings: RunSettings;
};
export type ProgramRun = {
  readonly output: readonly Logged[];
  readonly exitCode: number;
  readonly end: RunEnd;
  readonly assumptions: readonly string[];
  readonly steps: number;
  /** Printed lines, when asked for. */
  readonly trace: readonly string[] | null;
};

/** Node's code for a module whose top-level await is never settled. */
const UNSETTLED = 13;
/** Of ours: the program could not be followed to its end. */
const NOT_FOLLOWED = 3;

export function runProgram(request: ProgramRequest): ProgramRun {
  const { sources, path, settings } = request;
  const argv = ["/usr/local/bin/node", `/repo/${path}`, ...request.arguments];
  const session = openSession({
    sources,
    given: nothingGiven,
    settings,
    kind: "program",
    argv,
    env: request.env ?? {},
    decisions: { prefix: [], beyond: "stop" },
  });
  const fatal = watchUncaught(session);
  const ending = follow(session, path, fatal);
  const record = session.machine.record();
  return {
    output: joined(session.logged),
    exitCode: ending.code,
    end: ending.end,
    assumptions: record.assumptions.map(({ text }) => text),
    steps: record.steps,
    trace: settings.traced ? record.trace.steps.map(printStep) : null,
  };
}

type Fatal = { error: Thrown | null };

/** The first error that nobody catches ends a program. */
function watchUncaught(session: Session): Fatal {
  const fatal: Fatal = { error: null };
  const { agent } = session.machine;
  agent.onUncaught.unshift((value, from, promise, thrown) => {
    if (tellUncaught(agent, value, from, promise)) return true;
    fatal.error = die(session, thrown, from, false);
    throw new StuckSignal({ kind: "limit", what: programExit, message: "an uncaught error", span: null });
  });
  return fatal;
}

function follow(session: Session, path: string, fatal: Fatal): { readonly code: number; readonly end: RunEnd } {
  const { machine } = session;
  const quiet: RunEnd = { kind: "value", value: { text: "undefined", unknown: null } };
  const loaded = machine.importModule(path);
  if (loaded.kind === "thrown") {
    const handled = machine.run((agent) => tellUncaught(agent, loaded.thrown.value, "exception", undefined));
    if (handled.kind !== "value" || handled.value !== true) return crash(session, loaded.thrown);
  }
  const stopped = loaded.kind === "stuck" ? loaded : machine.settle();
  const last =
    stopped ??
    machine.run((agent) => {
      const done = attempt(() => endProgram(agent));
      if (!done.ok) throw done.thrown;
      return undefined;
    });
  if (fatal.error !== null) return { code: 1, end: { kind: "thrown", error: fatal.error } };
  if (last.kind === "thrown") return crash(session, last.thrown);
  if (last.kind === "value") return { code: codeOf(session), end: quiet };
  if (last.stuck.what === programExit) return { code: codeOf(session), end: quiet };
  if (last.stuck.what === "pending promise") return unsettled(session);
  return { code: NOT_FOLLOWED, end: last };
}

const codeOf = (session: Session): number => exitCode(session.machine.agent);

function unsettled(session: Session): { readonly code: number; readonly end: RunEnd } {
  session.write("err", "Warning: Detected unsettled top-level await\n");
  return { code: UNSETTLED, end: { kind: "value", value: { text: "undefined", unknown: null } } };
}

function crash(session: Session, thrown: GuestThrow): { readonly code: number; readonly end: RunEnd } {
  session.machine.run(() => {
    die(session, thrown, "exception", true);
    return undefined;
  });
  return { code: 1, end: { kind: "thrown", error: session.machine.describe(thrown) } };
}

/** Prints the error and tells `exit` listeners; the machine must be entered. */
function die(session: Session, thrown: GuestThrow, from: "exception" | "rejection", loading: boolean): Thrown {
  const { machine } = session;
  session.write("err", uncaughtText(session, thrown, from, loading));
  failProgram(machine.agent);
  return machine.describe(thrown);
}

/** Pieces of one stream that follow each other are one piece. */
function joined(logged: readonly Logged[]): Logged[] {
  const pieces: Logged[] = [];
  for (const piece of logged) {
    const last = pieces[pieces.length - 1];
    if (last?.stream === piece.stream) pieces[pieces.length - 1] = { stream: piece.stream, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}
