// Which properties an object has, in order, and where each lies in its slots. Objects built alike share one shape,
// so a site can remember "shape → slot". The prototype is not part of it, so shapes outlive a run and stay warm.
// A chain of shapes shares one table: a shape with `count` n owns the table's first n rows.
// A dictionary shape belongs to one object, changes in place, and must never be remembered by a site.
import { arrayIndexOf, type GuestSymbol, type PropertyKey } from "./symbol.ts";

/** Bits of a property's attributes. */
export const WRITABLE = 1;
export const ENUMERABLE = 2;
export const CONFIGURABLE = 4;
/** The slot holds an `Accessor`. */
export const ACCESSOR = 8;
/** The slot holds a `Lazy`, made into a plain value when first looked at. */
export const LAZY = 16;
/** What assignment makes. */
export const PLAIN = WRITABLE | ENUMERABLE | CONFIGURABLE;
/** What methods of classes and of the language's own objects have. */
export const HIDDEN = WRITABLE | CONFIGURABLE;

class Table {
  readonly index: Map<PropertyKey, number>;
  readonly keys: Array<PropertyKey | undefined>;
  readonly attributes: number[];

  constructor(keys: Array<PropertyKey | undefined>, attributes: number[]) {
    this.index = new Map();
    this.keys = keys;
    this.attributes = attributes;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at];
      if (key !== undefined) this.index.set(key, at);
    }
  }
}

export class Shape {
  readonly table: Table;
  /** Slots in use; a dictionary counts removed rows too. */
  count: number;
  readonly extensible: boolean;
  readonly dictionary: boolean;
  private transitions: Map<PropertyKey, Shape> | null = null;
  /** The next shape reached by the same key with other attributes. */
  private sibling: Shape | null = null;

  constructor(table: Table, count: number, extensible: boolean, dictionary: boolean) {
    this.table = table;
    this.count = count;
    this.extensible = extensible;
    this.dictionary = dictionary;
  }

  /** The slot of a key, or -1. */
  find(key: PropertyKey): number {
    const at = this.table.index.get(key);
    return at !== undefined && at < this.count ? at : -1;
  }

  attributesAt(slot: number): number {
    return this.table.attributes[slot]!;
  }

  keyAt(slot: number): PropertyKey | undefined {
    return this.table.keys[slot];
  }

  /** The shape after adding a key that is not there; the new slot is this shape's `count`. A dictionary changes in place. */
  add(key: PropertyKey, attributes: number): Shape {
    if (this.dictionary) {
      this.table.index.set(key, this.count);
      this.table.keys[this.count] = key;
      this.table.attributes[this.count] = attributes;
      this.count++;
      return this;
    }
    const first = this.transitions?.get(key);
    for (let next = first; next; next = next.sibling ?? undefined) {
      if (next.table.attributes[this.count] === attributes) return next;
    }
    return this.grow(key, attributes, first);
  }

  private grow(key: PropertyKey, attributes: number, first: Shape | undefined): Shape {
    let table = this.table;
    if (table.keys.length === this.count) {
      table.index.set(key, this.count);
      table.keys.push(key);
      table.attributes.push(attributes);
    } else {
      table = new Table([...table.keys.slice(0, this.count), key], [...table.attributes.slice(0, this.count), attributes]);
    }
    const made = new Shape(table, this.count + 1, this.extensible, false);
    this.transitions ??= new Map();
    made.sibling = first ?? null;
    this.transitions.set(key, made);
    return made;
  }

  /** The shape with other attributes for every row (`change` is asked for each), and perhaps not extensible any more. Slots stay. */
  rebuild(change: (attributes: number, slot: number) => number, extensible = this.extensible): Shape {
    if (this.dictionary) {
      const table = new Table(this.table.keys.slice(), this.table.attributes.map(change));
      return new Shape(table, this.count, extensible, true);
    }
    let shape = extensible ? emptyShape : sealedShape;
    for (let at = 0; at < this.count; at++) shape = shape.add(this.table.keys[at]!, change(this.table.attributes[at]!, at));
    return shape;
  }

  /** An unshared copy that changes in place. */
  toDictionary(): Shape {
    const table = new Table(this.table.keys.slice(0, this.count), this.table.attributes.slice(0, this.count));
    return new Shape(table, this.count, this.extensible, true);
  }

  /** Takes a row out of a dictionary; its slot stays empty. */
  removeRow(key: PropertyKey): void {
    const at = this.table.index.get(key)!;
    this.table.index.delete(key);
    this.table.keys[at] = undefined;
  }

  /** The same dictionary without its empty rows. */
  compacted(): Shape {
    const rows = [...this.table.index.keys()];
    return new Shape(
      new Table(
        rows,
        rows.map((key) => this.table.attributes[this.find(key)]!),
      ),
      rows.length,
      this.extensible,
      true,
    );
  }

  /** All keys in the language's order: indexes, strings, symbols; private names are left out. */
  keys(): PropertyKey[] {
    const indexes: string[] = [];
    const strings: string[] = [];
    const symbols: GuestSymbol[] = [];
    for (let at = 0; at < this.count; at++) {
      const key = this.table.keys[at];
      if (typeof key === "string") {
        if (arrayIndexOf(key) >= 0) indexes.push(key);
        else strings.push(key);
      } else if (key !== undefined && !key.hidden) symbols.push(key);
    }
    if (indexes.length > 1) indexes.sort((a, b) => arrayIndexOf(a) - arrayIndexOf(b));
    if (indexes.length === 0 && symbols.length === 0) return strings;
    return [...indexes, ...strings, ...symbols];
  }
}

/** Where every ordinary object begins. */
export const emptyShape = new Shape(new Table([], []), 0, true, false);
/** Where objects begin that may get no more properties. */
const sealedShape = new Shape(new Table([], []), 0, false, false);

/** For objects whose named properties are not ordinary (proxies, namespaces): no site may ever remember it. */
export const exoticShape = (): Shape => new Shape(new Table([], []), 0, true, true);
