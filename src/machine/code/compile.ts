// One function, from IR to something that runs: its prologue, its body, and how it is entered.
import type { FunctionCode, Implicit } from "#ir/program.ts";
import { begin } from "../activation.ts";
import { newArguments } from "../arguments-object.ts";
import { newArray } from "../array.ts";
import { Cell, type Closure, type Code, type Compiled } from "../code.ts";
import { CALLEE, type Frame, REGISTERS, RESULT } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { running, thread } from "../running.ts";
import { emptyList, GuestObject, UNINITIALISED, type Value } from "../value.ts";
import { newWrapper } from "../wrapper.ts";
import { Builder, type Exec, RETURN } from "./builder.ts";
import { compileExpression } from "./expression.ts";
import { stuckAt } from "./fail.ts";
import { compileResumable } from "./resumable/function.ts";
import { sequence } from "./sequence.ts";
import { freshSlots } from "./slots.ts";
import { compileStatement } from "./statement.ts";
import { tracedRun } from "./traced.ts";

const compilers = { expression: compileExpression, statement: compileStatement };

export function compileCode(code: Code): Compiled {
  const builder = new Builder(code, compilers);
  const { fn } = code;
  const wantsList = fn.restSlot !== null || fn.implicit.some((each) => each.what === "arguments");
  const isClass = fn.kind === "constructor" || fn.kind === "derived-constructor";
  const cells = freshSlots(fn.cells, true);
  const instantiate = fn.kind === "module" && fn.opaque === null ? instantiation(builder, cells) : null;
  const run = runOf(builder, instantiate === null ? cells : null, instantiate === null ? 0 : fn.prologue);
  return {
    size: builder.size,
    positional: fn.positional,
    direct: !wantsList && !isClass,
    bind: binderOf(fn),
    run: code.traced ? tracedRun(code, run) : run,
    instantiate,
  };
}

/** What a module needs before any module of its graph runs. */
function instantiation(builder: Builder, cells: ((frame: Frame) => void) | null): NonNullable<Compiled["instantiate"]> {
  const functions = sequence(builder.fn.body.slice(0, builder.fn.prologue).map((each) => compileStatement(builder, each)));
  return { cells: cells ?? nothing, functions };
}

const nothing = (): void => undefined;

/** `from`: the first statement still to be run. */
function runOf(builder: Builder, cells: ((frame: Frame) => void) | null, from: number): Compiled["run"] {
  const { fn } = builder;
  if (fn.opaque !== null) return opaqueRun(fn.opaque);
  if (fn.async || fn.generator) return compileResumable(builder, cells, from);
  return plainRun(builder, cells, from);
}

function opaqueRun(why: { readonly message: string; readonly at: number }): Compiled["run"] {
  return (frame) => stuckAt(frame, why.at, { kind: "unsupported", what: why.message, message: why.message });
}

function plainRun(builder: Builder, prologue: ((frame: Frame) => void) | null, from: number): Compiled["run"] {
  const { fn } = builder;
  const only = fn.body.length === 1 ? fn.body[0]! : undefined;
  if (only?.kind === "return" && only.value !== null && !builder.traced) return expressionRun(builder.expression(only.value), prologue);
  return bodyRun(sequence(fn.body.slice(from).map((each) => builder.statement(each))), prologue);
}

function expressionRun(value: (frame: Frame) => Value, prologue: ((frame: Frame) => void) | null): Compiled["run"] {
  return (frame) => {
    const depth = begin(frame);
    if (prologue !== null) prologue(frame);
    const result = value(frame);
    gauges.depth = depth - 1;
    return result;
  };
}

function bodyRun(body: Exec, prologue: ((frame: Frame) => void) | null): Compiled["run"] {
  return (frame) => {
    const depth = begin(frame);
    if (prologue !== null) prologue(frame);
    const done = body(frame);
    gauges.depth = depth - 1;
    return done === RETURN ? (frame[RESULT] as Value) : undefined;
  };
}

// ---- Implicit values

type Binder = (frame: Frame, thisValue: Value, newTarget: Value, args: Value[] | null) => void;

function binderOf(fn: FunctionCode): Binder | null {
  const { implicit, restSlot } = fn;
  if (implicit.length === 0 && restSlot === null) return null;
  const only = implicit[0];
  if (implicit.length === 1 && restSlot === null && only!.what === "this" && fn.strict)
    return only!.cell ? bindThisCell(REGISTERS + only!.slot) : bindThis(REGISTERS + only!.slot);
  const binders = implicit.map((each) => bindOne(fn, each));
  if (restSlot !== null) binders.push(bindRest(fn, REGISTERS + restSlot));
  return (frame, thisValue, newTarget, args) => {
    for (let at = 0; at < binders.length; at++) binders[at]!(frame, thisValue, newTarget, args);
  };
}

function bindThis(index: number): Binder {
  return (frame, thisValue) => {
    frame[index] = thisValue;
  };
}

function bindThisCell(index: number): Binder {
  return (frame, thisValue) => {
    frame[index] = new Cell(thisValue);
  };
}

function bindOne(fn: FunctionCode, implicit: Implicit): Binder {
  const index = REGISTERS + implicit.slot;
  const cell = implicit.cell;
  const put = (frame: Frame, value: Value): void => {
    frame[index] = cell ? new Cell(value) : value;
  };
  switch (implicit.what) {
    case "this":
      return fn.strict ? (frame, thisValue) => put(frame, thisValue) : (frame, thisValue) => put(frame, sloppyThis(thisValue));
    case "arguments":
      return (frame, _this, _newTarget, args) =>
        put(frame, newArguments(thread.core, args ?? [], fn.strict ? null : (frame[CALLEE] as GuestObject)));
    case "new.target":
      return (frame, _this, newTarget) => put(frame, newTarget);
    case "callee":
      return (frame) => put(frame, frame[CALLEE] as GuestObject);
    case "home":
      return (frame) => put(frame, ((frame[CALLEE] as GuestObject).data as Closure).home);
  }
}

/** In sloppy functions `this` is always an object. */
function sloppyThis(value: Value): Value {
  if (value instanceof GuestObject) return value;
  const { realm } = running();
  if (value === undefined || value === null) return realm.global;
  return value === UNINITIALISED || typeof value === "object" ? value : newWrapper(realm, value);
}

function bindRest(fn: FunctionCode, index: number): Binder {
  return (frame, _this, _newTarget, args) => {
    const rest = emptyList();
    const list = args ?? [];
    for (let at = fn.positional; at < list.length; at++) rest.push(list[at]);
    frame[index] = newArray(running().realm, rest);
  };
}
