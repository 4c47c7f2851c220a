// Loops without iterators, and `for … in`, whose test, update or body waits.
import type { Statement } from "#ir/program.ts";
import type { Activation } from "../../activation.ts";
import { type Frame, REGISTERS } from "../../frame.ts";
import { has } from "../../object.ts";
import type { GuestObject, Value } from "../../value.ts";
import { type Exec, NORMAL, SUSPEND } from "../builder.ts";
import { truthyAt } from "../fail.ts";
import { keysOf, targetOf } from "../for-in.ts";
import { tempSlot, writeTemp } from "../inner.ts";
import { payRound } from "../loop.ts";
import { copyCells, freshSlots } from "../slots.ts";
import { tracedTest } from "../traced.ts";
import { flatten } from "./flatten.ts";
import { bindSteps } from "./flatten-pattern.ts";
import { evaluation, type Waiting } from "./waiting.ts";

type Compile = (node: Statement) => Exec;

const TEST = 0;
const BODY = 1;
const UPDATE = 2;

export function resumeLoop(waiting: Waiting, node: Extract<Statement, { kind: "loop" }>, compile: Compile): Exec {
  const { builder, activation: place } = waiting;
  const truth = tempSlot(builder);
  const testAt = node.test?.at ?? node.at;
  const test = node.test === null ? null : steps(waiting, (into) => builderTest(waiting, node.test!, truth, into));
  const update =
    node.update === null
      ? null
      : steps(waiting, (into) => void into.push(evaluation(builder.expression(flatten(waiting, node.update!, into)))));
  const fresh = copyCells(node.fresh);
  const phase = builder.temp();
  return builder.within(node.labels, "loop", ({ breakCode, continueCode }) => {
    const body = compile(node.body);
    return (frame) => {
      const { resuming } = frame[place] as Activation;
      let now = resuming ? (frame[phase] as number) : node.testFirst ? TEST : BODY;
      let inUpdate = resuming && now === UPDATE;
      if (!resuming && fresh !== null) fresh(frame);
      for (;;) {
        if (now === TEST) {
          if (test !== null) {
            const asked = test(frame);
            if (asked !== NORMAL) return leave(frame, phase, TEST, asked);
            const made = frame[REGISTERS + truth] as Value;
            if (made !== true && (made === false || !truthyAt(frame, testAt, made))) return NORMAL;
          }
          now = BODY;
        }
        if (now === BODY) {
          const done = body(frame);
          if (done === SUSPEND) return leave(frame, phase, BODY, done);
          if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
          payRound();
        }
        if (fresh !== null && !inUpdate) fresh(frame);
        inUpdate = false;
        if (update !== null) {
          const updated = update(frame);
          if (updated !== NORMAL) return leave(frame, phase, UPDATE, updated);
        }
        now = TEST;
      }
    };
  });
}

/** Suspended, or returned from by a generator's `return`. */
function leave(frame: Frame, phase: number, now: number, done: number): number {
  frame[phase] = now;
  return done;
}

function steps(waiting: Waiting, fill: (into: Exec[]) => void): Exec {
  const into: Exec[] = [];
  fill(into);
  return waiting.sequence(into);
}

function builderTest(waiting: Waiting, test: NonNullable<Extract<Statement, { kind: "loop" }>["test"]>, truth: number, into: Exec[]): void {
  const { builder } = waiting;
  const rest = flatten(waiting, test, into);
  into.push(evaluation(tracedTest(builder, builder.expression(writeTemp(truth, rest)), test.at)));
}

export function resumeForIn(waiting: Waiting, node: Extract<Statement, { kind: "for-in" }>, compile: Compile): Exec {
  const { builder, activation: place } = waiting;
  const head: Exec[] = [];
  const object = tempSlot(builder);
  head.push(evaluation(builder.expression(writeTemp(object, flatten(waiting, node.object, head)))));
  const begin = waiting.sequence(head);
  const [keys, at, inBody, key] = [builder.temp(), builder.temp(), builder.temp(), tempSlot(builder)];
  const fresh = freshSlots(node.slots, false);
  return builder.within(node.labels, "loop", ({ breakCode, continueCode }) => {
    const round = roundOf(waiting, node, key, fresh, compile);
    return (frame) => {
      const { resuming } = frame[place] as Activation;
      let entering = resuming && frame[inBody] === true;
      if (!entering) {
        frame[inBody] = false;
        const begun = begin(frame);
        if (begun !== NORMAL) return begun;
        const value = frame[REGISTERS + object] as Value;
        if (value === undefined || value === null) return NORMAL;
        const target = targetOf(frame, value, node.object.at);
        frame[REGISTERS + object] = target;
        frame[keys] = keysOf(target);
        frame[at] = 0;
      }
      const names = frame[keys] as string[];
      for (; (frame[at] as number) < names.length; frame[at] = (frame[at] as number) + 1) {
        const name = names[frame[at] as number]!;
        if (!entering) {
          if (!has(frame[REGISTERS + object] as GuestObject, name)) continue;
          frame[REGISTERS + key] = name;
        }
        entering = false;
        frame[inBody] = true;
        const done = round(frame);
        if (done === SUSPEND) return SUSPEND;
        frame[inBody] = false;
        if (done !== NORMAL && done !== continueCode) return done === breakCode ? NORMAL : done;
        payRound();
      }
      return NORMAL;
    };
  });
}

/** Makes the round's slots fresh, binds what is in the register `value`, runs the body. */
export function roundOf(
  waiting: Waiting,
  node: Extract<Statement, { kind: "for-in" | "for-of" }>,
  value: number,
  fresh: ((frame: Frame) => void) | null,
  compile: Compile,
): Exec {
  const parts: Exec[] = [];
  if (fresh !== null) {
    parts.push((frame) => {
      fresh(frame);
      return NORMAL;
    });
  }
  bindSteps(waiting, node.target, value, parts, flatten);
  parts.push(compile(node.body));
  return waiting.sequence(parts);
}
