// Trees → IR. Never fails: what cannot be lowered becomes opaque in place, and is told as a problem.
import { invariant } from "#ground/bug.ts";
import type { Problem } from "#ground/problem.ts";
import { lineStarts, spanOf } from "#ground/span.ts";
import type { FunctionCode, ProgramModule } from "#ir/program.ts";
import { verifyModule } from "#ir/verify.ts";
import type { ParsedFile } from "#syntax/sources.ts";
import { addedStatements } from "./added/call.ts";
import { lowerExpression } from "./expressions/dispatch.ts";
import { finishFunction, noSignature, usesStrict } from "./functions.ts";
import { collectExports, declareDefault } from "./modules/exports.ts";
import { collectImports, settleImports } from "./modules/imports.ts";
import { declare } from "./names/bind.ts";
import { declareBody } from "./names/scopes.ts";
import { type Here, type Lower, type ModuleState, newFunction, newScope } from "./names/state.ts";
import { type LoweringOptions, plainOptions } from "./options.ts";
import { lowerPattern } from "./patterns.ts";
import { hoistFunctions, inOrder, lowerBody } from "./statements/body.ts";
import { lowerStatement } from "./statements/dispatch.ts";

export type Lowered = { readonly module: ProgramModule; readonly problems: readonly Problem[] };

export const lower: Lower = {
  expression: lowerExpression,
  pattern: lowerPattern,
  statement: lowerStatement,
  body: lowerBody,
  hoist: hoistFunctions,
};

const COMMONJS_PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];

export function lowerFile(file: ParsedFile, options: LoweringOptions = plainOptions): Lowered {
  const { body } = file.tree;
  const strict = file.format === "esm" || usesStrict(body);
  const fn = newFunction(null, 0, "module", { async: false, generator: false, strict, createdAt: 0 });
  const module: ModuleState = {
    file,
    options,
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
  const parameters = file.format === "commonjs" ? COMMONJS_PARAMETERS : [];
  fn.registers = parameters.length;
  for (const [slot, name] of parameters.entries()) declare(here.scope, name, { list: fn.cells, readyAt: -1, slot });
  collectImports(module);
  declareBody(here, body);
  declareDefault(here, body);
  collectExports(here, body);
  const hoisted = lower.hoist(here, body);
  const statements = inOrder(here, body);
  const added = addedStatements(here);
  settleImports(here);
  finishFunction(here, {
    name: "",
    signature: noSignature,
    length: parameters.length,
    positional: parameters.length,
    restSlot: null,
    prologue: added.length + hoisted.length,
    body: [...added, ...hoisted, ...statements],
    start: 0,
    end: file.text.length,
  });
  return finishModule(module);
}

export function finishModule(module: ModuleState): Lowered {
  const { file } = module;
  const lines = lineStarts(file.text);
  const functions = module.functions.map((code): FunctionCode => {
    invariant(code, "every function begun was finished");
    return code.index === 0 && module.hasTopLevelAwait ? { ...code, async: true } : code;
  });
  const made: ProgramModule = {
    path: file.path,
    blob: file.blob,
    format: file.format,
    text: file.text,
    lines,
    functions,
    imports: module.imports,
    exports: module.exports,
    requests: module.requests,
    hasTopLevelAwait: module.hasTopLevelAwait,
    sites: module.sites,
  };
  const faults = verifyModule(made);
  invariant(faults.length === 0, `lowering ${file.path}: ${faults[0]}`);
  const problems = functions.flatMap((code) =>
    code.opaque
      ? [{ message: `not simulated: ${code.opaque.message}`, span: spanOf(file.path, lines, code.opaque.at, code.opaque.at) }]
      : [],
  );
  return { module: made, problems: [...file.problems, ...module.problems, ...problems] };
}
