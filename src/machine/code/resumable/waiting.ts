// The compiler's standing in a function that can wait, and the nodes all others are made of. A node keeps where it was in a
// place of the frame when it suspends, and looks there when it is entered while `resuming`; otherwise it begins afresh.
import type { Expression } from "#ir/program.ts";
import { type Activation, RETURNING, THROW } from "../../activation.ts";
import { AT, type Frame, REGISTERS, RESULT } from "../../frame.ts";
import { GuestThrow } from "../../stop.ts";
import type { Value } from "../../value.ts";
import { type Builder, type Eval, type Exec, NORMAL, RETURN, SUSPEND } from "../builder.ts";
import { readTemp, tempSlot, writeTemp } from "../inner.ts";

/** Adds the steps that must come first; gives the plain expression that is then left. */
export type Flatten = (waiting: Waiting, node: Expression, steps: Exec[]) => Expression;

export class Waiting {
  readonly builder: Builder;
  /** Where in the frame the activation is. */
  readonly activation: number;

  constructor(builder: Builder) {
    this.builder = builder;
    this.activation = builder.temp();
  }

  get asyncGenerator(): boolean {
    return this.builder.fn.async && this.builder.fn.generator;
  }

  /** A plain expression evaluated now and kept; the expression given back reads it. */
  keep(steps: Exec[], value: Expression): Expression {
    if (value.kind === "constant") return value;
    const slot = tempSlot(this.builder);
    steps.push(evaluation(this.builder.expression(writeTemp(slot, value))));
    return readTemp(slot, value.at);
  }

  sequence(parts: readonly Exec[]): Exec {
    if (parts.length === 1) return parts[0]!;
    return sequenceNode(parts, this.activation, this.builder.temp());
  }

  /** Runs one of two nodes, by a test that is asked once. */
  choose(test: (frame: Frame) => boolean, then: Exec, otherwise: Exec): Exec {
    return choiceNode(test, then, otherwise, this.activation, this.builder.temp());
  }

  /** Waits for the value of an expression; what comes back is left in the register `slot`. */
  awaiting(value: Eval, slot: number, at: number): Exec {
    return suspension(value, "await", REGISTERS + slot, this.activation, at);
  }

  yielding(value: Eval, slot: number, at: number): Exec {
    return suspension(value, "yield", REGISTERS + slot, this.activation, at);
  }
}

export const evaluation =
  (value: Eval): Exec =>
  (frame) => {
    value(frame);
    return NORMAL;
  };

function sequenceNode(parts: readonly Exec[], activation: number, place: number): Exec {
  return (frame) => {
    let at = (frame[activation] as Activation).resuming ? (frame[place] as number) : 0;
    for (; at < parts.length; at++) {
      const done = parts[at]!(frame);
      if (done === NORMAL) continue;
      if (done === SUSPEND) frame[place] = at;
      return done;
    }
    return NORMAL;
  };
}

function choiceNode(test: (frame: Frame) => boolean, then: Exec, otherwise: Exec, activation: number, place: number): Exec {
  return (frame) => {
    const first = (frame[activation] as Activation).resuming ? (frame[place] as boolean) : test(frame);
    const done = first ? then(frame) : otherwise(frame);
    if (done === SUSPEND) frame[place] = first;
    return done;
  };
}

function suspension(value: Eval, signal: "await" | "yield", result: number, place: number, at: number): Exec {
  return (frame) => {
    const activation = frame[place] as Activation;
    if (activation.resuming) return arrive(activation, frame, result);
    activation.value = value(frame);
    activation.signal = signal;
    frame[AT] = at;
    return SUSPEND;
  };
}

/** The waiting is over: takes what was sent, throws it, or returns with it. */
export function arrive(activation: Activation, frame: Frame, result: number): number {
  activation.resuming = false;
  const { sent, mode } = activation;
  activation.sent = undefined;
  if (mode === THROW) throw new GuestThrow(sent);
  if (mode === RETURNING) {
    frame[RESULT] = sent;
    return RETURN;
  }
  frame[result] = sent;
  return NORMAL;
}

/** The value that waiting brought, for nodes that handle all ways themselves. */
export function received(activation: Activation): Value {
  activation.resuming = false;
  const { sent } = activation;
  activation.sent = undefined;
  return sent;
}
