// ArrayBuffer and SharedArrayBuffer: https://tc39.es/ecma262/#sec-arraybuffer-objects. One thread runs, so sharing shows nothing.
import type { Agent } from "#machine/agent.ts";
import { construct, prototypeFor } from "#machine/call.ts";
import { known, toIndex, toInteger, toRelative } from "#machine/convert.ts";
import { throwRangeError, throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { defineGetter, defineMethod, PURE } from "#machine/native.ts";
import { get, newObject } from "#machine/object.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { expectData } from "../collections/receiver.ts";
import { speciesOf } from "../species.ts";
import { defineClass, defineMethods, defineSpecies, defineTag } from "../table.ts";
import { BufferData, ViewData } from "../typed/data.ts";
import { expectBytes } from "../typed/make.ts";

export const knownGaps: readonly string[] = ["a SharedArrayBuffer is never shared with another thread"];

/** What the engine itself would refuse to allocate. */
const ENGINE_BYTES_MAX = 2 ** 33;

type Name = "ArrayBuffer" | "SharedArrayBuffer";

export function fill(realm: Realm): void {
  fillOne(realm, "ArrayBuffer", "resizable", "resize");
  fillOne(realm, "SharedArrayBuffer", "growable", "grow");
}

function fillOne(realm: Realm, name: Name, flag: string, resizer: string): void {
  const prototype = newObject(realm.core.objectPrototype);
  const constructor = defineClass(realm, {
    name,
    length: 1,
    prototype,
    fn: (agent, _, args, newTarget) => makeBuffer(agent, args, newTarget, name),
    onlyNew: true,
  });
  if (name === "ArrayBuffer")
    defineMethods(realm, constructor, [
      ["isView", 1, (_, __, [value]) => known(value) instanceof GuestObject && (value as GuestObject).data instanceof ViewData, PURE],
    ]);
  defineSpecies(realm, constructor);
  const data = (agent: Agent, self: Value, method: string): BufferData => expectBuffer(agent, self, name, method).data;
  defineGetter(realm, prototype, "byteLength", (agent, self) => data(agent, self, "byteLength").bytes.length);
  defineMethod(realm, prototype, "slice", 2, (agent, self, args) => slice(agent, self, args, name));
  defineGetter(
    realm,
    prototype,
    "maxByteLength",
    (agent, self) => data(agent, self, "maxByteLength").maxLength ?? data(agent, self, "maxByteLength").bytes.length,
  );
  defineGetter(realm, prototype, flag, (agent, self) => data(agent, self, flag).maxLength !== null);
  defineMethod(realm, prototype, resizer, 1, (agent, self, [length]) => resize(agent, self, length, name, resizer));
  defineTag(prototype, name);
}

function expectBuffer(agent: Agent, self: Value, name: Name, method: string): { readonly object: GuestObject; readonly data: BufferData } {
  const found = expectData(agent, self, BufferData, `${name}.prototype.${method}`);
  return found.data.shared === (name === "SharedArrayBuffer")
    ? found
    : throwTypeError(
        agent,
        `Method ${name}.prototype.${method} called on incompatible receiver #<${name === "ArrayBuffer" ? "SharedArrayBuffer" : "ArrayBuffer"}>`,
      );
}

function makeBuffer(agent: Agent, [length, options]: Value[], newTarget: GuestObject | undefined, name: Name): Value {
  const size = toInteger(agent, length);
  if (size < 0 || size > Number.MAX_SAFE_INTEGER) return throwRangeError(agent, "Invalid array buffer length");
  const given = known(options);
  const most = given instanceof GuestObject ? get(given, "maxByteLength") : undefined;
  const maxLength = most === undefined ? null : toIndex(agent, most, "array buffer max length");
  if (maxLength !== null && size > maxLength) return throwRangeError(agent, "Invalid array buffer max length");
  const prototype = prototypeFor(agent, newTarget, `%${name}.prototype%`);
  if (size > ENGINE_BYTES_MAX || (maxLength ?? 0) > ENGINE_BYTES_MAX) return throwRangeError(agent, "Array buffer allocation failed");
  expectBytes(agent, size);
  return newObject(prototype, new BufferData(new Uint8Array(size), maxLength, name === "SharedArrayBuffer"));
}

function slice(agent: Agent, self: Value, [start, end]: Value[], name: Name): Value {
  const { object, data } = expectBuffer(agent, self, name, "slice");
  const from = toRelative(agent, start, data.bytes.length, 0);
  const to = toRelative(agent, end, data.bytes.length, data.bytes.length);
  const made = known(construct(agent, speciesOf(agent, object, `%${name}%`), [Math.max(0, to - from)]));
  const copy = expectBuffer(agent, made, name, "slice");
  if (copy.object === object) return throwTypeError(agent, "ArrayBuffer subclass returned this from species constructor");
  if (copy.data.bytes.length < to - from) return throwTypeError(agent, "Species constructor returned a too small ArrayBuffer");
  touch(copy.object);
  copy.data.bytes.set(data.bytes.subarray(from, Math.max(from, to)));
  return copy.object;
}

function resize(agent: Agent, self: Value, length: Value, name: Name, method: string): Value {
  const { object, data } = expectBuffer(agent, self, name, method);
  if (data.maxLength === null)
    return throwTypeError(agent, `Method ${name}.prototype.${method} called on incompatible receiver #<${name}>`);
  const size = toIndex(agent, length, "length");
  if (data.detached) return throwTypeError(agent, `Cannot perform ${name}.prototype.${method} on a detached ArrayBuffer`);
  const shrinks = data.shared && size < data.bytes.length;
  if (size > data.maxLength || shrinks) return throwRangeError(agent, `${name}.prototype.${method}: Invalid length parameter`);
  expectBytes(agent, size);
  touch(object);
  const bytes = new Uint8Array(size);
  bytes.set(data.bytes.subarray(0, size));
  data.replace(bytes);
  return undefined;
}
