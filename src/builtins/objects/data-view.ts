// DataView: https://tc39.es/ecma262/#sec-dataview-objects
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toBigInt, toBoolean, toIndex, toNumber } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { defineGetter, defineMethod, PURE } from "#machine/native.ts";
import { newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { defineClass, defineTag } from "../table.ts";
import { BufferData, ViewData } from "../typed/data.ts";
import { type ElementKind, elementKind } from "../typed/element.ts";

export const knownGaps: readonly string[] = [];

const KINDS = ["Int8", "Uint8", "Int16", "Uint16", "Int32", "Uint32", "Float32", "Float64", "BigInt64", "BigUint64"] as const;

export function fill(realm: Realm): void {
  const prototype = newObject(realm.core.objectPrototype);
  defineClass(realm, { name: "DataView", length: 1, prototype, fn: makeDataView, onlyNew: true });
  defineGetter(realm, prototype, "buffer", (agent, self) => expectView(agent, self, "get DataView.prototype.buffer").buffer);
  defineGetter(
    realm,
    prototype,
    "byteLength",
    (agent, self) => inBounds(agent, expectView(agent, self, "get DataView.prototype.byte_length")).byteLength,
  );
  defineGetter(
    realm,
    prototype,
    "byteOffset",
    (agent, self) => inBounds(agent, expectView(agent, self, "get DataView.prototype.byte_offset")).offset,
  );
  for (const name of KINDS) {
    const kind = elementKind(name);
    defineMethod(realm, prototype, `get${name}`, 1, (agent, self, [offset, little]) => read(agent, self, offset, little, kind), PURE);
    defineMethod(realm, prototype, `set${name}`, 2, (agent, self, args) => write(agent, self, args, kind));
  }
  defineTag(prototype, "DataView");
}

function expectView(agent: Agent, self: Value, method: string): ViewData {
  const value = known(self);
  if (value instanceof GuestObject && value.data instanceof ViewData && value.data.kind === null) return value.data;
  // V8 names no receiver here.
  return throwTypeError(agent, `Method ${method} called on incompatible receiver undefined`);
}

const inBounds = (agent: Agent, data: ViewData): ViewData =>
  data.outOfBounds ? throwTypeError(agent, "Cannot perform DataView method on an out-of-bounds DataView") : data;

function makeDataView(agent: Agent, _: Value, [buffer, offset, length]: Value[], newTarget: GuestObject | undefined): Value {
  const memory = known(buffer);
  if (!(memory instanceof GuestObject) || !(memory.data instanceof BufferData))
    return throwTypeError(agent, "First argument to DataView constructor must be an ArrayBuffer");
  const from = toIndex(agent, offset, "DataView offset");
  if (memory.data.detached) return throwTypeError(agent, "Cannot perform DataView on a detached ArrayBuffer");
  const available = memory.data.bytes.length;
  if (from > available) return throwRangeError(agent, `Start offset ${from} is outside the bounds of the buffer`);
  const given = length === undefined ? null : toIndex(agent, length, "DataView length");
  if (given !== null && from + given > available) return throwRangeError(agent, `Invalid DataView length ${given}`);
  const fixed = given ?? (memory.data.maxLength === null ? available - from : null);
  const prototype = prototypeFor(agent, newTarget, "%DataView.prototype%");
  // Finding the prototype may have run code that took memory away.
  if (memory.data.detached) return throwTypeError(agent, "Cannot perform DataView on a detached ArrayBuffer");
  if (from + (fixed ?? 0) > memory.data.bytes.length) return throwRangeError(agent, `Invalid DataView length ${fixed ?? 0}`);
  return newObject(prototype, new ViewData(null, memory, from, fixed));
}

function place(agent: Agent, data: ViewData, offset: number, kind: ElementKind): number {
  inBounds(agent, data);
  return offset + kind.size > data.length ? throwRangeError(agent, "Offset is outside the bounds of the DataView") : data.offset + offset;
}

function offsetOf(agent: Agent, value: Value): number {
  const number = toNumber(agent, value);
  const offset = Number.isNaN(number) ? 0 : Math.trunc(number);
  return offset < 0 || offset > Number.MAX_SAFE_INTEGER ? throwRangeError(agent, "Offset is outside the bounds of the DataView") : offset;
}

function read(agent: Agent, self: Value, offset: Value, little: Value, kind: ElementKind): Value {
  const data = expectView(agent, self, `DataView.prototype.get${kind.name}`);
  const at = offsetOf(agent, offset);
  const isLittle = toBoolean(little);
  return kind.read(data.memory.view, place(agent, data, at, kind), isLittle);
}

function write(agent: Agent, self: Value, [offset, value, little]: Value[], kind: ElementKind): Value {
  const data = expectView(agent, self, `DataView.prototype.set${kind.name}`);
  const at = offsetOf(agent, offset);
  const element = kind.bigint ? toBigInt(agent, value) : toNumber(agent, value);
  const isLittle = toBoolean(little);
  touch(data.buffer);
  kind.write(data.memory.view, place(agent, data, at, kind), element, isLittle);
  return undefined;
}
