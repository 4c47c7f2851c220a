// Making slots fresh: at the start of a call, and each time a block or a loop round is entered.
import type { SlotInit } from "#ir/program.ts";
import { Cell } from "../code.ts";
import { type Frame, REGISTERS } from "../frame.ts";
import { UNINITIALISED } from "../value.ts";

export type Fresh = (frame: Frame) => void;

/** `start`: the frame is new, so that plain registers are undefined already. Null when there is nothing to do. */
export function freshSlots(slots: readonly SlotInit[], start: boolean): Fresh | null {
  const needed = slots.filter((each) => each.cell || each.start === "tdz" || (each.start === "undefined" && !start));
  if (needed.length === 0) return null;
  const steps = needed.map(freshSlot);
  const [first, second] = steps;
  if (second === undefined) return first!;
  if (steps.length === 2) {
    return (frame) => {
      first!(frame);
      second(frame);
    };
  }
  return (frame) => {
    for (let at = 0; at < steps.length; at++) steps[at]!(frame);
  };
}

function freshSlot(slot: SlotInit): Fresh {
  const index = REGISTERS + slot.slot;
  if (!slot.cell) {
    const start = slot.start === "tdz" ? UNINITIALISED : undefined;
    return (frame) => {
      frame[index] = start;
    };
  }
  if (slot.start === "keep") {
    return (frame) => {
      frame[index] = new Cell(frame[index]);
    };
  }
  const start = slot.start === "tdz" ? UNINITIALISED : undefined;
  return (frame) => {
    frame[index] = new Cell(start);
  };
}

/** New cells with the old values: how each round of a `for` with `let` gets its own bindings. */
export function copyCells(slots: readonly number[]): Fresh | null {
  if (slots.length === 0) return null;
  const indexes = slots.map((slot) => REGISTERS + slot);
  const [only] = indexes;
  if (indexes.length === 1) {
    return (frame) => {
      frame[only!] = new Cell((frame[only!] as Cell).value);
    };
  }
  return (frame) => {
    for (let at = 0; at < indexes.length; at++) frame[indexes[at]!] = new Cell((frame[indexes[at]!] as Cell).value);
  };
}
