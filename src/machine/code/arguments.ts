// Lists of arguments or elements with spreads in them.
import type { Argument } from "#ir/program.ts";
import { AT, type Frame } from "../frame.ts";
import { forEachOf } from "../iterate.ts";
import { running } from "../running.ts";
import { UnknownMet } from "../stop.ts";
import { emptyList, type Value } from "../value.ts";
import type { Builder } from "./builder.ts";
import { undecidedAt } from "./fail.ts";

export function listOfArguments(builder: Builder, args: readonly Argument[], at: number): (frame: Frame) => Value[] {
  const parts = args.map((each) => ({ spread: each.spread, value: builder.expression(each.value), at: each.value.at }));
  return (frame) => {
    const list = emptyList();
    for (const part of parts) {
      const value = part.value(frame);
      if (part.spread) spreadInto(frame, list, value, part.at);
      else list.push(value);
    }
    frame[AT] = at;
    return list;
  };
}

/** Appends what iterating a value gives. How many arguments an unknown would give cannot be known. */
export function spreadInto(frame: Frame, list: Value[], value: Value, at: number): void {
  frame[AT] = at;
  const agent = running();
  try {
    forEachOf(agent, value, (each) => {
      list.push(each);
    });
  } catch (signal) {
    if (signal instanceof UnknownMet) undecidedAt(frame, at, signal.unknown, "what is spread");
    throw signal;
  }
  agent.allocate(list.length);
}
