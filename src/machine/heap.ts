// The write barrier: every change of an object goes through `touch` first. Today it gives an object that still shares its slots
// with its siblings slots of its own; it is also the one place where an older state could be kept before it changes.
import { gauges } from "./gauges.ts";
import type { GuestObject } from "./value.ts";

/** The epoch of an object whose slots are shared with its siblings until it is first written (see `closure.ts`). */
export const SHARED_SLOTS = -1;

/** Call before any change of an object's slots, shape, prototype, elements or private data. */
export function touch(object: GuestObject): void {
  if (object.epoch !== gauges.epoch) own(object);
}

function own(object: GuestObject): void {
  if (object.epoch === SHARED_SLOTS) object.slots = object.slots.slice();
  object.epoch = gauges.epoch;
}
