// `switch` whose value or bodies wait. Tests that wait are not supported.
import type { Statement } from "#ir/program.ts";
import type { Activation } from "../../activation.ts";
import { type Frame, REGISTERS } from "../../frame.ts";
import type { Value } from "../../value.ts";
import { type Exec, NORMAL, SUSPEND } from "../builder.ts";
import { stuckAt } from "../fail.ts";
import { tempSlot, writeTemp } from "../inner.ts";
import { sequence } from "../sequence.ts";
import { freshSlots } from "../slots.ts";
import { compileChoice } from "../switch.ts";
import { tracedSwitch } from "../traced.ts";
import { flatten } from "./flatten.ts";
import { suspends } from "./suspends.ts";
import { evaluation, type Waiting } from "./waiting.ts";

export function resumeSwitch(waiting: Waiting, node: Extract<Statement, { kind: "switch" }>, compile: (node: Statement) => Exec): Exec {
  const { builder, activation: place } = waiting;
  if (node.cases.some((each) => suspends(each.test))) {
    return (frame) =>
      stuckAt(frame, node.at, {
        kind: "unsupported",
        what: "await in a case",
        message: "waiting inside a case's test is not supported yet",
      });
  }
  const head: Exec[] = [];
  const value = tempSlot(builder);
  head.push(evaluation(builder.expression(writeTemp(value, flatten(waiting, node.value, head)))));
  const begin = waiting.sequence(head);
  const choose = tracedSwitch(builder, compileChoice(builder, node), node.at);
  const fresh = freshSlots(node.slots, false);
  const functions = sequence(node.functions.map((each) => builder.statement(each)));
  const current = builder.temp();
  const start = (frame: Frame): number => {
    if (fresh !== null) fresh(frame);
    functions(frame);
    return choose(frame, frame[REGISTERS + value] as Value);
  };
  return builder.within(node.labels, "switch", ({ breakCode }) => {
    const bodies = node.cases.map((each) => waiting.sequence(each.body.map(compile)));
    return (frame) => {
      const entering = (frame[place] as Activation).resuming && frame[current] !== null;
      if (!entering) {
        frame[current] = null;
        const begun = begin(frame);
        if (begun !== NORMAL) return begun;
        frame[current] = start(frame);
      }
      for (let at = frame[current] as number; at < bodies.length; at++) {
        const done = bodies[at]!(frame);
        if (done === NORMAL) continue;
        if (done === SUSPEND) frame[current] = at;
        return done === breakCode ? NORMAL : done;
      }
      return NORMAL;
    };
  });
}
