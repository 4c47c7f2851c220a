// Optional chains that wait: `(await f())?.a`, `a?.b(await c)`.
import type { Expression } from "#ir/program.ts";
import { REGISTERS } from "../../frame.ts";
import { type Exec, NORMAL } from "../builder.ts";
import { calleeKeepingThis, keepsThis, splitChain } from "../chain.ts";
import { callOn, readTemp, tempSlot, writeTemp } from "../inner.ts";
import { suspends } from "./suspends.ts";
import { evaluation, type Flatten, type Waiting } from "./waiting.ts";

export function flattenChain(waiting: Waiting, node: Extract<Expression, { kind: "chain" }>, steps: Exec[], flatten: Flatten): Expression {
  const { builder } = waiting;
  const { at } = node;
  const split = splitChain(node.body);
  if (split === null) return flatten(waiting, node.body, steps);
  const { optional, path, hang } = split;
  const value = tempSlot(builder);
  const parent = path[path.length - 1];
  let rest: Expression;
  if (parent?.kind === "call" && keepsThis(optional.value)) {
    const self = tempSlot(builder);
    const callee = flatten(waiting, optional.value, steps);
    if (suspends(callee))
      return {
        kind: "opaque",
        at,
        construct: "await in an optional callee",
        message: "waiting inside an optional callee is not supported yet",
      };
    const head = calleeKeepingThis(builder, callee, REGISTERS + self);
    steps.push((frame) => {
      frame[REGISTERS + value] = head(frame);
      return NORMAL;
    });
    const call = callOn({
      at: parent.at,
      self: readTemp(self, at),
      callee: readTemp(value, at),
      arguments: parent.arguments,
      text: parent.text,
    });
    rest = hang(call, 1);
  } else {
    steps.push(evaluation(builder.expression(writeTemp(value, flatten(waiting, optional.value, steps)))));
    rest = hang(readTemp(value, at), 0);
  }
  const result = tempSlot(builder);
  const inner: Exec[] = [];
  const left = flatten(waiting, { kind: "chain", at, body: rest }, inner);
  const then = waiting.sequence([...inner, evaluation(builder.expression(writeTemp(result, left)))]);
  const none: Exec = (frame) => {
    frame[REGISTERS + result] = undefined;
    return NORMAL;
  };
  steps.push(waiting.choose((frame) => frame[REGISTERS + value] !== undefined && frame[REGISTERS + value] !== null, then, none));
  return readTemp(result, at);
}
