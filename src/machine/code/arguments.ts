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
      if (part.spread) spreadInto(frame, list, value, part.at, value === undefined || value === null ? null : SPREAD_REFUSAL);
      else list.push(value);
    }
    frame[AT] = at;
    return list;
  };
}

const SPREAD_REFUSAL = "Spread syntax requires ...iterable[Symbol.iterator] to be a function";

/** Appends what iterating a value gives. How many arguments an unknown would give cannot be known. */
export function spreadInto(frame: Frame, list: Value[], value: Value, at: number, refusal: string | null): void {
  frame[AT] = at;
  const agent = running();
  try {
    forEachOf(
      agent,
      value,
      (each) => {
        list.push(each);
      },
      refusal,
    );
  } catch (signal) {
    if (signal instanceof UnknownMet) undecidedAt(frame, at, signal.unknown, "what is spread");
    throw signal;
  }
  agent.allocate(list.length);
}
