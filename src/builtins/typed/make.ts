// Making buffers and views, with their sizes bounded before memory is taken.
import type { Agent } from "#machine/agent.ts";
import { newExotic, newObject } from "#machine/object.ts";
import { intrinsic } from "#machine/realm.ts";
import type { GuestObject } from "#machine/value.ts";
import { bytesMax } from "../limits.ts";
import { typedArrayBehaviour } from "./behaviour.ts";
import { BufferData, ViewData } from "./data.ts";
import type { ElementKind } from "./element.ts";

/** Pays for memory before it is taken. */
export function expectBytes(agent: Agent, length: number): void {
  if (length > bytesMax)
    agent.stuck({ kind: "limit", what: "bytesMax", message: `a buffer of ${length} bytes; the limit bytesMax is ${bytesMax}` });
  agent.allocate(1 + (length >> 4));
}

/** A buffer around these bytes, which now belong to it. */
export function newBuffer(
  agent: Agent,
  bytes: Uint8Array,
  prototype: GuestObject = intrinsic(agent.realm, "%ArrayBuffer.prototype%"),
): GuestObject {
  expectBytes(agent, bytes.length);
  return newObject(prototype, new BufferData(bytes, null, false));
}

export function newTypedArray(
  agent: Agent,
  kind: ElementKind,
  buffer: GuestObject,
  offset: number,
  length: number | null,
  prototype: GuestObject = intrinsic(agent.realm, `%${kind.name}Array.prototype%`),
): GuestObject {
  return newExotic(typedArrayBehaviour, prototype, new ViewData(kind, buffer, offset, length));
}

export const cloneBuffer = (agent: Agent, data: BufferData): GuestObject => newBuffer(agent, data.bytes.slice());

/** The same view on a copy of its buffer. */
export function cloneView(agent: Agent, data: ViewData, buffer: GuestObject): GuestObject {
  if (data.kind !== null) return newTypedArray(agent, data.kind, buffer, data.offset, data.fixedLength);
  return newObject(intrinsic(agent.realm, "%DataView.prototype%"), new ViewData(null, buffer, data.offset, data.fixedLength));
}
