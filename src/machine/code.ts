// A function of a module, compiled on its first call; and what a closure over it keeps.
// Shared by all runs of the same program: nothing of a run may be kept in it.
import type { FunctionCode, ProgramModule } from "#ir/program.ts";
import type { Frame } from "./frame.ts";
import type { GuestObject, Slot, Value } from "./value.ts";

/** A binding that outlives its frame. */
export class Cell {
  value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** What a compiled function can do. `size` is the length of its frames. */
export type Compiled = {
  readonly size: number;
  readonly run: (frame: Frame) => Value;
};

export class Code {
  readonly module: ProgramModule;
  readonly fn: FunctionCode;
  readonly traced: boolean;
  /** null until the first call. */
  compiled: Compiled | null = null;
  /** `length` and `name` of every closure made from it, until one is written to. */
  functionSlots: Slot[] | null = null;

  constructor(module: ProgramModule, fn: FunctionCode, traced: boolean) {
    this.module = module;
    this.fn = fn;
    this.traced = traced;
  }
}

/** What of a module belongs to one run: kept by its closures. */
export class ModuleInstance {
  /** The host's key of the module. */
  readonly key: string;
  readonly module: ProgramModule;
  readonly codes: readonly Code[];
  /** Template objects by site, and the like. */
  readonly sites: Map<number, GuestObject> = new Map();
  meta: GuestObject | null = null;

  constructor(key: string, module: ProgramModule, codes: readonly Code[]) {
    this.key = key;
    this.module = module;
    this.codes = codes;
  }
}

/** The private data of a guest function made by guest code. */
export class Closure {
  readonly code: Code;
  readonly captured: Cell[];
  readonly instance: ModuleInstance;
  /** The object whose prototype `super` asks. */
  home: GuestObject | null = null;
  /** Of a class: what to run on each new instance. */
  fields: readonly FieldPlan[] | null = null;

  constructor(code: Code, captured: Cell[], instance: ModuleInstance) {
    this.code = code;
    this.captured = captured;
    this.instance = instance;
  }
}

/** Puts one field, or one private method, on a new instance. */
export type FieldPlan = (instance: GuestObject) => void;
