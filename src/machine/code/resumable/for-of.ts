// `for … of` whose body waits, and `for await … of`.
import type { Statement } from "#ir/program.ts";
import { getMethod } from "../../access.ts";
import { type Activation, THROW } from "../../activation.ts";
import { showBriefly } from "../../brief.ts";
import { call } from "../../call.ts";
import { throwTypeError } from "../../error.ts";
import { AT, type Frame, REGISTERS, RESULT } from "../../frame.ts";
import { gauges } from "../../gauges.ts";
import { closeIterator, closeQuietly, DONE, finishStep, type IteratorRecord, stepIterator } from "../../iterate.ts";
import { running } from "../../running.ts";
import { GuestThrow, UnknownMet } from "../../stop.ts";
import { GuestObject, Unknown, type Value } from "../../value.ts";
import { type Exec, NORMAL, SUSPEND } from "../builder.ts";
import { undecidedAt } from "../fail.ts";
import { iteratorOf, refusalOf } from "../for-of.ts";
import { tempSlot, writeTemp } from "../inner.ts";
import { payRound } from "../loop.ts";
import { freshSlots } from "../slots.ts";
import { type AsyncIteration, getAsyncIterator } from "./async-iterate.ts";
import { flatten } from "./flatten.ts";
import { roundOf } from "./loop.ts";
import { evaluation, received, type Waiting } from "./waiting.ts";

type ForOfNode = Extract<Statement, { kind: "for-of" }>;
type Compile = (node: Statement) => Exec;

/** Where the loop waits: before the iterator is there, for the next result, in the body, or for the iterator to close. */
const HEAD = 0;
const STEP = 1;
const BODY = 2;
const CLOSE = 3;

/** What a loop keeps between suspensions. */
type State = { readonly iteration: AsyncIteration; phase: number; done: number; result: unknown; thrown: GuestThrow | null };

export function resumeForOf(waiting: Waiting, node: ForOfNode, compile: Compile): Exec {
  const { builder, activation: place } = waiting;
  const head: Exec[] = [];
  const source = tempSlot(builder);
  head.push(evaluation(builder.expression(writeTemp(source, flatten(waiting, node.iterable, head)))));
  const begin = waiting.sequence(head);
  const value = tempSlot(builder);
  const keep = builder.temp();
  const { at } = node.iterable;
  const refusal = refusalOf(node);
  return builder.within(node.labels, "loop", ({ breakCode, continueCode }) => {
    const round = roundOf(waiting, node, value, freshSlots(node.slots, false), compile);
    const loop = new Loop({ round, value: REGISTERS + value, place, continueCode, at, awaits: node.await });
    return (frame) => {
      const { resuming } = frame[place] as Activation;
      let state = resuming ? (frame[keep] as State | null) : null;
      if (state === null) {
        frame[keep] = null;
        const begun = begin(frame);
        if (begun !== NORMAL) return begun;
        state = {
          iteration: open(frame, frame[REGISTERS + source] as Value, node.await, at, refusal),
          phase: HEAD,
          done: NORMAL,
          result: undefined,
          thrown: null,
        };
        frame[keep] = state;
      }
      const done = loop.run(frame, state);
      return done === breakCode ? NORMAL : done;
    };
  });
}

function open(frame: Frame, value: Value, awaits: boolean, at: number, refusal: string): AsyncIteration {
  frame[AT] = at;
  if (value instanceof Unknown) undecidedAt(frame, at, value, "what is looped over");
  if (!awaits) return { record: iteratorOf(frame, value, at, refusal), sync: true };
  try {
    return getAsyncIterator(running(), value);
  } catch (signal) {
    if (signal instanceof UnknownMet) undecidedAt(frame, at, signal.unknown, "what is looped over");
    throw signal;
  }
}

type Parts = {
  readonly round: Exec;
  readonly value: number;
  readonly place: number;
  readonly continueCode: number;
  readonly at: number;
  readonly awaits: boolean;
};

class Loop {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  run(frame: Frame, state: State): number {
    const activation = frame[this.parts.place] as Activation;
    if (activation.resuming && state.phase === CLOSE) return this.closed(activation, frame, state);
    for (;;) {
      if (!(activation.resuming && state.phase === BODY)) {
        const next = this.next(activation, frame, state);
        if (next === SUSPEND) return SUSPEND;
        if (frame[this.parts.value] === DONE) return NORMAL;
      }
      state.phase = BODY;
      const done = this.body(frame, state);
      if (done === SUSPEND) return SUSPEND;
      if (state.thrown !== null || (done !== NORMAL && done !== this.parts.continueCode)) return this.close(activation, frame, state, done);
      payRound();
    }
  }

  /** Leaves the next value, or `DONE`, in the frame. */
  private next(activation: Activation, frame: Frame, state: State): number {
    const { record, sync } = state.iteration;
    const { value, at, awaits } = this.parts;
    const agent = running();
    if (activation.resuming) {
      const { mode } = activation;
      const sent = received(activation);
      if (mode === THROW) throw new GuestThrow(sent);
      frame[value] = sync ? sent : finishStep(agent, record, sent);
      return NORMAL;
    }
    frame[AT] = at;
    if (!awaits) {
      frame[value] = stepIterator(agent, record);
      return NORMAL;
    }
    const given = sync ? stepIterator(agent, record) : call(agent, record.next, record.iterator, []);
    if (given === DONE) {
      frame[value] = DONE;
      return NORMAL;
    }
    return this.wait(activation, state, STEP, given);
  }

  private wait(activation: Activation, state: State, phase: number, value: Value): number {
    state.phase = phase;
    activation.signal = "await";
    activation.value = value;
    return SUSPEND;
  }

  private body(frame: Frame, state: State): number {
    const depth = gauges.depth;
    try {
      return this.parts.round(frame);
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = depth;
      state.thrown = signal;
      return NORMAL;
    }
  }

  /** Left early: the iterator is closed, and waited for if it is an asynchronous one. */
  private close(activation: Activation, frame: Frame, state: State, done: number): number {
    const { record } = state.iteration;
    const agent = running();
    const { thrown } = state;
    if (!this.parts.awaits || state.iteration.sync) {
      if (thrown !== null) {
        closeQuietly(agent, record);
        throw thrown;
      }
      closeIterator(agent, record);
      return done;
    }
    state.done = done;
    state.result = frame[RESULT];
    const answer = this.askToClose(record, thrown);
    return answer === NOTHING ? this.leave(frame, state) : this.wait(activation, state, CLOSE, answer);
  }

  private askToClose(record: IteratorRecord, thrown: GuestThrow | null): Value | typeof NOTHING {
    const agent = running();
    const depth = gauges.depth;
    try {
      const method = getMethod(agent, record.iterator, "return");
      return method === undefined ? NOTHING : call(agent, method, record.iterator, []);
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = depth;
      throw thrown ?? signal;
    }
  }

  private closed(activation: Activation, frame: Frame, state: State): number {
    const { mode } = activation;
    const sent = received(activation);
    if (state.thrown !== null) throw state.thrown;
    if (mode === THROW) throw new GuestThrow(sent);
    if (!(sent instanceof GuestObject)) throwTypeError(running(), `${showBriefly(sent)} is not an object`);
    return this.leave(frame, state);
  }

  private leave(frame: Frame, state: State): number {
    if (state.thrown !== null) throw state.thrown;
    frame[RESULT] = state.result;
    return state.done;
  }
}

const NOTHING = Symbol("no method");
