// Calls: `f(…)`, `o.m(…)`, `o[k](…)`, `o.#m(…)`, `super.m(…)`, with and without spread.
import type { Argument, Expression } from "#ir/program.ts";
import { AT, type Frame, REGISTERS } from "../frame.ts";
import type { GuestObject, Value } from "../value.ts";
import { listOfArguments } from "./arguments.ts";
import type { Builder, Eval } from "./builder.ts";
import { calleeKeepingThis, keepsThis } from "./chain.ts";
import { type CallOn, hasOptional, tempSlot } from "./inner.ts";
import { directOf, enter, invokeAny } from "./invoke.ts";
import { memberOf } from "./member.ts";
import { GetSite } from "./sites.ts";

type CallNode = Extract<Expression, { kind: "call" }>;

export function compileCall(builder: Builder, node: CallNode): Eval {
  const { callee, text, at } = node;
  if (callee.kind === "get" && callee.place.kind === "member" && !hasOptional(callee)) {
    const object = builder.expression(callee.place.object);
    return callMethod(builder, object, callee.place.key, callee.at, node);
  }
  if (keepsThis(callee)) {
    const self = REGISTERS + tempSlot(builder);
    return callKept(builder, calleeKeepingThis(builder, callee, self), self, node.arguments, text, at);
  }
  return callPlain(builder, builder.expression(callee), node.arguments, text, at);
}

/** A call whose function and `this` come from places in the frame. */
export function compileCallOn(builder: Builder, node: CallOn): Eval {
  const self = builder.expression(node.self);
  const kept = REGISTERS + tempSlot(builder);
  const callee = builder.expression(node.callee);
  const both: Eval = (frame) => {
    frame[kept] = self(frame);
    return callee(frame);
  };
  return callKept(builder, both, kept, node.arguments, node.text, node.at);
}

function callPlain(builder: Builder, callee: Eval, args: readonly Argument[], text: string, at: number): Eval {
  if (args.some((each) => each.spread)) return callSpread(callee, null, listOfArguments(builder, args, at), text, at);
  const values = args.map((each) => builder.expression(each.value));
  const [first, second] = values;
  if (first === undefined) return callPlain0(callee, text, at);
  if (second === undefined) return callPlain1(callee, first, text, at);
  if (values.length === 2) return callPlain2(callee, first, second, text, at);
  return callPlainMany(callee, values, text, at);
}

function callPlain0(callee: Eval, text: string, at: number): Eval {
  return (frame) => {
    const fn = callee(frame);
    const compiled = directOf(fn);
    frame[AT] = at;
    if (compiled === null) return invokeAny(frame, at, fn, undefined, [], text);
    return enter(fn as GuestObject, compiled, new Array(compiled.size), undefined);
  };
}

function callPlain1(callee: Eval, first: Eval, text: string, at: number): Eval {
  return (frame) => {
    const fn = callee(frame);
    const compiled = directOf(fn);
    const a = first(frame);
    frame[AT] = at;
    if (compiled === null) return invokeAny(frame, at, fn, undefined, [a], text);
    const inner: Frame = new Array(compiled.size);
    if (compiled.positional > 0) inner[REGISTERS] = a;
    return enter(fn as GuestObject, compiled, inner, undefined);
  };
}

function callPlain2(callee: Eval, first: Eval, second: Eval, text: string, at: number): Eval {
  return (frame) => {
    const fn = callee(frame);
    const compiled = directOf(fn);
    const a = first(frame);
    const b = second(frame);
    frame[AT] = at;
    if (compiled === null) return invokeAny(frame, at, fn, undefined, [a, b], text);
    const inner: Frame = new Array(compiled.size);
    if (compiled.positional > 0) inner[REGISTERS] = a;
    if (compiled.positional > 1) inner[REGISTERS + 1] = b;
    return enter(fn as GuestObject, compiled, inner, undefined);
  };
}

function callPlainMany(callee: Eval, values: readonly Eval[], text: string, at: number): Eval {
  return (frame) => {
    const fn = callee(frame);
    return finishMany(frame, fn, undefined, values, text, at);
  };
}

/** Evaluates the arguments straight into the new frame. */
function finishMany(frame: Frame, fn: Value, self: Value, values: readonly Eval[], text: string, at: number): Value {
  const compiled = directOf(fn);
  if (compiled === null) {
    const args = evaluateAll(frame, values);
    frame[AT] = at;
    return invokeAny(frame, at, fn, self, args, text);
  }
  const inner: Frame = new Array(compiled.size);
  const positional = compiled.positional;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!(frame);
    if (index < positional) inner[REGISTERS + index] = value;
  }
  frame[AT] = at;
  return enter(fn as GuestObject, compiled, inner, self);
}

function evaluateAll(frame: Frame, values: readonly Eval[]): Value[] {
  const args: Value[] = [];
  for (let index = 0; index < values.length; index++) args.push(values[index]!(frame));
  return args;
}

// ---- Methods: the object is evaluated once and becomes `this`

function callMethod(builder: Builder, object: Eval, key: string, keyAt: number, node: CallNode): Eval {
  const { text, at } = node;
  const site = new GetSite(key);
  if (node.arguments.some((each) => each.spread)) {
    const self = REGISTERS + tempSlot(builder);
    const callee: Eval = (frame) => {
      const target = object(frame);
      frame[self] = target;
      frame[AT] = keyAt;
      return memberOf(site, target);
    };
    return callSpread(callee, self, listOfArguments(builder, node.arguments, at), text, at);
  }
  const values = node.arguments.map((each) => builder.expression(each.value));
  const [first, second] = values;
  if (first === undefined) return callMethod0(object, site, keyAt, text, at);
  if (second === undefined) return callMethod1(object, site, first, keyAt, text, at);
  if (values.length === 2) return callMethod2(object, site, first, second, keyAt, text, at);
  return (frame) => {
    const self = object(frame);
    frame[AT] = keyAt;
    const fn = memberOf(site, self);
    return finishMany(frame, fn, self, values, text, at);
  };
}

function callMethod0(object: Eval, site: GetSite, keyAt: number, text: string, at: number): Eval {
  return (frame) => {
    const self = object(frame);
    frame[AT] = keyAt;
    const fn = memberOf(site, self);
    const compiled = directOf(fn);
    frame[AT] = at;
    if (compiled === null) return invokeAny(frame, at, fn, self, [], text);
    return enter(fn as GuestObject, compiled, new Array(compiled.size), self);
  };
}

function callMethod1(object: Eval, site: GetSite, first: Eval, keyAt: number, text: string, at: number): Eval {
  return (frame) => {
    const self = object(frame);
    frame[AT] = keyAt;
    const fn = memberOf(site, self);
    const compiled = directOf(fn);
    const a = first(frame);
    frame[AT] = at;
    if (compiled === null) return invokeAny(frame, at, fn, self, [a], text);
    const inner: Frame = new Array(compiled.size);
    if (compiled.positional > 0) inner[REGISTERS] = a;
    return enter(fn as GuestObject, compiled, inner, self);
  };
}

function callMethod2(object: Eval, site: GetSite, first: Eval, second: Eval, keyAt: number, text: string, at: number): Eval {
  return (frame) => {
    const self = object(frame);
    frame[AT] = keyAt;
    const fn = memberOf(site, self);
    const compiled = directOf(fn);
    const a = first(frame);
    const b = second(frame);
    frame[AT] = at;
    if (compiled === null) return invokeAny(frame, at, fn, self, [a, b], text);
    const inner: Frame = new Array(compiled.size);
    if (compiled.positional > 0) inner[REGISTERS] = a;
    if (compiled.positional > 1) inner[REGISTERS + 1] = b;
    return enter(fn as GuestObject, compiled, inner, self);
  };
}

// ---- The rarer forms

/** `callee` leaves `this` in the frame place `self`. */
function callKept(builder: Builder, callee: Eval, self: number, args: readonly Argument[], text: string, at: number): Eval {
  if (args.some((each) => each.spread)) return callSpread(callee, self, listOfArguments(builder, args, at), text, at);
  const values = args.map((each) => builder.expression(each.value));
  return (frame) => {
    const fn = callee(frame);
    return finishMany(frame, fn, frame[self] as Value, values, text, at);
  };
}

function callSpread(callee: Eval, self: number | null, list: (frame: Frame) => Value[], text: string, at: number): Eval {
  return (frame) => {
    const fn = callee(frame);
    const thisValue = self === null ? undefined : (frame[self] as Value);
    const args = list(frame);
    frame[AT] = at;
    return invokeAny(frame, at, fn, thisValue, args, text);
  };
}
