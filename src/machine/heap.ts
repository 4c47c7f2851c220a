// The write barrier and the undo log. Every write to an object goes through `touch` first: an object older than the
// current epoch is saved before it changes, so that a run can be taken back to where the epoch began.
import { gauges } from "./gauges.ts";
import type { GuestObject, Slot, Value } from "./value.ts";
import type { Shape } from "./shape.ts";

type Saved = {
  readonly object: GuestObject;
  readonly shape: Shape;
  readonly slots: Slot[];
  readonly proto: GuestObject | null;
  readonly data: unknown;
  readonly elements: Value[] | null;
  readonly epoch: number;
};

/** Private state that can be rolled back copies itself. */
type Copyable = { copy(): unknown };

const undo: Saved[] = [];
let recording = false;

/** An object whose slots are shared with its siblings until it is first written (see `function.ts`). */
export const SHARED_SLOTS = -1;

/** Call before any change of an object's slots, shape, prototype, elements or private data. */
export function touch(object: GuestObject): void {
  if (object.epoch !== gauges.epoch) save(object);
}

function save(object: GuestObject): void {
  if (object.epoch === SHARED_SLOTS) object.slots = object.slots.slice();
  if (recording) {
    undo.push({
      object,
      shape: object.shape.dictionary ? object.shape.toDictionary() : object.shape,
      slots: object.slots.slice(),
      proto: object.proto,
      data: isCopyable(object.data) ? object.data.copy() : object.data,
      elements: object.elements === null ? null : object.elements.slice(),
      epoch: object.epoch,
    });
  }
  object.epoch = gauges.epoch;
}

const isCopyable = (data: unknown): data is Copyable => typeof data === "object" && data !== null && typeof (data as Partial<Copyable>).copy === "function";

/** Begins a new epoch whose changes can be taken back. */
export function mark(): void {
  gauges.epoch++;
  undo.length = 0;
  recording = true;
}

/** Takes back every change to objects made since `mark`. */
export function takeBack(): void {
  for (let at = undo.length - 1; at >= 0; at--) {
    const saved = undo[at]!;
    const object = saved.object;
    object.shape = saved.shape;
    object.slots = saved.slots;
    object.proto = saved.proto;
    object.data = saved.data;
    object.elements = saved.elements;
    object.epoch = saved.epoch;
  }
  undo.length = 0;
  gauges.epoch++;
}

/** Stops recording; what happened stays. */
export function unmark(): void {
  undo.length = 0;
  recording = false;
}
