// Map, Set and their iterators under change; weak collections.
const m = new Map([["a", 1], [NaN, 2], [0, 3]]);
console.log(m.get(NaN), m.get(-0), m.has("a"), m.size, m.set("b", 4) === m, m.delete("a"), m.delete("a"), [...m.keys()].map(String).join(), JSON.stringify([...m]), m[Symbol.toStringTag], Object.is([...new Set([-0])][0], 0));
const order = [];
const live = new Map([[1, "x"], [2, "y"]]);
for (const [k, v] of live) {
  order.push(`${k}${v}`);
  if (k === 1) { live.delete(2); live.set(3, "z"); live.set(1, "again"); }
  if (k === 3) live.set(2, "back");
}
console.log(order.join(), [...live.keys()].join());
const cleared = new Set([1, 2, 3]);
const it = cleared.values();
it.next();
cleared.clear();
cleared.add(9);
console.log(JSON.stringify(it.next()), JSON.stringify(it.next()), cleared.add(5).size, JSON.stringify(it.next()));
const walk = [];
const s = new Set([1, 2, 3, 4]);
s.forEach((v, k, set) => { walk.push(v === k && set === s ? v : "?"); if (v === 2) { s.delete(1); s.delete(3); s.add(1); } });
console.log(walk.join(), [...s].join(), s.has(3), [...s.entries()].join(), s.keys === s.values, Set.prototype[Symbol.iterator] === Set.prototype.values, Map.prototype.entries === Map.prototype[Symbol.iterator]);
const many = new Map();
for (let i = 0; i < 200; i++) many.set(i, i);
const slow = many.keys();
for (let i = 0; i < 50; i++) slow.next();
for (let i = 0; i < 190; i++) many.delete(i);
console.log(slow.next().value, many.size, [...many.values()].join());
for (const work of [() => new Map([1]), () => new Map(1), () => new Map({}), () => new Set(1), () => new Set(null).size, () => Map(), () => Map.prototype.get.call({}), () => Map.prototype.get.call(new Set()), () => Set.prototype.add.call(1), () => new Map().forEach(1), () => new Set().forEach({}), () => Map.prototype.size, () => new WeakMap().set(1, 1), () => new WeakSet().add("x"), () => new WeakRef(1), () => WeakMap.prototype.get.call({}), () => new FinalizationRegistry(1), () => new FinalizationRegistry(() => 0).register(1), () => new FinalizationRegistry(() => 0).unregister(1), () => new Map().entries().next.call({}), () => new Map([[1, 2]].values()).size, () => new WeakMap([[1, 2]]), () => new Map(["ab"])]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
class Counting extends Map { set(k, v) { this.count = (this.count ?? 0) + 1; return super.set(k, v); } }
const counting = new Counting([[1, 2], [3, 4]]);
console.log(counting.count, counting.size, counting instanceof Map, counting.constructor.name, new Map(counting).size, Map[Symbol.species] === Map);
const key = {};
const w = new WeakMap([[key, 1]]);
console.log(w.get(key), w.has({}), w.set(key, 2).get(key), w.delete(key), w.has(key), w.get(1), w.delete(1), new WeakSet([key]).has(key), new WeakRef(key).deref() === key, w[Symbol.toStringTag], new WeakMap().set(Symbol("ok"), 1) instanceof WeakMap);
const token = {};
const registry = new FinalizationRegistry(() => 0);
registry.register({}, 1, token);
console.log(registry.unregister(token), registry.unregister(token));
let closed = 0;
const closing = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => { closed++; return {}; } }) };
try { new Map(closing); } catch (error) { console.log(closed, error.message); }
console.log(Object.groupBy, Set.prototype.union, Map.groupBy);
