// Statements that wait, by kind; those that do not are compiled as in plain functions.
import type { Statement } from "#ir/program.ts";
import type { Activation } from "../../activation.ts";
import { throwValue } from "../../error.ts";
import { AT, type Frame, RESULT } from "../../frame.ts";
import type { Value } from "../../value.ts";
import { type Exec, NORMAL, RETURN } from "../builder.ts";
import { truthyAt } from "../fail.ts";
import { readTemp, tempSlot } from "../inner.ts";
import { type Fresh, freshSlots } from "../slots.ts";
import { tracedStatement, tracedTest } from "../traced.ts";
import { flatten } from "./flatten.ts";
import { resumeForOf } from "./for-of.ts";
import { resumeForIn, resumeLoop } from "./loop.ts";
import { suspends } from "./suspends.ts";
import { resumeSwitch } from "./switch.ts";
import { resumeTry } from "./try.ts";
import { evaluation, type Waiting } from "./waiting.ts";

export function resumeStatement(waiting: Waiting, node: Statement): Exec {
  const { builder } = waiting;
  if (!suspends(node) && !(node.kind === "return" && waiting.asyncGenerator)) return waits(waiting, node);
  const exec = resumeKind(waiting, node);
  return builder.traced ? onlyFirst(waiting, node, exec) : exec;
}

/** A statement without suspensions; its jumps may leave statements that wait. */
const waits = (waiting: Waiting, node: Statement): Exec => waiting.builder.statement(node);

/** The line is written when the statement begins, not each time it goes on. */
function onlyFirst(waiting: Waiting, node: Statement, exec: Exec): Exec {
  const traced = tracedStatement(waiting.builder, node, exec);
  const place = waiting.activation;
  return (frame) => ((frame[place] as Activation).resuming ? exec(frame) : traced(frame));
}

function resumeKind(waiting: Waiting, node: Statement): Exec {
  const { builder } = waiting;
  switch (node.kind) {
    case "expression": {
      const steps: Exec[] = [];
      const rest = flatten(waiting, node.value, steps);
      if (rest.kind !== "constant" && !isTempRead(rest)) steps.push(evaluation(builder.expression(rest)));
      return waiting.sequence(steps);
    }
    case "block":
      return resumeBlock(
        waiting,
        node.body.map((each) => resumeStatement(waiting, each)),
        freshSlots(node.slots, false),
      );
    case "if":
      return resumeIf(waiting, node);
    case "return":
      return resumeReturn(waiting, node);
    case "throw":
      return resumeThrow(waiting, node);
    case "labeled":
      return builder.within([node.label], "label", ({ breakCode }) => landing(resumeStatement(waiting, node.body), breakCode));
    case "loop":
      return resumeLoop(waiting, node, (inner) => resumeStatement(waiting, inner));
    case "for-of":
      return resumeForOf(waiting, node, (inner) => resumeStatement(waiting, inner));
    case "for-in":
      return resumeForIn(waiting, node, (inner) => resumeStatement(waiting, inner));
    case "switch":
      return resumeSwitch(waiting, node, (inner) => resumeStatement(waiting, inner));
    case "try":
      return resumeTry(waiting, node, (inner) => resumeStatement(waiting, inner));
    default:
      return waits(waiting, node);
  }
}

const isTempRead = (node: { readonly kind: string; readonly place?: unknown }): boolean =>
  node.kind === "get" &&
  (node.place as { readonly name?: string }).name === "" &&
  (node.place as { readonly kind: string }).kind === "variable";

function resumeBlock(waiting: Waiting, parts: readonly Exec[], fresh: Fresh | null): Exec {
  const body = waiting.sequence(parts);
  if (fresh === null) return body;
  const place = waiting.activation;
  return (frame) => {
    if (!(frame[place] as Activation).resuming) fresh(frame);
    return body(frame);
  };
}

function resumeIf(waiting: Waiting, node: Extract<Statement, { kind: "if" }>): Exec {
  const { builder } = waiting;
  const steps: Exec[] = [];
  const { at } = node.test;
  const test = tracedTest(builder, builder.expression(flatten(waiting, node.test, steps)), at);
  const then = resumeStatement(waiting, node.then);
  const otherwise: Exec = node.otherwise === null ? () => NORMAL : resumeStatement(waiting, node.otherwise);
  const truthy = (frame: Frame): boolean => {
    const made = test(frame);
    return made === true || (made !== false && truthyAt(frame, at, made));
  };
  return waiting.sequence([...steps, waiting.choose(truthy, then, otherwise)]);
}

/** An async generator awaits what it returns. */
function resumeReturn(waiting: Waiting, node: Extract<Statement, { kind: "return" }>): Exec {
  const { builder } = waiting;
  const steps: Exec[] = [];
  let rest = flatten(waiting, node.value ?? { kind: "constant", value: undefined, at: node.at }, steps);
  if (waiting.asyncGenerator) {
    const slot = tempSlot(builder);
    steps.push(waiting.awaiting(builder.expression(rest), slot, node.at));
    rest = readTemp(slot, node.at);
  }
  const value = builder.expression(rest);
  steps.push((frame) => {
    frame[RESULT] = value(frame);
    return RETURN;
  });
  return waiting.sequence(steps);
}

function resumeThrow(waiting: Waiting, node: Extract<Statement, { kind: "throw" }>): Exec {
  const steps: Exec[] = [];
  const value = waiting.builder.expression(flatten(waiting, node.value, steps));
  const { at } = node;
  steps.push((frame) => {
    const made: Value = value(frame);
    frame[AT] = at;
    return throwValue(made);
  });
  return waiting.sequence(steps);
}

const landing =
  (body: Exec, breakCode: number): Exec =>
  (frame) => {
    const done = body(frame);
    return done === breakCode ? NORMAL : done;
  };
