// The private data of buffers and of the views on them.
import type { GuestObject } from "#machine/value.ts";
import type { ElementKind } from "./element.ts";

export class BufferData {
  bytes: Uint8Array;
  /** For reading and writing numbers; always of `bytes`. */
  view: DataView;
  /** Of a buffer that may be resized. */
  readonly maxLength: number | null;
  readonly shared: boolean;
  detached = false;

  constructor(bytes: Uint8Array, maxLength: number | null, shared: boolean) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.maxLength = maxLength;
    this.shared = shared;
  }

  replace(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  copy(): BufferData {
    const copy = new BufferData(this.bytes.slice(), this.maxLength, this.shared);
    copy.detached = this.detached;
    return copy;
  }
}

/** A typed array, or (with `kind` null) a DataView. The buffer's own data must be asked anew each time: a roll-back replaces it. */
export class ViewData {
  readonly kind: ElementKind | null;
  readonly buffer: GuestObject;
  readonly offset: number;
  /** Elements (bytes of a DataView); null: as many as the buffer has. */
  readonly fixedLength: number | null;

  constructor(kind: ElementKind | null, buffer: GuestObject, offset: number, fixedLength: number | null) {
    this.kind = kind;
    this.buffer = buffer;
    this.offset = offset;
    this.fixedLength = fixedLength;
  }

  get memory(): BufferData {
    return this.buffer.data as BufferData;
  }

  /** Is any of it outside of a buffer that shrank or is gone? */
  get outOfBounds(): boolean {
    const { memory } = this;
    const size = this.kind?.size ?? 1;
    return memory.detached || this.offset > memory.bytes.length || (this.fixedLength !== null && this.offset + this.fixedLength * size > memory.bytes.length);
  }

  get length(): number {
    if (this.outOfBounds) return 0;
    return this.fixedLength ?? Math.floor((this.memory.bytes.length - this.offset) / (this.kind?.size ?? 1));
  }

  get byteLength(): number {
    return this.length * (this.kind?.size ?? 1);
  }

  /** The bytes themselves: `touch` the buffer before writing. */
  get bytes(): Uint8Array {
    return this.memory.bytes.subarray(this.offset, this.offset + this.byteLength);
  }
}
