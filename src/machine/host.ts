// The port to everything outside the machine: where modules come from, what text compiled at run time becomes,
// and the facts of the environment. `worlds` answers it; only `simulate` introduces them.
import type { ProgramModule } from "#ir/program.ts";
import type { Realm } from "./realm.ts";
import type { Stuck } from "./trace.ts";
import type { Value } from "./value.ts";

/** How a module was asked for; package conditions differ. */
export type ImportKind = "import" | "require";

export type Resolved =
  | { readonly kind: "module"; readonly key: string }
  | { readonly kind: "missing"; readonly message: string }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

export type Loaded =
  | { readonly kind: "program"; readonly module: ProgramModule }
  /** A modelled module: its `module.exports`. Imported as ESM, `default` is that value and its own enumerable keys are names. Made once per run. */
  | { readonly kind: "native"; readonly exports: (realm: Realm) => Value }
  /** A module without a model: every name it exports is unknown, with this as the origin. `absent`: calling any of it ends the run. */
  | { readonly kind: "unknown"; readonly what: string; readonly absent?: true }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

/** Text compiled at run time. Function 0 of the module is, for `function` (`new Function` and its kin), that function itself; else it is called without arguments and gives the value of the text. */
export type CompileRequest = {
  readonly kind: "function" | "generator" | "async-function" | "async-generator" | "eval" | "script";
  readonly text: string;
  /** Parameter lists as `new Function` got them, joined by commas; null where there are none. */
  readonly parameters: string | null;
  readonly path: string;
};

export type Compiled =
  | { readonly kind: "program"; readonly module: ProgramModule }
  | { readonly kind: "syntax-error"; readonly message: string }
  | { readonly kind: "stuck"; readonly stuck: Stuck };

export type Host = {
  /** Where a specifier leads, from the key of the importing module. */
  readonly resolve: (from: string, specifier: string, kind: ImportKind) => Resolved;
  /** What is behind a key. Called once per key and run. */
  readonly load: (key: string) => Loaded;
  readonly compile: (request: CompileRequest) => Compiled;
  /** Milliseconds since 1970 at which the virtual clock starts. */
  readonly startMs: number;
  /** Offset of the simulated time zone, by time: minutes that local time is behind UTC, as `getTimezoneOffset` says. */
  readonly timezoneOffset: (timeMs: number) => number;
  /** Seeds all chance of the run. */
  readonly seed: string;
  /** Properties of `import.meta` for a module: `url`, `dirname`, `filename`, `env`, … */
  readonly importMeta: (key: string, realm: Realm) => ReadonlyArray<readonly [string, Value]>;
  /** How an ES module sees a CommonJS one that was compiled from ES syntax (`__esModule`): `node` gives `module.exports` as default, `compiled` gives `exports.default`, as bundlers and test runners do. */
  readonly interop: "node" | "compiled";
};
