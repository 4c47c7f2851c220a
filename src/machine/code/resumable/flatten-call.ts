// Calls that wait in their callee or arguments.
import type { Argument, Expression } from "#ir/program.ts";
import { REGISTERS } from "../../frame.ts";
import type { Exec } from "../builder.ts";
import { calleeKeepingThis, keepsThis } from "../chain.ts";
import { callOn, readTemp, tempSlot } from "../inner.ts";
import { tagArguments } from "../tagged.ts";
import { suspends } from "./suspends.ts";
import type { Flatten, Waiting } from "./waiting.ts";

type CallNode = Extract<Expression, { kind: "call" | "new" | "super-call" | "tagged" }>;

export function flattenCall(waiting: Waiting, node: CallNode, steps: Exec[], flatten: Flatten): Expression {
  if (node.kind === "tagged") return flattenTagged(waiting, node, steps, flatten);
  if (node.kind === "super-call") return { ...node, arguments: flattenArguments(waiting, node.arguments, steps, flatten) };
  const late = suspends(node.arguments);
  if (node.kind === "call" && keepsThis(node.callee)) return flattenMethod(waiting, node, steps, late, flatten);
  const callee = flatten(waiting, node.callee, steps);
  return {
    ...node,
    callee: late ? waiting.keep(steps, callee) : callee,
    arguments: flattenArguments(waiting, node.arguments, steps, flatten),
  };
}

/** The tag is kept with its `this`, then the values are flattened like arguments. */
function flattenTagged(waiting: Waiting, node: Extract<Expression, { kind: "tagged" }>, steps: Exec[], flatten: Flatten): Expression {
  const call: Expression = { kind: "call", at: node.at, callee: node.tag, arguments: tagArguments(node), text: node.text };
  return flattenCall(waiting, call, steps, flatten);
}

/** The object is evaluated, then the method, then the arguments. */
function flattenMethod(
  waiting: Waiting,
  node: Extract<Expression, { kind: "call" }>,
  steps: Exec[],
  late: boolean,
  flatten: Flatten,
): Expression {
  const { builder } = waiting;
  const callee = node.callee.kind === "get" ? flatten(waiting, node.callee, steps) : node.callee;
  if (!late && !suspends(callee)) return { ...node, callee };
  if (suspends(callee))
    return {
      kind: "opaque",
      at: node.at,
      construct: "await in an optional callee",
      message: "waiting inside an optional callee is not supported yet",
    };
  const self = tempSlot(builder);
  const fn = tempSlot(builder);
  const head = calleeKeepingThis(builder, callee, REGISTERS + self);
  steps.push((frame) => {
    frame[REGISTERS + fn] = head(frame);
    return 0;
  });
  const args = flattenArguments(waiting, node.arguments, steps, flatten);
  return callOn({ at: node.at, self: readTemp(self, node.at), callee: readTemp(fn, node.at), arguments: args, text: node.text });
}

/** Arguments or elements in order. A spread before a suspension is spread into an array of its own at once. */
export function flattenArguments(waiting: Waiting, args: readonly Argument[], steps: Exec[], flatten: Flatten): Argument[] {
  const last = args.findLastIndex(suspends);
  return args.map(({ spread, value }, at) => {
    const rest = flatten(waiting, value, steps);
    if (at >= last) return { spread, value: rest };
    const kept: Expression = spread ? { kind: "array", at: value.at, items: [{ spread, value: rest }] } : rest;
    return { spread, value: waiting.keep(steps, kept) };
  });
}
