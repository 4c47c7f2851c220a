// Tagged templates: a call with the template's strings and values.
import type { Argument, Expression } from "#ir/program.ts";
import { REGISTERS } from "../frame.ts";
import type { Builder, Eval } from "./builder.ts";
import { compileCallOn } from "./call.ts";
import { calleeKeepingThis, keepsThis } from "./chain.ts";
import { readTemp, tempSlot } from "./inner.ts";
import { templateObject } from "./literal.ts";

export function compileTagged(builder: Builder, node: Extract<Expression, { kind: "tagged" }>): Eval {
  const { at, text, tag } = node;
  const self = tempSlot(builder);
  const fn = tempSlot(builder);
  const strings = tempSlot(builder);
  const callee = keepsThis(tag) ? calleeKeepingThis(builder, tag, REGISTERS + self) : builder.expression(tag);
  const template = templateObject(node);
  const args: Argument[] = [{ spread: false, value: readTemp(strings, at) }, ...node.values.map((value) => ({ spread: false, value }))];
  const call = compileCallOn(builder, { kind: "call-on", at, self: readTemp(self, at), callee: readTemp(fn, at), arguments: args, text });
  return (frame) => {
    frame[REGISTERS + self] = undefined;
    frame[REGISTERS + fn] = callee(frame);
    frame[REGISTERS + strings] = template(frame);
    return call(frame);
  };
}
