// Variables: frame registers, cells in registers, captured cells, and globals.

import type { Place } from "#ir/program.ts";
import { refusedWrite } from "../access.ts";
import type { Cell } from "../code.ts";
import { throwError, throwTypeError } from "../error.ts";
import { AT, CAPTURED, type Frame, REGISTERS } from "../frame.ts";
import { running } from "../running.ts";
import { UNINITIALISED, type Value } from "../value.ts";
import type { Builder, Eval } from "./builder.ts";
import { failAt, failUninitialised } from "./fail.ts";
import { GetSite, getVia, SetSite, setVia } from "./sites.ts";

export type VariablePlace = Extract<Place, { kind: "variable" }>;
export type GlobalPlace = Extract<Place, { kind: "global" }>;
/** Stores a value; answers nothing. */
export type Store = (frame: Frame, value: Value) => void;

export function readVariable(place: VariablePlace, at: number): Eval {
  const { variable, check, name } = place;
  if (variable.kind === "captured") return check ? readCapturedChecked(variable.index, name, at) : readCaptured(variable.index);
  const index = REGISTERS + variable.slot;
  if (variable.kind === "cell") return check ? readCellChecked(index, name, at) : readCell(index);
  return check ? readRegisterChecked(index, name, at) : readRegister(index);
}

const readRegister =
  (index: number): Eval =>
  (frame) =>
    frame[index] as Value;
const readCell =
  (index: number): Eval =>
  (frame) =>
    (frame[index] as Cell).value as Value;
const readCaptured =
  (index: number): Eval =>
  (frame) =>
    (frame[CAPTURED] as Cell[])[index]!.value as Value;

function readRegisterChecked(index: number, name: string, at: number): Eval {
  return (frame) => {
    const value = frame[index] as Value;
    return value === UNINITIALISED ? failUninitialised(frame, at, name) : value;
  };
}

function readCellChecked(index: number, name: string, at: number): Eval {
  return (frame) => {
    const value = (frame[index] as Cell).value as Value;
    return value === UNINITIALISED ? failUninitialised(frame, at, name) : value;
  };
}

function readCapturedChecked(index: number, name: string, at: number): Eval {
  return (frame) => {
    const value = (frame[CAPTURED] as Cell[])[index]!.value as Value;
    return value === UNINITIALISED ? failUninitialised(frame, at, name) : value;
  };
}

/** How a value gets into a variable. `init`: the first write of a declaration. */
export function storeVariable(place: VariablePlace, init: boolean, at: number): Store {
  const { variable, name } = place;
  if (!init && place.fixed !== false) return refuse(place, at);
  const check = place.check && !init;
  if (variable.kind === "register" && !check) return storeRegister(REGISTERS + variable.slot);
  if (variable.kind === "register") return storeRegisterChecked(REGISTERS + variable.slot, name, at);
  const cellOf = cellReader(variable.kind, variable.kind === "cell" ? REGISTERS + variable.slot : variable.index);
  if (!check) return storeCell(cellOf);
  return (frame, value) => {
    const cell = cellOf(frame);
    if (cell.value === UNINITIALISED) failUninitialised(frame, at, name);
    cell.value = value;
  };
}

function storeRegister(index: number): Store {
  return (frame, value) => {
    frame[index] = value;
  };
}

function storeRegisterChecked(index: number, name: string, at: number): Store {
  return (frame, value) => {
    if (frame[index] === UNINITIALISED) failUninitialised(frame, at, name);
    frame[index] = value;
  };
}

function storeCell(cellOf: (frame: Frame) => Cell): Store {
  return (frame, value) => {
    cellOf(frame).value = value;
  };
}

function cellReader(kind: "cell" | "captured", index: number): (frame: Frame) => Cell {
  return kind === "cell" ? (frame) => frame[index] as Cell : (frame) => (frame[CAPTURED] as Cell[])[index]!;
}

/** Writing a constant. The value was computed before, as the language says. */
function refuse(place: VariablePlace, at: number): Store {
  const read = readVariable({ ...place, check: place.check }, at);
  if (place.fixed === "silent") return () => {};
  return (frame) => {
    read(frame);
    failAt(frame, at, "TypeError", "Assignment to constant variable.");
  };
}

/** `name = value` of one variable, in one closure for the common kinds. */
export function assignVariable(place: VariablePlace, value: Eval, init: boolean, at: number): Eval {
  const { variable } = place;
  if (variable.kind === "register" && (init || (!place.check && place.fixed === false)))
    return assignRegister(REGISTERS + variable.slot, value);
  if (variable.kind === "cell" && (init || (!place.check && place.fixed === false))) return assignCell(REGISTERS + variable.slot, value);
  const store = storeVariable(place, init, at);
  return (frame) => {
    const made = value(frame);
    store(frame, made);
    return made;
  };
}

const assignRegister =
  (index: number, value: Eval): Eval =>
  (frame) => {
    const made = value(frame);
    frame[index] = made;
    return made;
  };

const assignCell =
  (index: number, value: Eval): Eval =>
  (frame) => {
    const made = value(frame);
    (frame[index] as Cell).value = made;
    return made;
  };

// ---- Globals

export function readGlobal(_builder: Builder, name: string, at: number, silent: boolean): Eval {
  const site = new GetSite(name);
  return (frame) => {
    const agent = running();
    const global = agent.realm.global;
    const value = getVia(site, global, global);
    if (value !== undefined || silent || global.behaviour.has(global, name)) return value;
    frame[AT] = at;
    return throwError(agent, "ReferenceError", `${name} is not defined`);
  };
}

export function storeGlobal(place: GlobalPlace, at: number): Store {
  const { name, strict } = place;
  const site = new SetSite(name);
  return (frame, value) => {
    const agent = running();
    const global = agent.realm.global;
    if (strict && !global.behaviour.has(global, name)) failAt(frame, at, "ReferenceError", `${name} is not defined`);
    if (setVia(site, global, value) || !strict) return;
    frame[AT] = at;
    throwTypeError(agent, refusedWrite(global, name));
  };
}
