// `node:buffer`: Buffer as a subclass of Uint8Array, in guest code, with the encodings done natively.
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toText } from "#machine/convert.ts";
import { defineLazy, newNative } from "#machine/native.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isObject, type Value } from "#machine/value.ts";
import { arrayOf } from "../guest/build.ts";
import { symbolFor, typedValues } from "../guest/kind.ts";
import { fromSource } from "../guest/source.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";
import { decodeBytes, encodeText } from "./encodings.ts";

const SOURCE = `"use strict";
const named = (encoding) => (encoding === undefined || encoding === null ? "utf8" : String(encoding).toLowerCase());
function checkEncoding(encoding) {
  if (!isEncoding(named(encoding))) {
    const error = new TypeError("Unknown encoding: " + encoding);
    error.code = "ERR_UNKNOWN_ENCODING";
    throw error;
  }
}
class FastBuffer extends Uint8Array {}
function Buffer(value, encoding, length) {
  return typeof value === "number" ? Buffer.alloc(value) : Buffer.from(value, encoding, length);
}
Object.setPrototypeOf(Buffer, Uint8Array);
FastBuffer.prototype.constructor = Buffer;
Buffer.prototype = FastBuffer.prototype;
const make = (bytes) => {
  const made = new FastBuffer(bytes.length);
  for (let i = 0; i < bytes.length; i++) made[i] = bytes[i];
  return made;
};
Object.assign(Buffer, {
  poolSize: 8192,
  from(value, encoding, length) {
    if (typeof value === "string") {
      checkEncoding(encoding);
      return make(encode(value, named(encoding)));
    }
    if (value instanceof ArrayBuffer) return new FastBuffer(value, encoding, length);
    if (value && value.type === "Buffer" && Array.isArray(value.data)) return make(value.data);
    if (value !== null && typeof value === "object" && typeof value.length === "number") return make(value);
    const error = new TypeError("The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received " + (value === null ? "null" : value === undefined ? "undefined" : "type " + typeof value + " (" + String(value) + ")"));
    error.code = "ERR_INVALID_ARG_TYPE";
    throw error;
  },
  of: (...bytes) => make(bytes),
  alloc(size, fill, encoding) {
    const made = new FastBuffer(size);
    return fill === undefined || fill === 0 ? made : made.fill(fill, 0, size, encoding);
  },
  allocUnsafe: (size) => new FastBuffer(size),
  allocUnsafeSlow: (size) => new FastBuffer(size),
  isBuffer: (value) => value instanceof FastBuffer,
  isEncoding: (encoding) => typeof encoding === "string" && isEncoding(encoding.toLowerCase()),
  byteLength(value, encoding) {
    if (typeof value !== "string") return value.byteLength;
    if (!named(encoding).startsWith("base64")) return encode(value, named(encoding)).length;
    let bytes = value.length;
    if (value.charCodeAt(bytes - 1) === 61) bytes--;
    if (bytes > 1 && value.charCodeAt(bytes - 1) === 61) bytes--;
    return (bytes * 3) >>> 2;
  },
  concat(list, total) {
    const length = total === undefined ? list.reduce((sum, each) => sum + each.length, 0) : total;
    const made = new FastBuffer(length);
    let at = 0;
    for (const each of list) for (let i = 0; i < each.length && at < length; i++) made[at++] = each[i];
    return made;
  },
  compare: (a, b) => Buffer.prototype.compare.call(a, b),
});
const methods = {
  toString(encoding, start, end) {
    checkEncoding(encoding);
    return decode(this.subarray(start === undefined ? 0 : start, end === undefined ? this.length : end), named(encoding));
  },
  toLocaleString(encoding, start, end) {
    return this.toString(encoding, start, end);
  },
  toJSON() {
    return { type: "Buffer", data: Array.from(this) };
  },
  equals(other) {
    return this.length === other.length && this.every((byte, at) => byte === other[at]);
  },
  compare(other) {
    const length = Math.min(this.length, other.length);
    for (let i = 0; i < length; i++) if (this[i] !== other[i]) return this[i] < other[i] ? -1 : 1;
    return this.length === other.length ? 0 : this.length < other.length ? -1 : 1;
  },
  slice(start, end) {
    return this.subarray(start, end);
  },
  subarray(start, end) {
    const part = Uint8Array.prototype.subarray.call(this, start, end);
    return part instanceof FastBuffer ? part : new FastBuffer(part.buffer, part.byteOffset, part.length);
  },
  copy(target, targetStart = 0, start = 0, end = this.length) {
    const count = Math.max(0, Math.min(end - start, target.length - targetStart));
    for (let i = 0; i < count; i++) target[targetStart + i] = this[start + i];
    return count;
  },
  write(text, offset = 0, length, encoding) {
    const bytes = encode(text, named(typeof offset === "string" ? offset : encoding));
    const at = typeof offset === "string" ? 0 : offset;
    const count = Math.min(bytes.length, this.length - at, typeof length === "number" ? length : Infinity);
    for (let i = 0; i < count; i++) this[at + i] = bytes[i];
    return count;
  },
  fill(value, start = 0, end = this.length, encoding) {
    if (typeof value !== "string") return Uint8Array.prototype.fill.call(this, value, start, end);
    const bytes = encode(value, named(encoding));
    for (let i = start; i < end; i++) this[i] = bytes.length === 0 ? 0 : bytes[(i - start) % bytes.length];
    return this;
  },
  indexOf(value, from = 0, encoding) {
    const bytes = typeof value === "number" ? [value & 255] : typeof value === "string" ? encode(value, named(encoding)) : value;
    for (let at = from; at + bytes.length <= this.length; at++) {
      let i = 0;
      while (i < bytes.length && this[at + i] === bytes[i]) i++;
      if (i === bytes.length) return at;
    }
    return -1;
  },
  includes(value, from, encoding) {
    return this.indexOf(value, from, encoding) !== -1;
  },
};
for (const [bits, size] of [["8", 1], ["16", 2], ["32", 4]]) {
  for (const kind of ["UInt", "Int"]) {
    for (const order of size === 1 ? [""] : ["LE", "BE"]) {
      const accessor = (kind === "UInt" ? "Uint" : "Int") + bits;
      methods["read" + kind + bits + order] = function (offset = 0) {
        return new DataView(this.buffer, this.byteOffset, this.byteLength)["get" + accessor](offset, order === "LE");
      };
      methods["write" + kind + bits + order] = function (value, offset = 0) {
        new DataView(this.buffer, this.byteOffset, this.byteLength)["set" + accessor](offset, value, order === "LE");
        return offset + size;
      };
    }
  }
}
methods.inspect = methods[inspectCustom] = function () {
  const most = 50;
  const shown = Array.from(Uint8Array.prototype.subarray.call(this, 0, most), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const rest = this.length - most;
  return "<Buffer" + (shown === "" ? "" : " " + shown) + (rest > 0 ? " ... " + rest + " more byte" + (rest > 1 ? "s" : "") : "") + ">";
};
for (const key of Reflect.ownKeys(methods)) Object.defineProperty(FastBuffer.prototype, key, { value: methods[key], writable: true, configurable: true, enumerable: false });
return { Buffer, make };`;

type Parts = { readonly Buffer: Value; readonly make: Value };

function partsOf(agent: Agent): Parts {
  const { realm } = agent;
  const made = fromSource(agent, "node:buffer", SOURCE, {
    encode: newNative(realm, "encode", 2, (each, _, [text, encoding]) =>
      arrayOf(each.realm, encodeText(toText(each, text), String(encoding))),
    ),
    decode: newNative(realm, "decode", 2, (_, __, [bytes, encoding]) =>
      decodeBytes(Uint8Array.from(isObject(bytes) ? typedValues(bytes).values.map(Number) : []), String(encoding)),
    ),
    isEncoding: newNative(realm, "isEncoding", 1, (_, __, [name]) => ENCODINGS.has(String(name))),
    inspectCustom: symbolFor(realm, "nodejs.util.inspect.custom"),
  }) as GuestObject;
  return { Buffer: get(made, "Buffer"), make: get(made, "make") };
}

const ENCODINGS = new Set([
  "utf8",
  "utf-8",
  "hex",
  "base64",
  "base64url",
  "ascii",
  "latin1",
  "binary",
  "ucs2",
  "ucs-2",
  "utf16le",
  "utf-16le",
]);

/** A Buffer of these bytes. */
export const bufferOf = (agent: Agent, bytes: Uint8Array): Value =>
  call(agent, partsOf(agent).make, undefined, [arrayOf(agent.realm, bytes)]);

export const buffer: World = {
  name: "node:buffer",
  aliases: ["buffer"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/buffer.html",
  knownGaps: ["reads and writes of floats and 64-bit numbers are missing", "no Blob, no File, no transcode", "buffers are never pooled"],
  faults: [],
  exports: (agent) =>
    stateOf(agent, "node.buffer", () => {
      const made = newObject(unmodelledPrototype(agent.realm, "node:buffer"));
      setOwn(made, "Buffer", partsOf(agent).Buffer);
      for (const name of ["atob", "btoa"]) setOwn(made, name, get(agent.realm.global, name));
      return made;
    }),
  globals: (agent) => {
    defineLazy(agent.realm.global, "Buffer", () => partsOf(agent).Buffer);
    defineLazy(agent.realm.global, "atob", () =>
      newNative(agent.realm, "atob", 1, (each, _, [text]) =>
        decodeBytes(Uint8Array.from(encodeText(toText(each, text), "base64")), "latin1"),
      ),
    );
    defineLazy(agent.realm.global, "btoa", () =>
      newNative(agent.realm, "btoa", 1, (each, _, [text]) =>
        decodeBytes(Uint8Array.from(encodeText(toText(each, text), "latin1")), "base64"),
      ),
    );
  },
};
