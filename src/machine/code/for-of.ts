// `for … of` without waiting (`for await` is resumable). Arrays nobody interfered with are walked by index.
import { invariant } from "#ground/bug.ts";
import type { Statement } from "#ir/program.ts";
import { AT, type Frame } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { closeIterator, closeQuietly, DONE, directElements, getIterator, type IteratorRecord, stepIterator } from "../iterate.ts";
import { get } from "../object.ts";
import { running } from "../running.ts";
import { GuestThrow, UnknownMet } from "../stop.ts";
import { type GuestObject, HOLE, Unknown, type Value } from "../value.ts";
import { type Builder, type Exec, NORMAL } from "./builder.ts";
import { undecidedAt } from "./fail.ts";
import { payRound } from "./loop.ts";
import { compilePattern } from "./pattern.ts";
import { freshSlots } from "./slots.ts";
import { takenAs, wordsOf } from "./wording.ts";

type ForOfNode = Extract<Statement, { kind: "for-of" }>;
/** One round: binds the value and runs the body. */
type Round = (frame: Frame, value: Value) => number;

export function compileForOf(builder: Builder, node: ForOfNode): Exec {
  invariant(!node.await, "for await only in resumable functions");
  const iterable = builder.expression(node.iterable);
  const { at } = node.iterable;
  const refusal = refusalOf(node);
  return builder.within(node.labels, "loop", ({ breakCode, continueCode }) => {
    const round = compileRound(builder, node);
    return (frame) => {
      const value = iterable(frame);
      frame[AT] = at;
      if (value instanceof Unknown) undecidedAt(frame, at, value, "what is looped over");
      const done =
        directElements(running().realm, value) !== null
          ? walkArray(frame, value as GuestObject, round, continueCode)
          : walk(frame, iteratorOf(frame, value, at, refusal), round, continueCode);
      return done === breakCode ? NORMAL : done;
    };
  });
}

function compileRound(builder: Builder, node: ForOfNode): Round {
  const fresh = freshSlots(node.slots, false);
  const bind = compilePattern(builder, node.target, takenAs(".for"));
  const body = builder.statement(node.body);
  if (fresh === null) {
    return (frame, value) => {
      bind(frame, value);
      return body(frame);
    };
  }
  return (frame, value) => {
    fresh(frame);
    bind(frame, value);
    return body(frame);
  };
}

export const refusalOf = (node: ForOfNode): string => `${wordsOf(node.iterable) ?? "value"} is not iterable`;

export function iteratorOf(frame: Frame, value: Value, at: number, refusal: string): IteratorRecord {
  try {
    return getIterator(running(), value, refusal);
  } catch (signal) {
    if (signal instanceof UnknownMet) undecidedAt(frame, at, signal.unknown, "what is looped over");
    throw signal;
  }
}

/** The array may change while it is walked. */
function walkArray(frame: Frame, array: GuestObject, round: Round, continueCode: number): number {
  for (let index = 0; ; index++) {
    const elements = array.elements;
    if (elements === null ? index >= (get(array, "length") as number) : index >= elements.length) return NORMAL;
    const held = elements === null ? get(array, String(index)) : elements[index];
    const done = round(frame, held === HOLE ? get(array, String(index)) : held);
    if (done !== NORMAL && done !== continueCode) return done;
    if (--gauges.steps < 0) payRound();
  }
}

function walk(frame: Frame, record: IteratorRecord, round: Round, continueCode: number): number {
  const agent = running();
  for (;;) {
    const value = stepIterator(agent, record);
    if (value === DONE) return NORMAL;
    const depth = gauges.depth;
    let done: number;
    try {
      done = round(frame, value);
    } catch (signal) {
      if (signal instanceof GuestThrow) {
        gauges.depth = depth;
        closeQuietly(agent, record);
      }
      throw signal;
    }
    if (done !== NORMAL && done !== continueCode) {
      closeIterator(agent, record);
      return done;
    }
    payRound();
  }
}
