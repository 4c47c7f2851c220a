// Walks all intrinsic objects and prints every property: attributes, type, and the value of constants. Run by real Node and by the machine.
const NAMES =
  "Object Function Array Number parseFloat parseInt Boolean String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Proxy Reflect FinalizationRegistry WeakRef decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN SharedArrayBuffer Atomics".split(
    " ",
  );
const own = Reflect.ownKeys;
const seen = new Map();
const queue = [];
const reach = (value, path) => {
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
  seen.set(value, path);
  queue.push(value);
};
const keyText = (key) => (typeof key === "symbol" ? `[${key.description}]` : key);
const attributes = (d) => `${d.writable ? "w" : "-"}${d.enumerable ? "e" : "-"}${d.configurable ? "c" : "-"}`;
const shown = (value) =>
  typeof value === "function" ? "function" : typeof value === "object" && value !== null ? "object" : `${typeof value} ${String(value)}`;

for (const name of NAMES) {
  const d = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(`${name} ${d === undefined ? "absent" : `${attributes(d)} ${shown(d.value)}`}`);
  if (d !== undefined) reach(d.value, name);
}
for (const name of ["globalThis", "Infinity", "NaN", "undefined"])
  console.log(`${name} ${attributes(Object.getOwnPropertyDescriptor(globalThis, name))}`);
const proto = Object.getPrototypeOf;
const hidden = {
  ArrayIterator: [][Symbol.iterator](),
  MapIterator: new Map().entries(),
  SetIterator: new Set().values(),
  StringIterator: ""[Symbol.iterator](),
  RegExpStringIterator: "".matchAll(/a/g),
  GeneratorFunction: function* () {},
  AsyncGeneratorFunction: async function* () {},
  AsyncFunction: async () => {},
};
for (const [name, value] of Object.entries(hidden)) reach(proto(value), `%${name}%`);

for (let at = 0; at < queue.length; at++) {
  const object = queue[at];
  const path = seen.get(object);
  const parent = proto(object);
  if (parent !== null) reach(parent, `${path}.__proto__`);
  console.log(`${path} extends ${parent === null ? "null" : seen.get(parent)}${Object.isExtensible(object) ? "" : " closed"}`);
  for (const key of own(object)) {
    const d = Object.getOwnPropertyDescriptor(object, key);
    const name = `${path}.${keyText(key)}`;
    if ("value" in d) {
      console.log(`${name} ${attributes(d)} ${shown(d.value)}`);
      reach(d.value, name);
    } else {
      console.log(`${name} ${attributes(d)} ${d.get ? "get" : ""}${d.set ? "set" : ""}`);
      reach(d.get, `get ${name}`);
      reach(d.set, `set ${name}`);
    }
  }
}
