// Proxy: every trap, its default, its invariants; Reflect.
const log = [];
const handler = new Proxy({}, { get: (_, trap) => (...args) => { log.push(trap); return Reflect[trap](...args); } });
const p = new Proxy({ a: 1, b: 2 }, handler);
p.a; p.c = 3; "a" in p; delete p.b; Object.keys(p); ({ ...p }); Object.getPrototypeOf(p); Object.setPrototypeOf(p, null); Object.isExtensible(p); Object.defineProperty(p, "d", { value: 1, configurable: true }); Object.getOwnPropertyDescriptor(p, "d"); JSON.stringify(p); Object.preventExtensions(p); p instanceof Object; Object.freeze(p); Object.entries(p); p?.a; Object.assign({}, p);
console.log(log.join());
const fn = new Proxy(function f(a) { return a; }, { apply: (t, self, args) => `called ${args.join()}`, construct: (t, args) => ({ made: args.length }) });
console.log(fn(1, 2), new fn(1, 2, 3).made, typeof fn, fn.name, fn.call(null, 9), Reflect.apply(fn, null, [4]), Reflect.construct(fn, []).made, typeof new Proxy({}, {}), Array.isArray(new Proxy([], {})), new Proxy([1, 2], {}).map((x) => x * 2).join(), new Proxy([1, 2], {}).length);
const frozen = Object.freeze({ a: 1 });
const sealed = Object.preventExtensions({ a: 1 });
for (const work of [
  () => new Proxy(1, {}), () => Proxy({}, {}), () => new Proxy({}, { get: 1 }).a, () => new Proxy(frozen, { get: () => 2 }).a, () => { "use strict"; new Proxy(frozen, { set: () => true }).a = 2; }, () => "a" in new Proxy(frozen, { has: () => false }), () => "a" in new Proxy(sealed, { has: () => false }), () => delete new Proxy(frozen, { deleteProperty: () => true }).a, () => Object.keys(new Proxy(frozen, { ownKeys: () => [] })), () => Object.keys(new Proxy(sealed, { ownKeys: () => ["a", "b"] })), () => Reflect.ownKeys(new Proxy({}, { ownKeys: () => ["a", "a"] })), () => Reflect.ownKeys(new Proxy({}, { ownKeys: () => [1] })), () => Reflect.ownKeys(new Proxy({}, { ownKeys: () => 1 })),
  () => Object.getPrototypeOf(new Proxy({}, { getPrototypeOf: () => 1 })), () => Object.getPrototypeOf(new Proxy(frozen, { getPrototypeOf: () => null })), () => Object.setPrototypeOf(new Proxy({}, { setPrototypeOf: () => false }), null), () => Object.isExtensible(new Proxy({}, { isExtensible: () => false })), () => Object.preventExtensions(new Proxy({}, { preventExtensions: () => true })), () => Object.preventExtensions(new Proxy({}, { preventExtensions: () => false })),
  () => Object.getOwnPropertyDescriptor(new Proxy({}, { getOwnPropertyDescriptor: () => 1 }), "a"), () => Object.getOwnPropertyDescriptor(new Proxy(frozen, { getOwnPropertyDescriptor: () => undefined }), "a"), () => Object.getOwnPropertyDescriptor(new Proxy({}, { getOwnPropertyDescriptor: () => ({ value: 1, configurable: false }) }), "a"), () => Object.getOwnPropertyDescriptor(new Proxy(sealed, { getOwnPropertyDescriptor: () => ({ value: 1, configurable: true }) }), "z"), () => Object.defineProperty(new Proxy({}, { defineProperty: () => false }), "a", { value: 1 }), () => Object.defineProperty(new Proxy(sealed, { defineProperty: () => true }), "z", { value: 1 }), () => Object.defineProperty(new Proxy({}, { defineProperty: () => true }), "a", { value: 1, configurable: false }), () => new (new Proxy(class {}, { construct: () => 1 }))(), () => { "use strict"; new Proxy({}, { set: () => false }).a = 1; }, () => { "use strict"; delete new Proxy({}, { deleteProperty: () => false }).a; }, () => new Proxy({}, {})(), () => new (new Proxy(() => 1, {}))(),
]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
const { proxy, revoke } = Proxy.revocable({}, {});
proxy.x = 1;
revoke();
revoke();
for (const work of [() => proxy.x, () => { proxy.x = 1; }, () => "x" in proxy, () => Object.keys(proxy), () => Array.isArray(proxy), () => typeof proxy, () => Object.getPrototypeOf(proxy), () => Object.prototype.toString.call(proxy), () => JSON.stringify(proxy)]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
console.log(Reflect.has({ a: 1 }, "a"), Reflect.get({ get x() { return this.y; } }, "x", { y: 5 }), Reflect.set({}, "a", 1), Reflect.set(frozen, "a", 2), Reflect.defineProperty(frozen, "z", {}), Reflect.deleteProperty(frozen, "a"), Reflect.ownKeys({ b: 1, a: 2, 1: 0, [Symbol("s")]: 1 }).map(String).join(), Reflect.getPrototypeOf([]) === Array.prototype, Reflect.isExtensible(frozen), Reflect.construct(Date, [0]).getTime(), Reflect.construct(function () { return new.target; }, [], Array) === Array, Reflect.construct(Array, [3], class X {}).constructor.name, Reflect.apply(Math.max, null, [1, 3]));
const receiverLog = [];
const target = { set v(x) { receiverLog.push(this === inherited); } };
const inherited = Object.create(new Proxy(target, {}));
inherited.v = 1;
inherited.own = 2;
console.log(receiverLog.join(), Object.keys(inherited).join(), Object.keys(target).join());
const defaults = new Proxy({}, { get: (t, k, r) => (k in t ? Reflect.get(t, k, r) : `no ${String(k)}`) });
console.log(defaults.x, `${Object.keys(defaults).length}`, new Proxy(new Map([[1, 2]]), { get: (t, k) => (typeof t[k] === "function" ? t[k].bind(t) : t[k]) }).get(1));
class Private { #x = 1; get x() { return this.#x; } }
try { new Proxy(new Private(), {}).x; console.log("fine"); } catch (error) { console.log(error.name, error.message); }
