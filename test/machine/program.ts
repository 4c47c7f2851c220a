// Runs programs given as text, for the tests of this room: one or several modules, printed lines out.
import { populate } from "#builtins/populate.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import type { LoweringOptions } from "#lowering/options.ts";
import type { Agent } from "#machine/agent.ts";
import type { DecisionPolicy } from "#machine/decisions.ts";
import type { Host, Loaded } from "#machine/host.ts";
import type { Limits } from "#machine/limits.ts";
import { Machine, type Outcome } from "#machine/machine.ts";
import { defineMethod, defineValue } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { showValue } from "#machine/show.ts";
import type { RunEnd } from "#machine/trace.ts";
import { parseFile } from "#syntax/parse.ts";

export type ProgramOptions = {
  readonly limits?: Partial<Limits>;
  readonly tracing?: boolean;
  readonly decisions?: DecisionPolicy;
  readonly interop?: "node" | "compiled";
  readonly lowering?: LoweringOptions;
  readonly populate?: (realm: Realm, agent: Agent) => void;
};

export type Ran = { readonly machine: Machine; readonly outcome: Outcome; readonly end: RunEnd; readonly lines: readonly string[] };

/** Files are separated by `// file: name` lines; the first one is run. */
export function runProgram(text: string, options: ProgramOptions = {}): Ran {
  const files = filesOf(text);
  const lines: string[] = [];
  const machine = new Machine({
    host: hostOf(files, options.interop ?? "node", options.lowering),
    limits: { depthMax: 300, ...options.limits },
    tracing: options.tracing ?? false,
    ...(options.decisions ? { decisions: options.decisions } : {}),
    populate: (realm, agent) => {
      populate(realm);
      options.populate?.(realm, agent);
      populateConsole(realm, lines);
    },
  });
  const [first] = files.keys();
  let outcome = machine.importModule(first!);
  if (outcome.kind === "value") outcome = machine.settle() ?? outcome;
  for (const each of machine.record().uncaught) lines.push(`Uncaught ${each.name}: ${each.message}`);
  return { machine, outcome, end: machine.end(outcome), lines };
}

function filesOf(text: string): Map<string, string> {
  const files = new Map<string, string>();
  const parts = text.split(/^\/\/ file: (.+)$/m);
  if (parts[0]!.trim() !== "" || parts.length === 1) files.set("main.mjs", parts[0]!);
  for (let at = 1; at < parts.length; at += 2) files.set(parts[at]!.trim(), parts[at + 1]!);
  return files;
}

function hostOf(files: ReadonlyMap<string, string>, interop: "node" | "compiled", lowering?: LoweringOptions): Host {
  return {
    interop,
    startMs: Date.UTC(2026, 0, 1),
    seed: "test",
    timezoneOffset: () => 0,
    importMeta: (key) => [["url", `file:///${key}`]],
    compile: () => ({ kind: "syntax-error", message: "no text is compiled here" }),
    resolve: (_from, specifier) => {
      const name = specifier.replace(/^\.\//, "");
      return files.has(name) ? { kind: "module", key: name } : { kind: "missing", message: `Cannot find module '${specifier}'` };
    },
    load: (key): Loaded => {
      const text = files.get(key)!;
      if (key.endsWith(".json"))
        return {
          kind: "program",
          module: {
            path: key,
            blob: "",
            format: "json",
            text,
            lines: new Int32Array([0]),
            functions: [],
            imports: [],
            exports: [],
            requests: [],
            hasTopLevelAwait: false,
            sites: 0,
          },
        };
      return { kind: "program", module: lowerFile(parseFile(key, key, text), lowering).module };
    },
  };
}

function populateConsole(realm: Realm, lines: string[]): void {
  const console = newObject(realm.core.objectPrototype);
  const log = (_agent: Agent, _self: unknown, args: Parameters<Parameters<typeof defineMethod>[4]>[2]): undefined => {
    lines.push(
      args
        .map((each) => (typeof each === "string" ? each : each === undefined || each === null ? "" : showValue(each, 2000).text))
        .join(" "),
    );
  };
  defineMethod(realm, console, "log", 0, log);
  defineValue(realm.global, "console", console);
}
