// `new C(…)` and `super(…)`.
import type { Expression } from "#ir/program.ts";
import { constructParent, runFields } from "../closure.ts";
import { Closure, DefaultConstructor } from "../code.ts";
import { AT, type Frame } from "../frame.ts";
import { GuestObject, UNINITIALISED, Unknown, type Value } from "../value.ts";
import { listOfArguments } from "./arguments.ts";
import type { Builder, Eval } from "./builder.ts";
import { failAt } from "./fail.ts";
import { callUnknown } from "./invoke.ts";
import { reference } from "./reference.ts";

export function compileNew(builder: Builder, node: Extract<Expression, { kind: "new" }>): Eval {
  const callee = builder.expression(node.callee);
  const { text, at } = node;
  if (node.arguments.some((each) => each.spread)) {
    const list = listOfArguments(builder, node.arguments, at);
    return (frame) => {
      const fn = callee(frame);
      return constructAt(frame, fn, list(frame), text, at);
    };
  }
  const values = node.arguments.map((each) => builder.expression(each.value));
  return (frame) => {
    const fn = callee(frame);
    const args: Value[] = [];
    for (let index = 0; index < values.length; index++) args.push(values[index]!(frame));
    return constructAt(frame, fn, args, text, at);
  };
}

function constructAt(frame: Frame, fn: Value, args: Value[], text: string, at: number): Value {
  frame[AT] = at;
  if (fn instanceof GuestObject && fn.behaviour.construct !== null) return fn.behaviour.construct(fn, args, fn);
  if (fn instanceof Unknown) return callUnknown(fn.derive(`new ${fn.text}`), args);
  return failAt(frame, at, "TypeError", `${text} is not a constructor`);
}

export function compileSuperCall(builder: Builder, node: Extract<Expression, { kind: "super-call" }>): Eval {
  const callee = builder.expression(node.callee);
  const newTarget = builder.expression(node.newTarget);
  // `this` is read as it is, so that its absence can be told.
  const self = node.self.kind === "variable" ? { ...node.self, check: false, fixed: false as const } : node.self;
  const { object, key, read, write } = reference(builder, self, true, node.at);
  const list = listOfArguments(builder, node.arguments, node.at);
  const { at } = node;
  return (frame) => {
    const fn = callee(frame) as GuestObject;
    const args = list(frame);
    frame[AT] = at;
    const made = constructParent(fn, args, newTarget(frame) as GuestObject);
    const holder = object(frame);
    const name = key(frame);
    if (read(frame, holder, name) !== UNINITIALISED) failAt(frame, at, "ReferenceError", "Super constructor may only be called once");
    write(frame, holder, name, made);
    const data = fn.data;
    const fields = data instanceof Closure || data instanceof DefaultConstructor ? data.fields : null;
    if (fields !== null && made instanceof GuestObject) runFields(fields, made);
    return made;
  };
}
