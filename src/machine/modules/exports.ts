// Finding what a name of a module is: the cell behind an export, through re-exports and stars (ECMA-262, 16.2.1.6.3).
import { Cell } from "../code.ts";
import { type Frame, REGISTERS } from "../frame.ts";
import { newNamespace } from "../namespace.ts";
import { ownKeys } from "../object.ts";
import { GuestObject, UNINITIALISED, Unknown, type Value } from "../value.ts";
import type { ModuleRecord, SourceRecord, ValueRecord } from "./record.ts";

export type Found = Cell | "missing" | "ambiguous";
/** What a value module's default is, seen from ES modules. */
export type Interop = "node" | "compiled";

export class Exports {
  private readonly interop: Interop;
  private readonly namespaceCells: Map<ModuleRecord, Cell> = new Map();

  constructor(interop: Interop) {
    this.interop = interop;
  }

  find(record: ModuleRecord, name: string, seen: Set<string> = new Set()): Found {
    if (record.kind === "value") return this.ofValue(record, name);
    const mark = `${record.key}\n${name}`;
    if (seen.has(mark)) return "missing";
    seen.add(mark);
    for (const each of record.module.exports) {
      if (each.kind === "all" || each.exported !== name) continue;
      if (each.kind === "local") return (record.frame as Frame)[REGISTERS + each.slot] as Cell;
      const from = record.requested.get(each.request)!;
      return each.imported === "*" ? this.namespaceCell(from) : this.find(from, each.imported, seen);
    }
    return name === "default" ? "missing" : this.findInStars(record, name, seen);
  }

  private findInStars(record: SourceRecord, name: string, seen: Set<string>): Found {
    let found: Found = "missing";
    for (const each of record.module.exports) {
      if (each.kind !== "all") continue;
      const from = record.requested.get(each.request)!;
      if (from.kind === "value" && !this.namesOf(from, new Set()).has(name)) continue;
      const next = this.find(from, name, seen);
      if (next === "ambiguous") return next;
      if (next === "missing") continue;
      if (found !== "missing" && found !== next) return "ambiguous";
      found = next;
    }
    return found;
  }

  /** The cell of a name of a value module; filled when the module has run. */
  private ofValue(record: ValueRecord, name: string): Cell {
    const known = record.cells.get(name);
    if (known !== undefined) return known;
    const cell = new Cell(record.status === "evaluated" ? this.pick(record.exports, name) : UNINITIALISED);
    record.cells.set(name, cell);
    return cell;
  }

  fill(record: ValueRecord): void {
    for (const [name, cell] of record.cells) cell.value = this.pick(record.exports, name);
    const namespace = this.namespaceCells.get(record);
    if (namespace !== undefined) namespace.value = this.namespace(record);
  }

  /** Does a value module have this name for ES modules? Known only when it has run. */
  provides(record: ValueRecord, name: string): boolean {
    if (name === "default" || name === "module.exports" || record.exports instanceof Unknown) return true;
    return record.exports instanceof GuestObject && record.exports.behaviour.has(record.exports, name);
  }

  private pick(exports: Value, name: string): Value {
    if (exports instanceof Unknown) return exports.derive(`${exports.text}.${name}`);
    if (name === "default")
      return this.isCompiled(exports) ? (exports as GuestObject).behaviour.get(exports as GuestObject, "default", exports) : exports;
    if (name === "module.exports") return exports;
    return exports instanceof GuestObject ? exports.behaviour.get(exports, name, exports) : undefined;
  }

  private isCompiled(exports: Value): boolean {
    return (
      this.interop === "compiled" &&
      exports instanceof GuestObject &&
      exports.behaviour.get(exports, "__esModule", exports) === true &&
      exports.behaviour.has(exports, "default")
    );
  }

  namesOf(record: ModuleRecord, seen: Set<ModuleRecord>): Set<string> {
    const names = new Set<string>();
    if (seen.has(record)) return names;
    seen.add(record);
    if (record.kind === "value") {
      names.add("default");
      if (record.exports instanceof GuestObject)
        for (const key of ownKeys(record.exports)) if (typeof key === "string" && key !== "length" && key !== "prototype") names.add(key);
      return names;
    }
    for (const each of record.module.exports) {
      if (each.kind !== "all") names.add(each.exported);
      else for (const name of this.namesOf(record.requested.get(each.request)!, seen)) if (name !== "default") names.add(name);
    }
    return names;
  }

  /** The cell of `import * as`. One per module, so that the same namespace through two stars is the same binding. */
  namespaceCell(record: ModuleRecord): Cell {
    const known = this.namespaceCells.get(record);
    if (known !== undefined) return known;
    const cell = new Cell(undefined);
    this.namespaceCells.set(record, cell);
    // What a value module has is known when it has run; `fill` comes back here.
    if (record.kind === "source" || record.status === "evaluated") cell.value = this.namespace(record);
    return cell;
  }

  namespace(record: ModuleRecord): Value {
    if (record.kind === "value" && record.exports instanceof Unknown) return record.exports;
    if (record.namespace !== null) return record.namespace;
    const cells = new Map<string, Cell>();
    const made = newNamespace(cells);
    // A value module's names are known only when it has run.
    if (record.kind === "source" || record.status === "evaluated") record.namespace = made;
    for (const name of this.namesOf(record, new Set())) {
      const found = this.find(record, name);
      if (found instanceof Cell) cells.set(name, found);
    }
    return made;
  }
}
