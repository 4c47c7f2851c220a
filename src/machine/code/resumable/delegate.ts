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

/** What an async delegate is waiting for. */
type Phase = { readonly waits: "answer" | "consumer" | "return value"; readonly mode: Mode };

function asyncDelegate(value: Eval, result: number, place: number, inner: number, phase: number, at: number): Exec {
  const suspend = (frame: Frame, activation: Activation, next: Phase, out: Value): number => {
    frame[phase] = next;
    frame[AT] = at;
    activation.signal = next.waits === "consumer" ? "yield" : "await";
    activation.value = out;
    return SUSPEND;
  };
  const askNow = (frame: Frame, activation: Activation, mode: Mode, sent: Value): number => {
    const agent = running();
    const { record } = frame[inner] as AsyncIteration;
    const answer = ask(agent, record, mode, sent);
    if (answer === undefined && mode === RETURNING) return suspend(frame, activation, { waits: "return value", mode }, sent);
    if (answer === undefined && mode === THROW) {
      closeIterator(agent, record);
      refuseThrow(agent);
    }
    return suspend(frame, activation, { waits: "answer", mode }, answer);
  };
  return (frame) => {
    const agent = running();
    const activation = frame[place] as Activation;
    frame[AT] = at;
    if (!activation.resuming) {
      frame[inner] = getAsyncIterator(agent, value(frame));
      return askNow(frame, activation, NEXT, undefined);
    }
    const { mode } = activation;
    const now = frame[phase] as Phase;
    const sent = received(activation);
    if (now.waits === "consumer") return askNow(frame, activation, mode, sent);
    if (mode === THROW) throw new GuestThrow(sent);
    if (now.waits === "return value") return leave(frame, sent);
    const step = expectObject(agent, sent);
    const given = getFrom(agent, step, "value");
    if (!toBoolean(getFrom(agent, step, "done"))) return suspend(frame, activation, { waits: "consumer", mode }, given);
    if (now.mode === RETURNING) return leave(frame, given);
    frame[result] = given;
    return NORMAL;
  };
}
