// `yield*`: everything sent goes to the inner iterator, everything it gives goes out, until it is done.
import { getFrom, getMethod } from "../../access.ts";
import { type Activation, type Mode, NEXT, RETURNING, THROW } from "../../activation.ts";
import type { Agent } from "../../agent.ts";
import { showBriefly } from "../../brief.ts";
import { call } from "../../call.ts";
import { known, toBoolean } from "../../convert.ts";
import { throwTypeError } from "../../error.ts";
import { AT, type Frame, REGISTERS, RESULT } from "../../frame.ts";
import { closeIterator, getIterator, type IteratorRecord } from "../../iterate.ts";
import { running } from "../../running.ts";
import { GuestThrow } from "../../stop.ts";
import { GuestObject, type Value } from "../../value.ts";
import { type Eval, type Exec, NORMAL, RETURN, SUSPEND } from "../builder.ts";
import { type AsyncIteration, getAsyncIterator } from "./async-iterate.ts";
import { received, type Waiting } from "./waiting.ts";

export function delegate(waiting: Waiting, value: Eval, slot: number, at: number): Exec {
  const inner = waiting.builder.temp();
  const result = REGISTERS + slot;
  if (waiting.asyncGenerator) return asyncDelegate(value, result, waiting.activation, inner, waiting.builder.temp(), at);
  return syncDelegate(value, result, waiting.activation, inner, at);
}

/** What the inner iterator answers, or undefined if it has no such method. */
function ask(agent: Agent, record: IteratorRecord, mode: Mode, sent: Value): Value {
  if (mode === NEXT) return call(agent, record.next, record.iterator, [sent]);
  const method = getMethod(agent, record.iterator, mode === THROW ? "throw" : "return");
  return method === undefined ? undefined : call(agent, method, record.iterator, [sent]);
}

function refuseThrow(agent: Agent): never {
  return throwTypeError(agent, "The iterator does not provide a 'throw' method.");
}

function expectObject(agent: Agent, value: Value): GuestObject {
  const result = known(value);
  return result instanceof GuestObject ? result : throwTypeError(agent, `Iterator result ${showBriefly(value)} is not an object`);
}

function syncDelegate(value: Eval, result: number, place: number, inner: number, at: number): Exec {
  return (frame) => {
    const agent = running();
    const activation = frame[place] as Activation;
    let mode: Mode = NEXT;
    let sent: Value;
    if (activation.resuming) {
      mode = activation.mode;
      sent = received(activation);
    } else {
      frame[AT] = at;
      frame[inner] = getIterator(agent, value(frame));
    }
    frame[AT] = at;
    const record = frame[inner] as IteratorRecord;
    const answer = ask(agent, record, mode, sent);
    if (answer === undefined && mode !== NEXT) {
      if (mode === RETURNING) return leave(frame, sent);
      closeIterator(agent, record);
      refuseThrow(agent);
    }
    const step = expectObject(agent, answer);
    if (toBoolean(getFrom(agent, step, "done"))) {
      const last = getFrom(agent, step, "value");
      if (mode === RETURNING) return leave(frame, last);
      frame[result] = last;
      return NORMAL;
    }
    activation.signal = "raw";
    activation.value = step;
    return SUSPEND;
  };
}

function leave(frame: Frame, value: Value): number {
  frame[RESULT] = value;
  return RETURN;
}

/** What an async delegate is waiting for, on behalf of which request, and whether the inner iterator is done. */
type Phase = {
  readonly waits: "answer" | "value" | "consumer" | "unwrapped" | "return value";
  readonly mode: Mode;
  readonly done: boolean;
};

class AsyncDelegate {
  private readonly place: number;
  private readonly inner: number;
  private readonly phase: number;
  private readonly at: number;

  constructor(places: { readonly activation: number; readonly inner: number; readonly phase: number; readonly at: number }) {
    this.place = places.activation;
    this.inner = places.inner;
    this.phase = places.phase;
    this.at = places.at;
  }

  begin(frame: Frame, iterable: Value): number {
    frame[this.inner] = getAsyncIterator(running(), iterable);
    return this.ask(frame, NEXT, undefined);
  }

  private suspend(frame: Frame, phase: Phase, out: Value): number {
    const activation = frame[this.place] as Activation;
    frame[this.phase] = phase;
    frame[AT] = this.at;
    activation.signal = phase.waits === "consumer" ? "yield" : "await";
    activation.value = out;
    return SUSPEND;
  }

  private ask(frame: Frame, mode: Mode, sent: Value): number {
    const agent = running();
    const { record, sync } = frame[this.inner] as AsyncIteration;
    const answer = ask(agent, record, mode, sent);
    if (answer === undefined && mode === RETURNING) return this.suspend(frame, { waits: "return value", mode, done: true }, sent);
    if (answer === undefined && mode === THROW) {
      closeIterator(agent, record);
      refuseThrow(agent);
    }
    if (!sync) return this.suspend(frame, { waits: "answer", mode, done: false }, answer);
    // A synchronous iterator's result is there; its value is awaited.
    const step = expectObject(agent, answer);
    const done = toBoolean(getFrom(agent, step, "done"));
    return this.suspend(frame, { waits: "value", mode, done }, getFrom(agent, step, "value"));
  }

  /** Goes on after a suspension; leaves the delegate's value in `result` when it is over. */
  goOn(frame: Frame, result: number): number {
    const agent = running();
    const activation = frame[this.place] as Activation;
    const { mode } = activation;
    const now = frame[this.phase] as Phase;
    const sent = received(activation);
    if (now.waits === "consumer") {
      return mode === RETURNING ? this.suspend(frame, { waits: "unwrapped", mode, done: false }, sent) : this.ask(frame, mode, sent);
    }
    if (now.waits === "unwrapped") return this.ask(frame, mode === THROW ? THROW : RETURNING, sent);
    if (mode === THROW) throw new GuestThrow(sent);
    if (now.waits === "return value") return leave(frame, sent);
    if (now.waits === "value") return this.take(frame, now, sent, now.done, result);
    const step = expectObject(agent, sent);
    const done = toBoolean(getFrom(agent, step, "done"));
    return this.take(frame, now, getFrom(agent, step, "value"), done, result);
  }

  private take(frame: Frame, { mode }: Phase, value: Value, done: boolean, result: number): number {
    if (!done) return this.suspend(frame, { waits: "consumer", mode, done }, value);
    if (mode === RETURNING) return leave(frame, value);
    frame[result] = value;
    return NORMAL;
  }
}

function asyncDelegate(value: Eval, result: number, place: number, inner: number, phase: number, at: number): Exec {
  const delegated = new AsyncDelegate({ activation: place, inner, phase, at });
  return (frame) => {
    frame[AT] = at;
    return (frame[place] as Activation).resuming ? delegated.goOn(frame, result) : delegated.begin(frame, value(frame));
  };
}
