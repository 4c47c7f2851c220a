// Modules of a run: linked, evaluated once, ES and CommonJS seeing each other (ECMA-262, 16.2; Node's documentation of both).
// Top-level await is followed through the graph; modules that wait do not hold up those that do not depend on them.
import { invariant } from "#ground/bug.ts";
import type { ProgramModule } from "#ir/program.ts";
import { begin } from "./activation.ts";
import type { Agent, ModuleDoor } from "./agent.ts";
import { attempt } from "./call.ts";
import { newClosure } from "./closure.ts";
import { codesOf } from "./code/codes.ts";
import { Cell, type Closure } from "./code.ts";
import { newError, throwError } from "./error.ts";
import { AT, CALLEE, CAPTURED, CODE, type Frame } from "./frame.ts";
import { gauges } from "./gauges.ts";
import type { CompileRequest } from "./host.ts";
import { newRequire } from "./modules/commonjs.ts";
import { Exports } from "./modules/exports.ts";
import { Loader } from "./modules/load.ts";
import type { ModuleRecord, SourceRecord, ValueRecord } from "./modules/record.ts";
import { functionZero, runText } from "./modules/text.ts";
import { createData, newObject, remove } from "./object.ts";
import { isPromise, newPromise, promiseState, rejectPromise, resolvePromise, thenHost } from "./promise.ts";
import { GuestThrow } from "./stop.ts";
import type { GuestObject, Value } from "./value.ts";

export class Modules implements ModuleDoor {
  private readonly agent: Agent;
  private readonly traced: boolean;
  private readonly loader: Loader;
  private readonly exports: Exports;
  private readonly requires: Map<string, GuestObject> = new Map();
  private readonly cache: GuestObject;

  constructor(agent: Agent, traced: boolean) {
    this.agent = agent;
    this.traced = traced;
    this.exports = new Exports(agent.host.interop);
    this.loader = new Loader(agent, traced, (key) => this.requireFunction(key));
    this.cache = newObject(null);
  }

  /** The namespace of a module, once it has run; while it waits (top-level await) the promise of it. */
  importKey(key: string): { readonly namespace: Value; readonly pending: GuestObject | null } {
    const record = this.loader.record(key);
    this.link(record);
    const pending = this.evaluate(record);
    return { namespace: pending === null ? this.exports.namespace(record) : undefined, pending };
  }

  namespaceOf(key: string): Value {
    return this.exports.namespace(this.loader.record(key));
  }

  importDynamically(from: string, specifier: string): GuestObject {
    const { agent } = this;
    const promise = newPromise(agent);
    agent.loop.microtask(() => {
      const done = attempt(() => {
        const key = this.loader.keyOf(from, specifier, "import");
        return { key, ...this.importKey(key) };
      });
      if (!done.ok) return rejectPromise(agent, promise, done.thrown.value);
      const { key, namespace, pending } = done.value;
      if (pending === null) return resolvePromise(agent, promise, namespace);
      thenHost(
        agent,
        pending,
        () => resolvePromise(agent, promise, this.namespaceOf(key)),
        (reason) => rejectPromise(agent, promise, reason),
      );
    });
    return promise;
  }

  requireFunction(from: string): GuestObject {
    const known = this.requires.get(from);
    if (known !== undefined) return known;
    const made = newRequire(
      this.agent,
      from,
      (at, specifier) => this.require(at, specifier),
      (at, specifier) => this.loader.keyOf(at, specifier, "require"),
      this.cache,
    );
    this.requires.set(from, made);
    return made;
  }

  runText(request: CompileRequest): Value {
    return runText(this.agent, this.traced, request);
  }

  /** Function 0 of a module that is no file (a block to run, the lines of a scenario), as a function object. */
  functionOf(module: ProgramModule): GuestObject {
    return functionZero(this.agent, this.traced, module);
  }

  private require(from: string, specifier: string): Value {
    const key = this.loader.keyOf(from, specifier, "require");
    const known = this.loader.records.get(key);
    // Code that deletes from `require.cache` wants the module to run again.
    if (known?.kind === "value" && known.moduleObject !== null && known.status === "evaluated" && this.cache.shape.find(key) < 0)
      this.loader.records.delete(key);
    const record = this.loader.record(key);
    if (record.kind === "source") {
      this.link(record);
      const pending = this.evaluate(record);
      if (pending !== null) {
        const error = newError(
          this.agent,
          "Error",
          `require() cannot be used on an ESM graph with top-level await. Use import() instead. To see where the top-level await comes from, use --experimental-print-required-tla.`,
        );
        createData(error, "code", "ERR_REQUIRE_ASYNC_MODULE");
        throw new GuestThrow(error);
      }
      return this.exports.namespace(record);
    }
    this.runValue(record);
    return record.moduleObject === null || record.status === "evaluated"
      ? record.exports
      : record.moduleObject.behaviour.get(record.moduleObject, "exports", record.moduleObject);
  }

  private runValue(record: ValueRecord): void {
    if (record.status !== "new") {
      if (record.thrown !== null) throw record.thrown;
      return;
    }
    record.status = "evaluating";
    const done = attempt(() => {
      const value = record.load();
      if (record.moduleObject !== null) createData(this.cache, record.key, record.moduleObject);
      return value;
    });
    if (!done.ok) {
      // A module that throws is forgotten, so that the next `require` runs it again.
      this.loader.records.delete(record.key);
      remove(this.cache, record.key);
      throw done.thrown;
    }
    record.exports = done.value;
    record.status = "evaluated";
    this.exports.fill(record);
  }

  // ---- Linking: every module of the graph gets its frame, then its imports are bound, before any runs

  private link(root: ModuleRecord): void {
    const reached: SourceRecord[] = [];
    this.reach(root, reached);
    for (const record of reached) this.bindImports(record);
    // Only now: a hoisted function captures the cells of what its module imports.
    for (const record of reached) codesOf(record.module, this.traced)[0]!.compiled!.instantiate?.functions(record.frame!);
    for (const record of reached) record.status = "linked";
  }

  private reach(root: ModuleRecord, reached: SourceRecord[]): void {
    const stack: ModuleRecord[] = [root];
    for (let record = stack.pop(); record !== undefined; record = stack.pop()) {
      if (record.kind === "value" || record.status !== "new") continue;
      record.status = "linking";
      reached.push(record);
      this.makeFrame(record);
      for (const request of record.module.requests) {
        const requested = within(record, placeOfRequest(record, request), () =>
          this.loader.record(this.loader.keyOf(record.key, request, "import")),
        );
        record.requested.set(request, requested);
        stack.push(requested);
      }
    }
  }

  /** The frame of the body, with its cells, so that importers in a cycle find them. */
  private makeFrame(record: SourceRecord): void {
    const code = codesOf(record.module, this.traced)[0]!;
    const imported = record.module.imports.map(() => new Cell(undefined));
    const body = newClosure(code, imported, record.instance);
    const compiled = code.ready();
    const frame: Frame = new Array(compiled.size);
    frame[CODE] = code;
    frame[AT] = 0;
    frame[CAPTURED] = imported;
    frame[CALLEE] = body;
    if (compiled.bind !== null) compiled.bind(frame, undefined, undefined, null);
    record.body = body;
    record.frame = frame;
    compiled.instantiate?.cells(frame);
  }

  private bindImports(record: SourceRecord): void {
    const cells = (record.body!.data as Closure).captured;
    record.module.imports.forEach(({ request, imported, at, weak }, index) => {
      const from = record.requested.get(request)!;
      if (imported === "*") {
        cells[index] = this.exports.namespaceCell(from);
        return;
      }
      const found = this.exports.find(from, imported);
      if (found instanceof Cell) {
        cells[index] = found;
        return;
      }
      // A name that may be a type stands for nothing when nothing is there; tools that compile modules let any name be missing.
      if ((weak || this.agent.host.interop === "compiled") && found === "missing") return;
      const why =
        found === "ambiguous"
          ? `contains conflicting star exports for name '${imported}'`
          : `does not provide an export named '${imported}'`;
      within(record, at, () => throwError(this.agent, "SyntaxError", `The requested module '${request}' ${why}`));
    });
  }

  // ---- Evaluation: what is requested first, then the module itself

  /** Null when it is done; a promise while something in the graph waits. */
  private evaluate(record: ModuleRecord): GuestObject | null {
    if (record.kind === "value") {
      this.runValue(record);
      return null;
    }
    if (record.thrown !== null) throw record.thrown;
    if (record.status === "evaluating" || record.status === "evaluated") return record.pending;
    record.status = "evaluating";
    const waiting: GuestObject[] = [];
    const done = attempt(() => {
      for (const request of record.module.requests) {
        const pending = this.evaluate(record.requested.get(request)!);
        if (pending !== null) waiting.push(pending);
      }
      this.checkValues(record);
      return waiting.length > 0 || record.module.hasTopLevelAwait ? this.evaluateLater(record, waiting) : this.runBody(record);
    });
    if (done.ok) {
      record.status = "evaluated";
      return record.pending;
    }
    record.thrown = done.thrown;
    throw done.thrown;
  }

  /** Names asked of a CommonJS module that it turned out not to have. */
  private checkValues(record: SourceRecord): void {
    for (const { request, imported, at, weak } of record.module.imports) {
      const from = record.requested.get(request)!;
      if (weak || imported === "*" || from.kind === "source" || from.status !== "evaluated" || this.exports.provides(from, imported))
        continue;
      if (this.agent.host.interop === "compiled") continue;
      const why = "is a CommonJS module, which may not support all module.exports as named exports.";
      within(record, at, () =>
        throwError(this.agent, "SyntaxError", `Named export '${imported}' not found. The requested module '${request}' ${why}`),
      );
    }
  }

  private runBody(record: SourceRecord): Value {
    const code = codesOf(record.module, this.traced)[0]!;
    return code.compiled!.run(record.frame!);
  }

  private evaluateLater(record: SourceRecord, waiting: readonly GuestObject[]): void {
    const { agent } = this;
    const promise = newPromise(agent);
    record.pending = promise;
    const fail = (reason: Value): void => {
      record.thrown ??= new GuestThrow(reason);
      rejectPromise(agent, promise, reason);
    };
    const finish = (): void => {
      record.pending = null;
      resolvePromise(agent, promise, undefined);
    };
    const start = (): void => {
      const done = attempt(() => this.runBody(record));
      if (!done.ok) return fail(done.thrown.value);
      if (!record.module.hasTopLevelAwait) return finish();
      invariant(isPromise(done.value), "a body with await gives a promise");
      thenHost(agent, done.value, finish, fail);
    };
    let left = waiting.length;
    if (left === 0) start();
    for (const each of waiting) {
      thenHost(
        agent,
        each,
        () => {
          left--;
          if (left === 0) start();
        },
        (reason) => {
          if (promiseState(promise).state === "pending") fail(reason);
        },
      );
    }
  }
}

/** Where a module asks for another: at the binding, or where the specifier stands in quotes. */
function placeOfRequest({ module }: SourceRecord, request: string): number {
  const binding = module.imports.find((each) => each.request === request);
  if (binding !== undefined) return binding.at;
  return Math.max(0, module.text.indexOf(`"${request}"`), module.text.indexOf(`'${request}'`));
}

/** Work on behalf of a module that does not run yet: what it throws is said to be at this place of it. */
function within<T>(record: SourceRecord, at: number, work: () => T): T {
  record.frame![AT] = at;
  const depth = begin(record.frame!);
  const result = work();
  gauges.depth = depth - 1;
  return result;
}
