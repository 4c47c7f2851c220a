// Tagged templates: a call with the template's strings and values.
import type { Argument, Expression } from "#ir/program.ts";
import { REGISTERS } from "../frame.ts";
import type { Builder, Eval } from "./builder.ts";
import { compileCallOn } from "./call.ts";
import { calleeKeepingThis, keepsThis } from "./chain.ts";
import { readTemp, templateStrings, tempSlot } from "./inner.ts";

type TaggedNode = Extract<Expression, { kind: "tagged" }>;

/** What a tag is called with. */
export const tagArguments = (node: TaggedNode): Argument[] =>
  [templateStrings(node), ...node.values].map((value) => ({ spread: false, value }));

export function compileTagged(builder: Builder, node: TaggedNode): Eval {
  const { at, text, tag } = node;
  const self = tempSlot(builder);
  const fn = tempSlot(builder);
  const callee = keepsThis(tag) ? calleeKeepingThis(builder, tag, REGISTERS + self) : builder.expression(tag);
  const call = compileCallOn(builder, {
    kind: "call-on",
    at,
    self: readTemp(self, at),
    callee: readTemp(fn, at),
    arguments: tagArguments(node),
    text,
  });
  return (frame) => {
    frame[REGISTERS + self] = undefined;
    frame[REGISTERS + fn] = callee(frame);
    return call(frame);
  };
}
