// A function of a module, compiled on its first call; and what a closure over it keeps.
// Shared by all runs of the same program: nothing of a run may be kept in it.
import type { FunctionCode, ProgramModule } from "#ir/program.ts";
import type { Frame } from "./frame.ts";
import type { Realm } from "./realm.ts";
import type { Shape } from "./shape.ts";
import type { Behaviour, GuestObject, Slot, Value } from "./value.ts";

/** A binding that outlives its frame. */
export class Cell {
  value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** What a compiled function is to its callers. */
export type Compiled = {
  /** The length of its frames. */
  readonly size: number;
  /** How many arguments are placed in registers. */
  readonly positional: number;
  /** May be called with a frame that the call site fills: no class, no rest, no `arguments`. */
  readonly direct: boolean;
  /** Puts `this`, `arguments`, `new.target` and the like where the body wants them; null if it wants none. `args` is null in direct calls. */
  readonly bind: ((frame: Frame, thisValue: Value, newTarget: Value, args: Value[] | null) => void) | null;
  readonly run: (frame: Frame) => Value;
  /** Of an ES module's body: makes its cells and hoisted functions, before `run` goes on from there. */
  readonly instantiate: { readonly cells: (frame: Frame) => void; readonly functions: (frame: Frame) => void } | null;
};

export type FunctionTemplate = { readonly shape: Shape; readonly slots: Slot[]; readonly behaviour: Behaviour };

export class Code {
  readonly module: ProgramModule;
  readonly fn: FunctionCode;
  readonly traced: boolean;
  /** All functions of the module, by index. */
  readonly siblings: readonly Code[];
  /** null until the first call. */
  compiled: Compiled | null = null;
  /** What every closure made from it begins with. */
  template: FunctionTemplate | null = null;
  /** How many slots the last instance made by it used, so that the next begins with enough. */
  instanceSlots = 0;
  /** The number of the last run that entered it. */
  enteredBy = -1;
  private readonly compiler: (code: Code) => Compiled;

  constructor(parts: Pick<Code, "module" | "fn" | "traced" | "siblings">, compiler: (code: Code) => Compiled) {
    this.module = parts.module;
    this.fn = parts.fn;
    this.traced = parts.traced;
    this.siblings = parts.siblings;
    this.compiler = compiler;
  }

  /** Compiles on the first call. */
  ready(): Compiled {
    this.compiled ??= this.compiler(this);
    return this.compiled;
  }
}

/** What of a module belongs to one run: kept by its closures. */
export class ModuleInstance {
  /** The host's key of the module. */
  readonly key: string;
  readonly module: ProgramModule;
  readonly realm: Realm;
  /** Template objects by site, and the like. */
  readonly sites: Map<number, GuestObject> = new Map();
  meta: GuestObject | null = null;

  constructor(key: string, module: ProgramModule, realm: Realm) {
    this.key = key;
    this.module = module;
    this.realm = realm;
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

/** The private data of a class without a constructor of its own. */
export class DefaultConstructor {
  readonly name: string;
  readonly derived: boolean;
  fields: readonly FieldPlan[] | null = null;

  constructor(name: string, derived: boolean) {
    this.name = name;
    this.derived = derived;
  }
}

/** Puts one field, or one private method, on a new instance. */
export type FieldPlan = (instance: GuestObject) => void;
