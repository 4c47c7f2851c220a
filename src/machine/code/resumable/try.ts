// `try … catch … finally` with something that waits in it.
import type { Statement } from "#ir/program.ts";
import type { Activation } from "../../activation.ts";
import { type Frame, REGISTERS, RESULT } from "../../frame.ts";
import { gauges } from "../../gauges.ts";
import { GuestThrow } from "../../stop.ts";
import { type Exec, NORMAL, SUSPEND } from "../builder.ts";
import { tempSlot } from "../inner.ts";
import { freshSlots } from "../slots.ts";
import { flatten } from "./flatten.ts";
import { bindSteps } from "./flatten-pattern.ts";
import type { Waiting } from "./waiting.ts";

type TryNode = Extract<Statement, { kind: "try" }>;
type Compile = (node: Statement) => Exec;

const BLOCK = 0;
const HANDLER = 1;
const FINALIZER = 2;

/** What a `try` keeps while its finalizer runs. */
type Pending = { readonly done: number; readonly thrown: GuestThrow | null; readonly result: unknown };

export function resumeTry(waiting: Waiting, node: TryNode, compile: Compile): Exec {
  const { builder, activation: place } = waiting;
  const block = compile(node.block);
  const thrownSlot = tempSlot(builder);
  const handler = node.handler === null ? null : handlerOf(waiting, node, thrownSlot, compile);
  const finalizer = node.finalizer === null ? null : compile(node.finalizer);
  const phase = builder.temp();
  const pending = builder.temp();
  return (frame) => {
    let now = (frame[place] as Activation).resuming ? (frame[phase] as number) : BLOCK;
    let done = NORMAL;
    let thrown: GuestThrow | null = null;
    if (now === BLOCK) {
      const outcome = guarded(block, frame);
      if (outcome === SUSPEND) return stay(frame, phase, BLOCK);
      if (typeof outcome === "number") done = outcome;
      else if (handler === null) thrown = outcome;
      else {
        frame[REGISTERS + thrownSlot] = outcome.value;
        now = HANDLER;
      }
    }
    if (now === HANDLER) {
      // Without a finalizer what the handler throws goes straight up.
      const outcome = finalizer === null ? handler!(frame) : guarded(handler!, frame);
      if (outcome === SUSPEND) return stay(frame, phase, HANDLER);
      if (typeof outcome === "number") done = outcome;
      else thrown = outcome;
    }
    if (finalizer === null) {
      if (thrown !== null) throw thrown;
      return done;
    }
    if (now !== FINALIZER) frame[pending] = { done, thrown, result: frame[RESULT] } satisfies Pending;
    const last = finalizer(frame);
    if (last === SUSPEND) return stay(frame, phase, FINALIZER);
    return last === NORMAL ? goOn(frame, frame[pending] as Pending) : last;
  };
}

function goOn(frame: Frame, { done, thrown, result }: Pending): number {
  if (thrown !== null) throw thrown;
  frame[RESULT] = result;
  return done;
}

function stay(frame: Frame, phase: number, now: number): number {
  frame[phase] = now;
  return SUSPEND;
}

/** How a part completed, or what it threw. */
function guarded(part: Exec, frame: Frame): number | GuestThrow {
  const depth = gauges.depth;
  try {
    return part(frame);
  } catch (signal) {
    if (!(signal instanceof GuestThrow)) throw signal;
    gauges.depth = depth;
    return signal;
  }
}

function handlerOf(waiting: Waiting, node: TryNode, thrownSlot: number, compile: Compile): Exec {
  const parts: Exec[] = [];
  const fresh = freshSlots(node.slots, false);
  if (fresh !== null) {
    parts.push((frame) => {
      fresh(frame);
      return NORMAL;
    });
  }
  if (node.param !== null) bindSteps(waiting, node.param, thrownSlot, parts, flatten);
  parts.push(compile(node.handler!));
  return waiting.sequence(parts);
}
