// The private data of buffers and of the views on them.
import { constructorName } from "#machine/brief.ts";
import type { GuestObject } from "#machine/value.ts";
import type { ElementKind } from "./element.ts";

/** Elements of one view that are printed. */
const SHOWN_MAX = 400;

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

  /** The printed form that traces hold. */
  describe(owner: GuestObject): string {
    const bytes = Array.from(this.bytes.subarray(0, SHOWN_MAX), (byte) => byte.toString(16).padStart(2, "0"));
    return `${constructorName(owner)} { [Uint8Contents]: <${bytes.join(" ")}>, byteLength: ${this.bytes.length} }`;
  }
}

/** A typed array, or (with `kind` null) a DataView. The bytes are asked of the buffer each time: resizing replaces them. */
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
    return (
      memory.detached ||
      this.offset > memory.bytes.length ||
      (this.fixedLength !== null && this.offset + this.fixedLength * size > memory.bytes.length)
    );
  }

  get length(): number {
    if (this.outOfBounds) return 0;
    return this.fixedLength ?? Math.floor((this.memory.bytes.length - this.offset) / (this.kind?.size ?? 1));
  }

  get byteLength(): number {
    return this.length * (this.kind?.size ?? 1);
  }

  /** The printed form that traces hold; a DataView is printed as an ordinary object. */
  describe(owner: GuestObject): string | null {
    if (this.kind === null) return null;
    const { length } = this;
    const { view } = this.memory;
    const parts: string[] = [];
    for (let at = 0; at < Math.min(length, SHOWN_MAX); at++) {
      const value = this.kind.read(view, this.offset + at * this.kind.size);
      parts.push(typeof value === "bigint" ? `${value}n` : Object.is(value, -0) ? "-0" : String(value));
    }
    if (length > SHOWN_MAX) parts.push(`… ${length - SHOWN_MAX} more items`);
    return `${constructorName(owner)}(${length}) [${parts.length === 0 ? "" : ` ${parts.join(", ")} `}]`;
  }

  /** The bytes themselves: `touch` the buffer before writing. */
  get bytes(): Uint8Array {
    return this.memory.bytes.subarray(this.offset, this.offset + this.byteLength);
  }
}
