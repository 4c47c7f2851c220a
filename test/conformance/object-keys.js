// Keys, entries, descriptors and their order.
const symbol = Symbol("s");
const o = { b: 1, 2: "two", a: 3, 1: "one", [symbol]: 4, get g() { return 5; } };
Object.defineProperty(o, "hidden", { value: 6, enumerable: false });
console.log(Object.keys(o).join(), JSON.stringify(Object.entries(o)), Object.values(o).join(), Reflect.ownKeys(o).map(String).join());
console.log(Object.getOwnPropertyNames("ab").join(), Object.keys("ab").join(), Object.getOwnPropertySymbols(o).length, JSON.stringify(Object.getOwnPropertyDescriptor(o, "hidden")), JSON.stringify(Object.getOwnPropertyDescriptors({ x: 1, get y() { return 2; } })));
console.log(JSON.stringify(Object.assign({}, { a: 1 }, null, undefined, "xy", { get b() { return 2; } })), JSON.stringify(Object.fromEntries([["a", 1], ["b", 2]])), JSON.stringify(Object.fromEntries(new Map([["k", "v"]]))));
console.log(Object.is(NaN, NaN), Object.is(0, -0), Object.is("a", "a"), Object.hasOwn({ x: 1 }, "x"), Object.hasOwn({}, "toString"), ({ a: 1 }).hasOwnProperty("a"), ({}).propertyIsEnumerable("a"), Array.prototype.isPrototypeOf([]));
for (const work of [
  () => Object.fromEntries([1]), () => Object.fromEntries(1), () => Object.fromEntries(), () => Object.keys(null), () => Object.entries(undefined), () => Object.assign(null), () => Object.assign(Object.freeze({ a: 1 }), { a: 2 }), () => Object.getOwnPropertyNames(null),
  () => Object.defineProperty(1, "a", {}), () => Object.defineProperty({}, "a", 1), () => Object.defineProperty({}, "a", { get: 1 }), () => Object.defineProperty({}, "a", { get() {}, value: 1 }), () => Object.defineProperty(Object.freeze({}), "a", { value: 1 }), () => Object.defineProperty(Object.freeze({ a: 1 }), "a", { value: 2 }),
  () => Object.create(1), () => Object.create({}, { a: 1 }), () => Object.setPrototypeOf({}, 1), () => Object.setPrototypeOf(null, {}), () => Object.setPrototypeOf(Object.freeze({}), {}), () => { const a = {}; Object.setPrototypeOf(a, Object.create(a)); }, () => Object.defineProperties({}, { a: { set: 5 } }),
  () => Object.prototype.__lookupGetter__.call(null), () => ({}).__defineGetter__("a", 1), () => Object.setPrototypeOf(Object.prototype, {}), () => Object.prototype.toLocaleString.call(null), () => Object.prototype.valueOf.call(undefined), () => Object.defineProperty(Object.freeze([]), "0", { value: 1 }), () => Object.defineProperty([], "length", { value: -1 }),
]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
const p = {};
p.__proto__ = { inherited: 1 };
console.log(p.inherited, Object.getPrototypeOf(p) === p.__proto__, { __proto__: null } instanceof Object, Object.getPrototypeOf(1) === Number.prototype, "__proto__" in { __proto__: null });
for (const value of [null, undefined, 1, "s", true, [], {}, () => 1, /x/, new Date(0), new Error("e"), Symbol("q"), 1n, new Map(), (function () { return arguments; })(), Math, JSON, Promise.resolve(), new (class Foo {})(), { [Symbol.toStringTag]: "Mine" }, function* () {}, new Proxy([], {}), new Uint8Array(1)]) {
  console.log(Object.prototype.toString.call(value));
}
console.log(Object(1) instanceof Number, typeof Object("s"), Object(null) instanceof Object, new Object(1n) == 1n, Object.keys(Object("ab")).join());
const frozen = Object.freeze({ inner: { x: 1 } });
console.log(Object.isFrozen(frozen), Object.isSealed(frozen), Object.isExtensible(frozen), Object.isFrozen({}), Object.isFrozen(1), Object.isFrozen(Object.preventExtensions({})), Object.isSealed(Object.seal({ a: 1 })), Object.freeze(5), Object.isFrozen("x"));
