// Code given as text (the lines of a scenario, a block to run, a function made at run time) → a module whose function 0 takes the named
// parameters. Names it does not declare are globals.
import { parseText } from "#syntax/parse.ts";
import type * as Source from "#syntax/tree.ts";
import { addedStatements } from "./added/call.ts";
import { finishFunction, noSignature, usesStrict } from "./functions.ts";
import { finishModule, type Lowered, lower } from "./lower-file.ts";
import { declareBody } from "./names/scopes.ts";
import { type Here, type ModuleState, newFunction, newScope } from "./names/state.ts";
import { plainOptions } from "./options.ts";
import { lowerParameters } from "./parameters.ts";

export type TextCode = {
  readonly path: string;
  readonly text: string;
  /** `expression`: function 0 returns its value; `body`: statements, which may return. */
  readonly kind: "expression" | "body";
  readonly parameters: readonly string[];
  readonly async: boolean;
  readonly strict: boolean;
};

export function lowerText(code: TextCode): Lowered {
  // In parentheses so that `{` opens an object; on the same line so that line numbers stay.
  const text = code.kind === "expression" ? `(${code.text.replace(/[\s;]+$/, "")}\n)` : code.text;
  const file = parseText(code.path, text);
  const statements = code.kind === "expression" ? returning(file.tree.body) : file.tree.body;
  const fn = newFunction(null, 0, "normal", {
    async: code.async,
    generator: false,
    strict: code.strict || usesStrict(statements),
    createdAt: 0,
  });
  const module: ModuleState = {
    file,
    options: plainOptions,
    body: fn,
    functions: [null],
    imports: [],
    exports: [],
    requests: [],
    importNames: new Map(),
    problems: [],
    added: new Map(),
    namespaceExports: new Map(),
    lower,
    sites: 0,
    depth: 0,
    inTypes: false,
    hasTopLevelAwait: false,
  };
  const here: Here = { module, fn, scope: newScope(null, fn, "function", 0) };
  fn.scope = here.scope;
  const parameters = lowerParameters(here, code.parameters.map(parameterOf));
  declareBody(here, statements);
  const lowered = lower.body(here, statements);
  const body = [...addedStatements(here), ...lowered];
  finishFunction(here, {
    name: "anonymous",
    signature: noSignature,
    length: code.parameters.length,
    positional: parameters.positional,
    restSlot: null,
    prologue: 0,
    body,
    start: 0,
    end: text.length,
  });
  return finishModule(module);
}

function parameterOf(name: string): Source.Parameter {
  const range = { start: 0, end: 0 };
  return {
    type: "Parameter",
    ...range,
    pattern: { type: "Identifier", ...range, name },
    optional: false,
    note: null,
    property: false,
    decorators: [],
  };
}

/** One expression statement as `return`; anything else stays and is told of by the reader. */
function returning(statements: readonly Source.Statement[]): readonly Source.Statement[] {
  const [only] = statements;
  if (statements.length !== 1 || only?.type !== "ExpressionStatement") return statements;
  return [{ type: "ReturnStatement", start: only.start, end: only.end, argument: only.expression }];
}
