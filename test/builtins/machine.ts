// A machine with the language's own library and nothing else, for the tests of this room: programs as text, printed lines out.
import { populate } from "#builtins/populate.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { lowerText } from "#lowering/lower-text.ts";
import { toText } from "#machine/convert.ts";
import type { DecisionPolicy } from "#machine/decisions.ts";
import type { Compiled, CompileRequest, Host } from "#machine/host.ts";
import type { Limits } from "#machine/limits.ts";
import { Machine, type Outcome } from "#machine/machine.ts";
import { defineMethod, defineValue } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { Unknown, type Value } from "#machine/value.ts";
import { parseFile } from "#syntax/parse.ts";

export type Options = { readonly limits?: Partial<Limits>; readonly decisions?: DecisionPolicy; readonly more?: (realm: Realm) => void };

export function newMachine(text: string, options: Options = {}): { readonly machine: Machine; readonly lines: string[] } {
  const lines: string[] = [];
  const machine = new Machine({
    host: hostOf(text),
    limits: { depthMax: 500, ...options.limits },
    ...(options.decisions ? { decisions: options.decisions } : {}),
    populate: (realm) => {
      populate(realm);
      defineConsole(realm, lines);
      options.more?.(realm);
    },
  });
  return { machine, lines };
}

export type Ran = { readonly outcome: Outcome; readonly lines: readonly string[] };

/** Runs a module to its quiet end. A guest exception is a last line, as real Node's runner writes it. */
export function runText(text: string, options: Options = {}): Ran {
  const { machine, lines } = newMachine(text, options);
  let outcome = machine.importModule(MAIN);
  if (outcome.kind === "value") outcome = machine.settle() ?? outcome;
  if (outcome.kind === "thrown") {
    const { name, message } = machine.describe(outcome.thrown);
    lines.push(`Uncaught ${name}: ${message}`);
  }
  for (const each of machine.record().uncaught) lines.push(`Uncaught ${each.name}: ${each.message}`);
  return { outcome, lines };
}

const MAIN = "main.mjs";

function hostOf(text: string): Host {
  return {
    interop: "node",
    startMs: Date.UTC(2026, 0, 1),
    seed: "test",
    timezoneOffset: () => 0,
    importMeta: () => [],
    compile,
    resolve: (_from, specifier) => ({ kind: "missing", message: `Cannot find module '${specifier}'` }),
    load: () => ({ kind: "program", module: lowerFile(parseFile(MAIN, MAIN, text)).module }),
  } as Host;
}

const HEADS: Readonly<Record<string, string>> = {
  function: "function",
  generator: "function*",
  "async-function": "async function",
  "async-generator": "async function*",
};

/** As a real run does it: a function from its text, or the value of an expression. */
function compile({ kind, text, parameters, path }: CompileRequest): Compiled {
  const head = HEADS[kind];
  const whole = head === undefined ? text : `(${head} anonymous(${parameters ?? ""}\n) {\n${text}\n})`;
  const { module, problems } = lowerText({ path, text: whole, kind: "expression", parameters: [], async: false, strict: false });
  return problems.length === 0 ? { kind: "program", module } : { kind: "syntax-error", message: problems[0]!.message };
}

/** Prints primitives as text; whoever wants to see an object prints its JSON. */
function defineConsole(realm: Realm, lines: string[]): void {
  const console = newObject(realm.core.objectPrototype);
  defineMethod(realm, console, "log", 0, (agent, _, args) => {
    lines.push(args.map((each: Value) => (each instanceof Unknown ? `<unknown ${each.text}>` : toText(agent, each))).join(" "));
    return undefined;
  });
  defineValue(realm.global, "console", console);
}
