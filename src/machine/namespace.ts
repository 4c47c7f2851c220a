// Module namespace objects (ECMA-262, 10.4.6): their properties are the live bindings of what a module exports.

import { byText } from "#ground/order.ts";
import type { Cell } from "./code.ts";
import { throwError } from "./error.ts";
import { behaviour, newExotic } from "./object.ts";
import { mayRedefine, ordinary } from "./ordinary.ts";
import { running } from "./running.ts";
import { type PropertyKey, wellKnown } from "./symbol.ts";
import { type GuestObject, type Property, UNINITIALISED, type Value } from "./value.ts";

/** The private data of a namespace. */
export class NamespaceData {
  /** Filled after it was made: a module may export its own namespace. */
  readonly cells: ReadonlyMap<string, Cell>;
  private sorted: readonly string[] = [];

  constructor(cells: ReadonlyMap<string, Cell>) {
    this.cells = cells;
  }

  get names(): readonly string[] {
    if (this.sorted.length !== this.cells.size) this.sorted = [...this.cells.keys()].sort(byText);
    return this.sorted;
  }
}

function cellOf(object: GuestObject, key: PropertyKey): Cell | undefined {
  return typeof key === "string" ? (object.data as NamespaceData).cells.get(key) : undefined;
}

function read(cell: Cell, key: PropertyKey): Value {
  const value = cell.value as Value;
  return value === UNINITIALISED ? throwError(running(), "ReferenceError", `Cannot access '${String(key)}' before initialization`) : value;
}

const tag: Property = { kind: "data", value: "Module", writable: false, enumerable: false, configurable: false };

const namespaceBehaviour = behaviour("namespace", {
  getOwn: (object, key) => {
    if (key === wellKnown.toStringTag) return tag;
    const cell = cellOf(object, key);
    return cell === undefined ? undefined : { kind: "data", value: read(cell, key), writable: true, enumerable: true, configurable: false };
  },
  define: (object, key, descriptor) => {
    if (key === wellKnown.toStringTag) return mayRedefine(tag, descriptor);
    const cell = cellOf(object, key);
    if (
      cell === undefined ||
      descriptor.configurable === true ||
      descriptor.enumerable === false ||
      "get" in descriptor ||
      "set" in descriptor ||
      descriptor.writable === false
    )
      return false;
    return !("value" in descriptor) || Object.is(descriptor.value, read(cell, key));
  },
  has: (object, key) => key === wellKnown.toStringTag || cellOf(object, key) !== undefined,
  get: (object, key) => {
    if (key === wellKnown.toStringTag) return "Module";
    const cell = cellOf(object, key);
    return cell === undefined ? undefined : read(cell, key);
  },
  set: () => false,
  remove: (object, key) => key !== wellKnown.toStringTag && cellOf(object, key) === undefined,
  keys: (object) => [...(object.data as NamespaceData).names, wellKnown.toStringTag],
  setPrototype: (_object, prototype) => prototype === null,
  isExtensible: () => false,
  preventExtensions: () => true,
  getPrototype: ordinary.getPrototype,
});

export const newNamespace = (cells: ReadonlyMap<string, Cell>): GuestObject =>
  newExotic(namespaceBehaviour, null, new NamespaceData(cells));
