// Typed arrays, buffers and data views.
for (const Kind of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array]) {
  const a = new Kind([1.7, -1, 300, 70000, 5e9, NaN, 0.5, 1.5, 2.5]);
  console.log(Kind.name, a.join(), a.BYTES_PER_ELEMENT, a.byteLength, Kind.BYTES_PER_ELEMENT, Object.prototype.toString.call(a), a.constructor === Kind, Object.getPrototypeOf(Kind).name);
}
console.log(new BigInt64Array([1n, -1n, 2n ** 63n]).join(), new BigUint64Array([-1n]).join());
const buffer = new ArrayBuffer(8);
const bytes = new Uint8Array(buffer);
const view = new DataView(buffer, 1, 6);
view.setInt16(0, -2);
view.setUint16(2, 513, true);
view.setFloat32(2, 1.5);
console.log(bytes.join(), view.getInt16(0), view.getUint8(1), view.getFloat32(2), view.byteLength, view.byteOffset, view.buffer === buffer, new Uint16Array(buffer, 2, 2).length, new Float64Array(buffer).length, buffer.slice(2, 4).byteLength, ArrayBuffer.isView(view), ArrayBuffer.isView(buffer));
const t = new Int32Array([5, 1, 4]);
console.log(t.map((x) => x * 2).join(), t.filter((x) => x > 1) instanceof Int32Array, t.slice(1).join(), t.subarray(1).buffer === t.buffer, t.sort().join(), t.toSorted((a, b) => b - a).join(), t.reverse().join(), t.toReversed().join(), t.with(0, 9).join(), t.at(-1), t.indexOf(4), t.includes(1), t.find((x) => x > 1), t.findLastIndex((x) => x > 1), t.reduce((a, b) => a + b), t.reduceRight((a, b) => `${a}${b}`), t.some((x) => x > 4), t.every((x) => x > 4), t.fill(7, 1, 2).join(), t.copyWithin(0, 1).join(), [...t.entries()].join(), [...t.keys()].join(), t.join("-"), t.toString(), t.lastIndexOf(7));
t.set([8, 9], 1);
t.foo = 1;
t[10] = 5;
t["1.5"] = 2;
t["-0"] = 3;
console.log(t.join(), t.length, t[10], t["1.5"], Object.keys(t).join(), "10" in t, 1 in t, delete t.foo, JSON.stringify(t), Object.getOwnPropertyDescriptor(t, 0).configurable, Reflect.set(t, 20, 1), Reflect.defineProperty(t, 0, { value: 3, writable: false }), t[-1]);
console.log(Uint8Array.from("123").join(), Uint8Array.from({ length: 2, 0: 5 }).join(), Uint8Array.of(1, 2).join(), Uint8Array.from([1, 2], (x) => x * 10).join(), new Uint8Array(new Set([1, 2])).join(), new Uint8Array(new Float32Array([1.9])).join(), new Uint8Array(3).join(), new Uint8Array({ length: 1, 0: "7" }).join(), new Float64Array([3, -0, 0, NaN, -1]).sort().join(), Object.is(new Float64Array([0, -0]).sort()[0], -0), new Float32Array([0.1])[0], new Uint8Array([1, 2]).toLocaleString());
class Bytes extends Uint8Array { sum() { return this.reduce((a, b) => a + b, 0); } }
console.log(new Bytes([1, 2]).sum(), new Bytes([1, 2]).map((x) => x) instanceof Bytes, new Bytes(2).subarray(1) instanceof Bytes, Bytes.from([1]).constructor.name);
const resizable = new ArrayBuffer(4, { maxByteLength: 8 });
const tracking = new Uint8Array(resizable);
const fixed = new Uint8Array(resizable, 2, 2);
resizable.resize(8);
console.log(tracking.length, fixed.length, resizable.resizable, resizable.maxByteLength, buffer.resizable);
resizable.resize(3);
console.log(tracking.length, fixed.length, fixed[0], fixed.byteOffset);
for (const work of [() => new Uint8Array(-1), () => new ArrayBuffer(-1), () => new DataView(1), () => new DataView(buffer, 9), () => new DataView(buffer).getInt16(7), () => new DataView(buffer).getInt16(-1), () => new Uint16Array(new ArrayBuffer(3)), () => new Uint16Array(new ArrayBuffer(4), 1), () => new Uint16Array(buffer, 0, 10), () => Uint8Array(1), () => new Uint8Array([1n]), () => new BigInt64Array([1]), () => new (Object.getPrototypeOf(Uint8Array))(), () => Uint8Array.prototype.length, () => Uint8Array.prototype.map.call([], (x) => x), () => new Uint8Array(2).set([1, 2, 3]), () => new Uint8Array(2).set([1], -1), () => new Uint8Array(new BigInt64Array(1)), () => new Uint8Array(2).with(5, 1), () => Uint8Array.from.call(1, []), () => ArrayBuffer(1), () => resizable.resize(9), () => buffer.resize(1), () => new Uint8Array(Symbol()), () => ArrayBuffer.prototype.slice.call({}), () => new Uint8Array([1]).reduce(() => 0), () => new Uint8Array([]).reduce(() => 0), () => new DataView(buffer).setInt8(0, 1n), () => DataView.prototype.getInt8.call({}), () => new Uint8Array(1).sort(1), () => Object.freeze(new Uint8Array(1))]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
console.log(Uint8Array.prototype[Symbol.toStringTag], new Uint8Array(1)[Symbol.toStringTag], Uint8Array.prototype.toString === Array.prototype.toString, Uint8Array.prototype[Symbol.iterator] === Uint8Array.prototype.values, new SharedArrayBuffer(2).byteLength, Object.prototype.toString.call(new SharedArrayBuffer(1)), [].concat(new Uint8Array([1, 2])).length, Array.from(new Uint8Array([1, 2])).join(), Math.max(...new Uint8Array([3, 9])));
