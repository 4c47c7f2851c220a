// `yield`. In an async generator what is yielded is awaited first, and so is the value of a `return` that comes back.
import { type Activation, RETURNING, THROW } from "../../activation.ts";
import { AT, type Frame, REGISTERS, RESULT } from "../../frame.ts";
import { GuestThrow } from "../../stop.ts";
import type { Value } from "../../value.ts";
import { type Eval, type Exec, RETURN, SUSPEND } from "../builder.ts";
import { arrive, received, type Waiting } from "./waiting.ts";

export function yieldStep(waiting: Waiting, value: Eval, slot: number, at: number): Exec {
  if (!waiting.asyncGenerator) return waiting.yielding(value, slot, at);
  return asyncYield(value, REGISTERS + slot, waiting.activation, waiting.builder.temp(), at);
}

/** What an async yield is waiting for. */
const OPERAND = 0;
const CONSUMER = 1;
const RETURN_VALUE = 2;

function asyncYield(value: Eval, result: number, place: number, phase: number, at: number): Exec {
  const suspend = (frame: Frame, activation: Activation, next: number, signal: "await" | "yield", out: Value): number => {
    activation.signal = signal;
    activation.value = out;
    frame[phase] = next;
    frame[AT] = at;
    return SUSPEND;
  };
  return (frame) => {
    const activation = frame[place] as Activation;
    if (!activation.resuming) return suspend(frame, activation, OPERAND, "await", value(frame));
    const { mode } = activation;
    const now = frame[phase] as number;
    if (now === CONSUMER && mode !== RETURNING) return arrive(activation, frame, result);
    const sent = received(activation);
    if (mode === THROW) throw new GuestThrow(sent);
    if (now === OPERAND) return suspend(frame, activation, CONSUMER, "yield", sent);
    if (now === CONSUMER) return suspend(frame, activation, RETURN_VALUE, "await", sent);
    frame[RESULT] = sent;
    return RETURN;
  };
}
