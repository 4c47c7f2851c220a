// `try … catch … finally`. Only guest exceptions are caught; a stuck run passes through and runs no `finally`.
import type { Statement } from "#ir/program.ts";
import { type Frame, RESULT } from "../frame.ts";
import { gauges } from "../gauges.ts";
import { GuestThrow } from "../stop.ts";
import type { Value } from "../value.ts";
import { type Builder, type Exec, NORMAL } from "./builder.ts";
import { compilePattern } from "./pattern.ts";
import { freshSlots } from "./slots.ts";
import { takenAs } from "./wording.ts";

type TryNode = Extract<Statement, { kind: "try" }>;

export function compileTry(builder: Builder, node: TryNode): Exec {
  const block = builder.statement(node.block);
  const guarded = node.handler === null ? block : withCatch(block, compileHandler(builder, node));
  return node.finalizer === null ? guarded : withFinally(guarded, builder.statement(node.finalizer));
}

function compileHandler(builder: Builder, node: TryNode): (frame: Frame, thrown: Value) => number {
  const fresh = freshSlots(node.slots, false);
  const bind = node.param === null ? null : compilePattern(builder, node.param, takenAs(".catch"));
  const body = builder.statement(node.handler!);
  return (frame, thrown) => {
    if (fresh !== null) fresh(frame);
    if (bind !== null) bind(frame, thrown);
    return body(frame);
  };
}

function withCatch(block: Exec, handler: (frame: Frame, thrown: Value) => number): Exec {
  return (frame) => {
    const depth = gauges.depth;
    let thrown: Value;
    try {
      return block(frame);
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = depth;
      thrown = signal.value;
    }
    return handler(frame, thrown);
  };
}

function withFinally(block: Exec, finalizer: Exec): Exec {
  return (frame) => {
    const depth = gauges.depth;
    let done = NORMAL;
    let thrown: GuestThrow | null = null;
    try {
      done = block(frame);
    } catch (signal) {
      if (!(signal instanceof GuestThrow)) throw signal;
      gauges.depth = depth;
      thrown = signal;
    }
    const result = frame[RESULT];
    const last = finalizer(frame);
    if (last !== NORMAL) return last;
    if (thrown !== null) throw thrown;
    frame[RESULT] = result;
    return done;
  };
}
