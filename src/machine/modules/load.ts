// From a specifier to a module's record: asks the host, makes the record, once per key.
import type { ProgramModule } from "#ir/program.ts";
import type { Agent } from "../agent.ts";
import { ModuleInstance } from "../code.ts";
import { fromHost } from "../cross.ts";
import { newError } from "../error.ts";
import type { ImportKind } from "../host.ts";
import { parseJson } from "../json.ts";
import { createData } from "../object.ts";
import { GuestThrow, StuckSignal } from "../stop.ts";
import { type GuestObject, Unknown } from "../value.ts";
import { runCommonJs } from "./commonjs.ts";
import { type ModuleRecord, SourceRecord, ValueRecord } from "./record.ts";

export class Loader {
  readonly records: Map<string, ModuleRecord> = new Map();
  private readonly agent: Agent;
  private readonly traced: boolean;
  private readonly requireOf: (key: string) => GuestObject;

  constructor(agent: Agent, traced: boolean, requireOf: (key: string) => GuestObject) {
    this.agent = agent;
    this.traced = traced;
    this.requireOf = requireOf;
  }

  /** The key a specifier leads to; a missing module is a guest error with Node's code. */
  keyOf(from: string, specifier: string, kind: ImportKind): string {
    const resolved = this.agent.host.resolve(from, specifier, kind);
    if (resolved.kind === "stuck") throw new StuckSignal(resolved.stuck);
    if (resolved.kind === "module") return resolved.key;
    const message = kind === "require" ? `Cannot find module '${specifier}'\nRequire stack:\n- ${from}` : resolved.message;
    const error = newError(this.agent, "Error", message);
    createData(error, "code", kind === "require" ? "MODULE_NOT_FOUND" : "ERR_MODULE_NOT_FOUND");
    throw new GuestThrow(error);
  }

  record(key: string): ModuleRecord {
    const known = this.records.get(key);
    if (known !== undefined) return known;
    const made = this.make(key);
    this.records.set(key, made);
    return made;
  }

  private make(key: string): ModuleRecord {
    const { agent } = this;
    const loaded = agent.host.load(key);
    switch (loaded.kind) {
      case "stuck":
        throw new StuckSignal(loaded.stuck);
      case "unknown":
        return new ValueRecord(
          key,
          () => new Unknown({ what: loaded.what, span: null, ...(loaded.absent === true ? { absent: true } : {}) }),
        );
      case "native":
        return new ValueRecord(key, () => loaded.exports(agent.realm));
      case "program":
        return this.ofProgram(key, loaded.module);
    }
  }

  private ofProgram(key: string, module: ProgramModule): ModuleRecord {
    const { agent } = this;
    if (module.format === "esm") return new SourceRecord(key, module, new ModuleInstance(key, module, agent.realm));
    if (module.format === "json") return new ValueRecord(key, () => fromHost(agent, parseJson(agent, module.text, key)));
    const record: ValueRecord = new ValueRecord(key, () => runCommonJs(agent, record, module, this.traced, this.requireOf(key)));
    return record;
  }
}
