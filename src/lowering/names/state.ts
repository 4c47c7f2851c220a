// The records that lowering fills while it walks: one for the module, one for each function, one for each scope and each name.
// Slots and captures are decided as names are met; whether a name needs a cell is known at the latest when its function ends, and
// since all uses share one `local`, turning it into a cell turns them all.
import type { Problem } from "#ground/problem.ts";
import type {
  Capture,
  ExportBinding,
  Expression,
  FunctionCode,
  FunctionKind,
  Implicit,
  ImportBinding,
  Pattern,
  Signature,
  SlotInit,
  Statement,
} from "#ir/program.ts";
import type { ParsedFile } from "#syntax/sources.ts";
import type * as Source from "#syntax/tree.ts";
import type { LoweringOptions } from "../options.ts";

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export type Binding = {
  readonly name: string;
  readonly owner: FunctionState;
  /** How the owner itself reaches it. */
  readonly local: { kind: "register" | "cell"; readonly slot: number } | { readonly kind: "captured"; readonly index: number };
  readonly init: Mutable<SlotInit> | null;
  /** Uses before this offset, or in functions made before it, may come too early; -1: never too early. */
  readyAt: number;
  /** Functions inside its declaration run only when it is ready (the methods of a class). */
  readonly readyInFunctions: boolean;
  readonly fixed: false | "throws" | "silent";
  /** The name stands for a property of this other name: an enum's member, what a namespace exports. */
  readonly propertyOf: Binding | null;
};

export type Scope = {
  readonly parent: Scope | null;
  readonly fn: FunctionState;
  readonly names: Map<string, Binding>;
  /** `switch`: textual order says nothing about which case ran. `function`: where `var` goes. */
  readonly kind: "function" | "block" | "switch";
  readonly start: number;
  /** The own name of a function expression, which everything declared in it may hide. */
  readonly self: string | null;
};

export type FunctionState = {
  readonly parent: FunctionState | null;
  readonly index: number;
  readonly kind: FunctionKind;
  readonly async: boolean;
  readonly generator: boolean;
  strict: boolean;
  /** From which offset on the function value exists. */
  readonly createdAt: number;
  registers: number;
  readonly cells: Array<Mutable<SlotInit>>;
  /** Lists that hold candidates until the function ends. */
  readonly slotLists: Array<Array<Mutable<SlotInit>>>;
  /** The statements around that a jump may lead out of, innermost last. */
  readonly around: Around[];
  /** Names that a function in a block also gives to the whole of this sloppy function. */
  readonly blockFunctions: Set<string>;
  /** What can be decided only when the function ends. */
  readonly settling: Array<() => void>;
  readonly captures: Capture[];
  readonly captured: Map<Binding, number>;
  readonly implicit: Map<Implicit["what"], Binding>;
  /** The scope of its parameters and body. */
  scope: Scope | null;
  /** What a constructor does as soon as it has its `this`: parameter properties, and fields that are assigned. */
  afterThis: AfterThis | null;
  /** Slots made inside an expression, to be fresh each time the statement around it runs. */
  pending: Array<Mutable<SlotInit>>;
  opaque: FunctionCode["opaque"];
};

export type Around = { readonly kind: "loop" | "switch" | "block"; readonly labels: readonly string[] };

export type AfterThis = (fn: FunctionState) => readonly Expression[];

/** `valued`: some use needs the value; the types of decorated members alone can do without. */
export type ImportName = {
  readonly request: string;
  readonly imported: string;
  readonly at: number;
  binding: Binding | null;
  valued: boolean /** Exported again: it needs no cell here, but its module must be there. */;
  passedOn: boolean;
};

export type ModuleState = {
  readonly file: ParsedFile;
  readonly options: LoweringOptions;
  readonly body: FunctionState;
  readonly functions: Array<FunctionCode | null>;
  readonly imports: Array<Mutable<ImportBinding>>;
  readonly exports: ExportBinding[];
  readonly requests: string[];
  /** Imported names by local name, bound when first used. */
  readonly importNames: Map<string, ImportName>;
  readonly problems: Problem[];
  /** What the namespaces lowered so far export, by the binding they continue. */
  readonly namespaceExports: Map<Binding, readonly string[]>;
  /** Functions added because some construct calls them, by name. */
  readonly added: Map<string, Binding>;
  sites: number;
  depth: number;
  /** While the types of decorated members are made values. */
  inTypes: boolean;
  /** The ways back to any expression, pattern and statement, held here so that construct files form no circle. */
  readonly lower: Lower;
  hasTopLevelAwait: boolean;
};

export type Here = { readonly module: ModuleState; readonly fn: FunctionState; readonly scope: Scope };

export type Lower = {
  /** `name`: what an anonymous function or class in this place is called. */
  readonly expression: (here: Here, node: Source.Expression, name?: string) => Expression;
  readonly pattern: (here: Here, node: Source.Pattern, init: boolean) => Pattern;
  readonly statement: (here: Here, node: Source.Statement, labels?: readonly string[]) => readonly Statement[];
  /** A list of statements that forms a scope: names declared, functions hoisted. */
  readonly body: (here: Here, statements: readonly Source.Statement[]) => readonly Statement[];
  /** The functions declared in a list of statements, made before the rest of it runs. */
  readonly hoist: (here: Here, statements: readonly Source.Statement[]) => readonly Statement[];
};

export function newFunction(
  parent: FunctionState | null,
  index: number,
  kind: FunctionKind,
  more: { readonly async: boolean; readonly generator: boolean; readonly strict: boolean; readonly createdAt: number },
): FunctionState {
  const cells: Array<Mutable<SlotInit>> = [];
  return {
    parent,
    index,
    kind,
    ...more,
    registers: 0,
    cells,
    slotLists: [],
    around: [],
    blockFunctions: new Set(),
    settling: [],
    captures: [],
    captured: new Map(),
    implicit: new Map(),
    scope: null,
    afterThis: null,
    pending: cells,
    opaque: null,
  };
}

export const newScope = (
  parent: Scope | null,
  fn: FunctionState,
  kind: Scope["kind"],
  start: number,
  self: string | null = null,
): Scope => ({ parent, fn, names: new Map(), kind, start, self });

export const emptySignature: Signature = { parameters: [], returns: null };
