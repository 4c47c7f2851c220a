// What is known of one module in one run.
import type { ProgramModule } from "#ir/program.ts";
import type { Cell, ModuleInstance } from "../code.ts";
import type { Frame } from "../frame.ts";
import type { GuestThrow } from "../stop.ts";
import type { GuestObject, Value } from "../value.ts";

export type Status = "new" | "linking" | "linked" | "evaluating" | "evaluated";

/** An ES module. */
export class SourceRecord {
  readonly kind = "source";
  readonly key: string;
  readonly module: ProgramModule;
  readonly instance: ModuleInstance;
  status: Status = "new";
  /** Requested modules by specifier, once linking began. */
  readonly requested: Map<string, ModuleRecord> = new Map();
  body: GuestObject | null = null;
  frame: Frame | null = null;
  namespace: GuestObject | null = null;
  /** What evaluation threw; thrown again whenever it is asked for. */
  thrown: GuestThrow | null = null;
  /** While top-level await, of it or of what it requests, is not over. */
  pending: GuestObject | null = null;

  constructor(key: string, module: ProgramModule, instance: ModuleInstance) {
    this.key = key;
    this.module = module;
    this.instance = instance;
  }
}

/** Anything whose exports are one value: CommonJS, JSON, modelled and unmodelled modules. */
export class ValueRecord {
  readonly kind = "value";
  readonly key: string;
  /** Runs it, the first time. */
  readonly load: () => Value;
  status: Status = "new";
  exports: Value = undefined;
  thrown: GuestThrow | null = null;
  namespace: GuestObject | null = null;
  /** The `module` object of CommonJS. */
  moduleObject: GuestObject | null = null;
  /** Cells that importers hold, by name; filled when it has run. */
  readonly cells: Map<string, Cell> = new Map();

  constructor(key: string, load: () => Value) {
    this.key = key;
    this.load = load;
  }
}

export type ModuleRecord = SourceRecord | ValueRecord;
