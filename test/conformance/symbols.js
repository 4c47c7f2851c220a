// Symbols: registry, description, conversion, well-known ones in use.
const s = Symbol("desc");
console.log(s.toString(), s.description, Symbol().description, Symbol("").description === "", typeof s, Object(s) == s, Symbol.for("k") === Symbol.for("k"), Symbol.keyFor(Symbol.for("k")), Symbol.keyFor(s), Symbol.iterator.toString());
for (const work of [() => new Symbol(), () => s + "", () => +s, () => `${s}`, () => Symbol.keyFor(1), () => Symbol.prototype.toString.call(1), () => Symbol.prototype.description, () => s.valueOf() === s, () => String(s), () => s == "desc", () => [s].join(), () => JSON.stringify({ [s]: 1, a: s }), () => isNaN(s), () => Object(s) + 1]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
console.log(2 instanceof Even, 3 instanceof Even);
const money = { [Symbol.toPrimitive](hint) { return hint === "number" ? 42 : hint === "string" ? "forty-two" : "default"; } };
console.log(+money, `${money}`, money + "", money * 2, [money] + "", new Date(money).getTime(), Number(money), String(money), money == "default", isNaN(money), Math.max(money));
for (const wrong of [{ [Symbol.toPrimitive]: () => ({}) }, { toString: () => ({}), valueOf: () => ({}) }, Object.create(null)]) {
  try { console.log(wrong + ""); } catch (error) { console.log(error.name, error.message); }
}
const iterable = { *[Symbol.iterator]() { yield 1; yield 2; } };
console.log([...iterable].join(), Math.max(...iterable), new Set(iterable).size, Array.from(iterable, (x) => x * 2).join(), Object.fromEntries([["a", iterable]]).a === iterable);
class Tagged { get [Symbol.toStringTag]() { return "Tagged"; } }
console.log(String(new Tagged()), Symbol.prototype[Symbol.toStringTag], Object(s).description, Symbol.asyncIterator.description, Object.getOwnPropertyDescriptor(Symbol, "iterator").writable);
const matcher = { [Symbol.match]: (t) => `m:${t}`, [Symbol.replace]: (t, r) => `r:${t}:${r}`, [Symbol.search]: () => 7, [Symbol.split]: (t, l) => [t, l], [Symbol.matchAll]: (t) => [`a:${t}`] };
console.log("x".match(matcher), "x".replace(matcher, "y"), "x".search(matcher), "x".split(matcher, 2).join());
