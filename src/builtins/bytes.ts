// Bytes between host and guest: for worlds that make buffers, or read and fill those of a program. Nothing is copied.
import type { Agent } from "#machine/agent.ts";
import { touch } from "#machine/heap.ts";
import { GuestObject, type Value } from "#machine/value.ts";
import { BufferData, ViewData } from "./typed/data.ts";
import { elementKind } from "./typed/element.ts";
import { newBuffer, newTypedArray } from "./typed/make.ts";

/** An ArrayBuffer around these bytes, which now belong to it. */
export const newBytesBuffer = (agent: Agent, bytes: Uint8Array): GuestObject => newBuffer(agent, ownWhole(bytes));

/** A Uint8Array, or what inherits from it by `prototype`, around these bytes, which now belong to it. */
export function newBytes(agent: Agent, bytes: Uint8Array, prototype?: GuestObject): GuestObject {
  const kind = elementKind("Uint8");
  const buffer = newBytesBuffer(agent, bytes);
  return prototype === undefined
    ? newTypedArray(agent, kind, buffer, 0, bytes.length)
    : newTypedArray(agent, kind, buffer, 0, bytes.length, prototype);
}

/** A view of the host's own must not keep a larger memory in sight. */
const ownWhole = (bytes: Uint8Array): Uint8Array =>
  bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();

/** The bytes that a typed array, a DataView or a buffer shows, for reading only; null for anything else. */
export function bytesIn(value: Value): Uint8Array | null {
  if (!(value instanceof GuestObject)) return null;
  if (value.data instanceof ViewData) return value.data.bytes;
  return value.data instanceof BufferData ? value.data.bytes : null;
}

/** The same for writing. */
export function bytesToChange(value: Value): Uint8Array | null {
  if (!(value instanceof GuestObject)) return null;
  if (value.data instanceof ViewData) touch(value.data.buffer);
  else touch(value);
  return bytesIn(value);
}
