// toSorted, toSpliced, toReversed, with, flat, from, of, join and the iterators.
const a = [3, 1, 2];
console.log(a.toSorted().join(), a.toSorted((x, y) => y - x).join(), a.toReversed().join(), a.toSpliced(1, 1, "x", "y").join(), a.with(-1, 9).join(), a.join());
console.log(JSON.stringify([1, , 3].toReversed()), JSON.stringify([1, , 3].with(0, 0)), JSON.stringify([3, , 1].toSorted()));
for (const work of [() => [1].with(3, 1), () => [1].with(-2, 1), () => [1].toSorted(1), () => [1].toSorted(null)]) {
  try { work(); } catch (error) { console.log(error.name, error.message); }
}
console.log(JSON.stringify([1, [2, [3, [4, [5]]]]].flat()), JSON.stringify([1, [2, [3, [4]]]].flat(2)), JSON.stringify([1, [2, [3, [4]]]].flat(Infinity)), JSON.stringify([1, , [2, , 3]].flat()), JSON.stringify([[1]].flat(0)));
console.log(Array.from("a😀b").join(), Array.from({ length: 3 }, (_, i) => i * i).join(), Array.from(new Set([1, 1, 2])).join(), Array.from(new Map([[1, 2]])).join(), Array.from({ length: 2, 0: "a" }).length, Array.from([, 1]).length);
console.log(Array.of(7).length, Array.of(1, 2).join(), Array.isArray(Array.of()), Array.isArray({ __proto__: Array.prototype }));
class Stack extends Array {}
const s = Stack.from([1, 2, 3]);
console.log(s instanceof Stack, s.map((x) => x) instanceof Stack, s.filter(Boolean).constructor.name, s.toSorted() instanceof Stack, s.slice(1).length, Stack.of(1) instanceof Stack, s.concat([4]) instanceof Stack, s.length);
class Plain extends Array { static get [Symbol.species]() { return Array; } }
console.log(new Plain(1, 2, 3).map((x) => x) instanceof Plain, new Plain(3).length);
console.log([1, [2, [3]], null, undefined, {}].join("-"), [1, 2].toString(), [null].toString(), String([[], [[]]]), [1.5, 2].toLocaleString());
const loop = [1];
loop.push(loop);
console.log(loop.join(), String(loop));
const it = ["a", "b"].entries();
console.log(JSON.stringify(it.next()), JSON.stringify([...it]), JSON.stringify(it.next()), [...["x", "y"].keys()].join(), it[Symbol.toStringTag], it[Symbol.iterator]() === it);
try { [].values().next.call({}); } catch (error) { console.log(error.name, error.message); }
console.log([..."ab"].join(), [...[1, , 2]].length, Object.keys(Array.prototype[Symbol.unscopables]).join());
console.log([3, 2, 10, 1].sort().join(), [true, false].sort().join(), [undefined, 3, null].sort().join(), [, 2, , 1].sort().length, JSON.stringify([, 2, undefined, 1].sort()));
try { Array.from(null); } catch (error) { console.log(error.name, error.message); }
try { Array.from({ [Symbol.iterator]: 1 }); } catch (error) { console.log(error.name, error.message); }
try { Array.from([1], 1); } catch (error) { console.log(error.name, error.message); }
