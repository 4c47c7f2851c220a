// The small instruction set the machine runs: expression trees over resolved slots, without sugar.
// Plain data. `at` is the UTF-16 offset in the module's text from which a line number is made.
// Names are resolved: a variable is a frame register, a cell (captured by some inner function), or a captured cell.

export type ProgramModule = {
  readonly path: string;
  readonly blob: string;
  readonly format: "esm" | "commonjs" | "json";
  /** The whole text, for `Function.prototype.toString`, stacks and traces. */
  readonly text: string;
  readonly lines: Int32Array;
  /** Function 0 is the module body. CommonJS bodies take (exports, require, module, __filename, __dirname). */
  readonly functions: readonly FunctionCode[];
  /** What the body imports: entry i is the body's captured cell i. */
  readonly imports: readonly ImportBinding[];
  readonly exports: readonly ExportBinding[];
  /** Modules asked for by static import or export-from, in source order. */
  readonly requests: readonly string[];
  readonly hasTopLevelAwait: boolean;
  /** Templates, classes and calls that keep state per site are numbered up to here. */
  readonly sites: number;
};

export type ImportBinding = {
  readonly request: string /** a name, "default", or "*" for the namespace */;
  readonly imported: string;
  readonly at: number /** TypeScript may mean a type here: where the module exports no such name the cell holds undefined, and that is no error. */;
  readonly weak: boolean;
};
export type ExportBinding =
  | { readonly kind: "local"; readonly exported: string /** a cell of the module body */; readonly slot: number }
  | {
      readonly kind: "from";
      readonly exported: string;
      readonly request: string /** "*": the namespace object */;
      readonly imported: string;
    }
  | { readonly kind: "all"; readonly request: string };

export type FunctionKind =
  | "normal"
  | "arrow"
  | "method"
  | "getter"
  | "setter"
  | "constructor"
  | "derived-constructor"
  | "initializer"
  | "module";

export type FunctionCode = {
  readonly index: number;
  readonly name: string;
  readonly kind: FunctionKind;
  readonly async: boolean;
  readonly generator: boolean;
  readonly strict: boolean;
  readonly signature: Signature;
  /** `Function.length`. */
  readonly length: number;
  /** Registers of a frame. Parameters come first: argument i arrives in register i. */
  readonly registers: number;
  /** How many of the first registers receive arguments positionally. */
  readonly positional: number;
  /** Collects the arguments from `positional` on. */
  readonly restSlot: number | null;
  /** Registers that hold a cell from the start of the call (parameters captured by inner functions keep their value). */
  readonly cells: readonly SlotInit[];
  /** Where the implicit values go, if the body or an inner arrow uses them. */
  readonly implicit: readonly Implicit[];
  readonly captures: readonly Capture[];
  readonly body: readonly Statement[];
  /** How many of the first statements bind parameters: a generator runs them at the call, before its first `next`. */
  readonly prologue: number;
  readonly start: number;
  readonly end: number;
  /** Lines on which a statement begins are asked of `at`; a function that could not be lowered says why. */
  readonly opaque: { readonly message: string; readonly at: number } | null;
};

/** `tdz`: reading before `set … init` is a ReferenceError. `keep`: the cell starts with the argument in that register. */
export type SlotInit = { readonly slot: number; readonly cell: boolean; readonly start: "undefined" | "tdz" | "keep" };
/** `this` of a derived constructor starts uninitialised, `super-call` binds it; such constructors always list it, as they return it. */
export type Implicit = {
  readonly what: "this" | "arguments" | "new.target" | "callee" | "home";
  readonly slot: number;
  readonly cell: boolean;
};
/** Captured cell i of a closure is taken, when it is made, from a cell register or a captured cell of the function around it. */
export type Capture = { readonly from: "register" | "captured"; readonly index: number; readonly name: string };

export type Signature = { readonly parameters: readonly SignatureParameter[]; readonly returns: TypeShape | null };
export type SignatureParameter = {
  readonly name: string;
  readonly type: TypeShape | null;
  readonly optional: boolean;
  readonly rest: boolean;
};
export type TypeShape =
  | { readonly kind: "name"; readonly name: string; readonly arguments: readonly TypeShape[] }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "array"; readonly element: TypeShape }
  | { readonly kind: "tuple"; readonly elements: readonly TypeShape[] }
  | { readonly kind: "union" | "intersection"; readonly members: readonly TypeShape[] }
  | {
      readonly kind: "object";
      readonly properties: ReadonlyArray<{ readonly name: string; readonly optional: boolean; readonly type: TypeShape }>;
    }
  | { readonly kind: "function" }
  | { readonly kind: "other"; readonly text: string };

// ---- Places: what can be read, written, called or deleted

export type Variable =
  | { readonly kind: "register"; readonly slot: number }
  | { readonly kind: "cell"; readonly slot: number }
  | { readonly kind: "captured"; readonly index: number };
export type Place =
  /** `check`: the binding may still be uninitialised here; `fixed`: writing throws TypeError ("silent": the name of a function expression in sloppy code). */
  | {
      readonly kind: "variable";
      readonly variable: Variable;
      readonly name: string;
      readonly check: boolean;
      readonly fixed: false | "throws" | "silent";
    }
  | { readonly kind: "global"; readonly name: string; readonly strict: boolean }
  | { readonly kind: "member"; readonly object: Expression; readonly key: string; readonly strict: boolean }
  | { readonly kind: "index"; readonly object: Expression; readonly key: Expression; readonly strict: boolean }
  | { readonly kind: "private"; readonly object: Expression; readonly name: Expression; readonly text: string }
  /** `home` and `self` are places of the implicit values. */
  | { readonly kind: "super"; readonly home: Expression; readonly self: Expression; readonly key: Expression };

export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "**"
  | "<<"
  | ">>"
  | ">>>"
  | "&"
  | "|"
  | "^"
  | "=="
  | "!="
  | "==="
  | "!=="
  | "<"
  | "<="
  | ">"
  | ">="
  | "in"
  | "instanceof";
export type LogicalOperator = "&&" | "||" | "??";

export type Expression = { readonly at: number } & (
  | { readonly kind: "constant"; readonly value: undefined | null | boolean | number | string | bigint }
  | { readonly kind: "get"; readonly place: Place }
  /** `init`: first write of a let, const, class or parameter; never checked. Anonymous functions were named in lowering. */
  | { readonly kind: "set"; readonly place: Place; readonly value: Expression; readonly init: boolean }
  | { readonly kind: "modify"; readonly place: Place; readonly operator: BinaryOperator | LogicalOperator; readonly value: Expression }
  | { readonly kind: "update"; readonly place: Place; readonly by: 1 | -1; readonly prefix: boolean }
  | { readonly kind: "delete"; readonly place: Place }
  /** `typeof x` of an undeclared global is "undefined". */
  | { readonly kind: "typeof"; readonly value: Expression }
  | { readonly kind: "unary"; readonly operator: "-" | "+" | "!" | "~" | "void"; readonly value: Expression }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "logical"; readonly operator: LogicalOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "conditional"; readonly test: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly kind: "sequence"; readonly items: readonly Expression[] }
  /** A callee that is `get` of a member, index, private or super place passes its object as `this`, also when an `optional` or a `chain`
   *  stands around that `get` (`a.b?.()`, `(a?.b)()`); the same holds for the tag of `tagged`. `text`: the callee as V8 words it ("a.b is not a function"). */
  | { readonly kind: "call"; readonly callee: Expression; readonly arguments: readonly Argument[]; readonly text: string }
  | { readonly kind: "new"; readonly callee: Expression; readonly arguments: readonly Argument[]; readonly text: string }
  /** Calls the parent constructor; binds `self` (throws if bound already) and runs the fields of `callee`. */
  | {
      readonly kind: "super-call";
      readonly callee: Expression;
      readonly newTarget: Expression;
      readonly self: Place;
      readonly arguments: readonly Argument[];
    }
  /** The value of `body`, or undefined as soon as an `optional` in it meets null or undefined. */
  | { readonly kind: "chain"; readonly body: Expression }
  | { readonly kind: "optional"; readonly value: Expression }
  | { readonly kind: "function"; readonly index: number }
  | { readonly kind: "class"; readonly class: ClassCode }
  | { readonly kind: "object"; readonly properties: readonly ObjectProperty[] }
  | { readonly kind: "array"; readonly items: ReadonlyArray<Argument | null> }
  | { readonly kind: "template"; readonly texts: readonly string[]; readonly values: readonly Expression[] }
  | {
      readonly kind: "tagged";
      readonly tag: Expression;
      readonly site: number;
      readonly cooked: ReadonlyArray<string | undefined>;
      readonly raw: readonly string[];
      readonly values: readonly Expression[];
      readonly text: string;
    }
  | { readonly kind: "regexp"; readonly pattern: string; readonly flags: string }
  | { readonly kind: "await"; readonly value: Expression }
  | { readonly kind: "yield"; readonly value: Expression; readonly delegate: boolean }
  | { readonly kind: "import"; readonly specifier: Expression; readonly options: Expression | null }
  | { readonly kind: "import-meta" }
  /** Destructuring, with iterators closed as the language says. The value of the expression is `value`. */
  | { readonly kind: "bind"; readonly pattern: Pattern; readonly value: Expression }
  | { readonly kind: "private-in"; readonly name: Expression; readonly object: Expression; readonly text: string }
  /** A fresh private name; lowering puts it in a hidden constant of the class scope. */
  | { readonly kind: "private-name"; readonly text: string }
  /** What lowering could not express: running into it ends the run as stuck. */
  | { readonly kind: "opaque"; readonly construct: string; readonly message: string }
);

export type Argument = { readonly spread: boolean; readonly value: Expression };

export type ObjectProperty =
  | { readonly kind: "value"; readonly key: Expression; readonly value: Expression; readonly nameFunction: boolean }
  | { readonly kind: "get" | "set" | "method"; readonly key: Expression; readonly function: number }
  | { readonly kind: "prototype"; readonly value: Expression }
  | { readonly kind: "spread"; readonly value: Expression };

export type Pattern =
  | { readonly kind: "place"; readonly place: Place; readonly init: boolean; readonly at: number }
  | { readonly kind: "default"; readonly pattern: Pattern; readonly value: Expression; readonly at: number }
  | {
      readonly kind: "object";
      readonly properties: ReadonlyArray<{ readonly key: Expression; readonly pattern: Pattern }>;
      readonly rest: Pattern | null;
      readonly at: number;
    }
  | { readonly kind: "array"; readonly items: ReadonlyArray<Pattern | null>; readonly rest: Pattern | null; readonly at: number };

/** Decorators here are those of the language's own proposal; TypeScript's older kind is lowered to calls of functions that are added to the module. */
export type ClassCode = {
  readonly name: string;
  readonly parent: Expression | null;
  /** null: the default constructor. */
  readonly constructorIndex: number | null;
  readonly members: readonly ClassMember[];
  /** The inner binding of the class's own name, set before static members run. */
  readonly inner: Place | null;
  readonly decorators: readonly Expression[];
  readonly start: number;
  readonly end: number;
};
export type MemberKey =
  | { readonly kind: "public"; readonly value: Expression }
  | { readonly kind: "private"; readonly name: Expression; readonly text: string };
export type ClassMember =
  | {
      readonly kind: "method" | "get" | "set";
      readonly static: boolean;
      readonly key: MemberKey;
      readonly function: number;
      readonly decorators: readonly Expression[];
      readonly at: number;
    }
  /** `function`: an initializer run with the instance (or class) as `this`; null: undefined. `accessor`: a getter and setter over hidden storage. */
  | {
      readonly kind: "field";
      readonly static: boolean;
      readonly accessor: boolean;
      readonly key: MemberKey;
      readonly function: number | null;
      readonly decorators: readonly Expression[];
      readonly at: number;
    }
  | { readonly kind: "static-block"; readonly function: number; readonly at: number };

// ---- Statements

export type Statement = { readonly at: number } & (
  | { readonly kind: "expression"; readonly value: Expression }
  /** Entering makes the listed slots fresh, then runs the hoisted functions, then the body. */
  | { readonly kind: "block"; readonly slots: readonly SlotInit[]; readonly body: readonly Statement[] }
  | { readonly kind: "if"; readonly test: Expression; readonly then: Statement; readonly otherwise: Statement | null }
  /** All loops without iterators. `fresh`: cells copied for each round (let in a for head), before the first test and before each `update`. `testFirst` false: do-while. */
  | {
      readonly kind: "loop";
      readonly labels: readonly string[];
      readonly testFirst: boolean;
      readonly test: Expression | null;
      readonly update: Expression | null;
      readonly fresh: readonly number[];
      readonly body: Statement;
    }
  /** `slots` are made fresh for each round before `target` is bound. */
  | {
      readonly kind: "for-of";
      readonly labels: readonly string[];
      readonly await: boolean;
      readonly slots: readonly SlotInit[];
      readonly target: Pattern;
      readonly iterable: Expression;
      readonly body: Statement;
    }
  | {
      readonly kind: "for-in";
      readonly labels: readonly string[];
      readonly slots: readonly SlotInit[];
      readonly target: Pattern;
      readonly object: Expression;
      readonly body: Statement;
    }
  | {
      readonly kind: "switch";
      readonly labels: readonly string[];
      readonly slots: readonly SlotInit[];
      readonly value: Expression;
      readonly functions: readonly Statement[];
      readonly cases: ReadonlyArray<{ readonly test: Expression | null; readonly body: readonly Statement[] }>;
    }
  | {
      readonly kind: "try";
      readonly block: Statement;
      readonly slots: readonly SlotInit[];
      readonly param: Pattern | null;
      readonly handler: Statement | null;
      readonly finalizer: Statement | null;
    }
  | { readonly kind: "return"; readonly value: Expression | null }
  | { readonly kind: "throw"; readonly value: Expression }
  /** `label` null: the innermost loop (or switch, for break). */
  | { readonly kind: "break" | "continue"; readonly label: string | null }
  | { readonly kind: "labeled"; readonly label: string; readonly body: Statement }
  | { readonly kind: "debugger" }
);
