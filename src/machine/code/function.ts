// Function expressions: a closure over the cells it captures.
import { invariant } from "#ground/bug.ts";
import type { Capture } from "#ir/program.ts";
import { newClosure } from "../closure.ts";
import type { Cell, Closure } from "../code.ts";
import { CALLEE, CAPTURED, type Frame, REGISTERS } from "../frame.ts";
import type { GuestObject } from "../value.ts";
import type { Builder } from "./builder.ts";

/** Makes the closure of a function of the same module. */
export function closureAt(builder: Builder, index: number): (frame: Frame) => GuestObject {
  const code = builder.code.siblings[index];
  invariant(code !== undefined, `function ${index} exists`);
  const captured = capturedCells(code.fn.captures);
  return (frame) => newClosure(code, captured(frame), ((frame[CALLEE] as GuestObject).data as Closure).instance);
}

const none: Cell[] = [];

function capturedCells(captures: readonly Capture[]): (frame: Frame) => Cell[] {
  if (captures.length === 0) return () => none;
  const fromRegister = captures.map((each) => each.from === "register");
  const indexes = captures.map((each) => (each.from === "register" ? REGISTERS + each.index : each.index));
  return (frame) => {
    const outer = frame[CAPTURED] as Cell[];
    const cells: Cell[] = [];
    for (let at = 0; at < indexes.length; at++) cells.push(fromRegister[at]! ? (frame[indexes[at]!] as Cell) : outer[indexes[at]!]!);
    return cells;
  };
}
