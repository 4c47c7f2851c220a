// The second variant of compiled code, used only when a trace is wanted: the same closures, wrapped in ones that write steps.
// Each wrapper gives back the plain closure when the function is not traced, so that untraced runs pay nothing.
import { spanOf } from "#ground/span.ts";
import type { Expression, Place, Statement } from "#ir/program.ts";
import type { Code, Compiled } from "../code.ts";
import { type Frame, REGISTERS } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { spanIn } from "../place.ts";
import { running } from "../running.ts";
import { GuestThrow } from "../stop.ts";
import { Unknown, type Value } from "../value.ts";
import type { Builder, Eval, Exec } from "./builder.ts";

const spanAt = (builder: Builder, at: number) => spanOf(builder.module.path, builder.module.lines, at, at);

/** Statements that only hold others have no line of their own. */
const STRUCTURE: ReadonlySet<Statement["kind"]> = new Set(["block", "labeled"]);

export function tracedStatement(builder: Builder, node: Statement, exec: Exec): Exec {
  if (STRUCTURE.has(node.kind) || isDeclaration(builder, node)) return exec;
  const span = spanAt(builder, node.at);
  return (frame) => {
    running().recorder.line(span, gauges.depth, frame);
    return exec(frame);
  };
}

/** A function that is declared is there from the start: its line tells nothing. */
function isDeclaration(builder: Builder, node: Statement): boolean {
  return node.kind === "expression" && node.value.kind === "set" && isFunction(builder, node.value);
}

function isFunction(builder: Builder, { init, value }: Extract<Expression, { kind: "set" }>): boolean {
  return init && value.kind === "function" && builder.module.functions[value.index]?.kind === "normal";
}

export function tracedTest(builder: Builder, test: Eval, at: number): Eval {
  if (!builder.traced) return test;
  const span = spanAt(builder, at);
  return (frame) => {
    const made = test(frame);
    const taken = made instanceof Unknown ? "unknown" : typeof made === "object" && made !== null ? "true" : made ? "true" : "false";
    running().recorder.step({ kind: "branch", span, depth: gauges.depth, taken });
    return made;
  };
}

export function tracedSwitch(
  builder: Builder,
  choose: (frame: Frame, value: Value) => number,
  at: number,
): (frame: Frame, value: Value) => number {
  if (!builder.traced) return choose;
  const span = spanAt(builder, at);
  return (frame, value) => {
    const taken = choose(frame, value);
    running().recorder.step({ kind: "branch", span, depth: gauges.depth, taken: `case ${taken}` });
    return taken;
  };
}

export function tracedSet(builder: Builder, node: Extract<Expression, { kind: "set" }>, set: Eval): Eval {
  if (!builder.traced || isFunction(builder, node)) return set;
  const name = nameOf(builder, node);
  if (name === "") return set;
  const span = spanAt(builder, node.at);
  return (frame) => {
    const made = set(frame);
    const { recorder } = running();
    recorder.step({ kind: "set", name, span, depth: gauges.depth, value: recorder.show(made) });
    return made;
  };
}

/** How a place is called in traces; hidden variables of lowering have no name. */
function nameOf(builder: Builder, node: Extract<Expression, { kind: "set" }>): string {
  const { place } = node;
  if (place.kind === "variable" || place.kind === "global") return place.name;
  if (place.kind === "member") return `${textOf(builder, place.object)}.${place.key}`;
  if (place.kind === "private") return `${textOf(builder, place.object)}.${place.text}`;
  return place.kind === "index" ? `${textOf(builder, place.object)}[…]` : "super.…";
}

function textOf(builder: Builder, object: Expression): string {
  if (object.kind !== "get") return "…";
  const place: Place = object.place;
  if (place.kind === "variable" || place.kind === "global") return place.name === "" ? "…" : place.name;
  return place.kind === "member" ? `${textOf(builder, place.object)}.${place.key}` : "…";
}

/** Calls, returns and throws of a traced function. */
export function tracedRun(code: Code, run: Compiled["run"]): Compiled["run"] {
  const { fn, module } = code;
  const span = spanOf(module.path, module.lines, fn.start, fn.end);
  const name = fn.name === "" ? (fn.kind === "module" ? "(module)" : "(anonymous)") : fn.name;
  return (frame) => {
    const { recorder } = running();
    const depth = gauges.depth + 1;
    const args: Value[] = [];
    for (let at = 0; at < fn.positional; at++) args.push(frame[REGISTERS + at] as Value);
    if (fn.kind !== "module") recorder.step({ kind: "call", name, span, depth, arguments: args.map(recorder.show) });
    try {
      const value = run(frame);
      if (fn.kind !== "module") recorder.step({ kind: "return", name, span: spanIn(frame), depth, value: recorder.show(value) });
      return value;
    } catch (signal) {
      if (signal instanceof GuestThrow && !signal.noted) {
        signal.noted = true;
        recorder.step({ kind: "throw", span: spanIn(frame), depth, value: recorder.show(signal.value) });
      }
      throw signal;
    }
  };
}
