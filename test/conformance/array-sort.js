// Sorting calls its comparison as V8 does, and is stable.
const calls = [];
[5, 2, 8, 1, 9, 3].sort((a, b) => { calls.push(`${a}${b}`); return a - b; });
console.log(calls.join());
const people = Array.from({ length: 200 }, (_, i) => ({ id: i, age: (i * 7919) % 13 }));
console.log(people.sort((a, b) => a.age - b.age).map((p) => p.id).join());
console.log([3, 1, 2].sort((a, b) => a > b).join(), [3, 1, 2].sort((a, b) => a < b).join(), [5, 1, 4].sort(() => 0).join(), [5, 1, 4].sort(() => -1).join(), [5, 1, 4].sort(() => NaN).join());
const many = Array.from({ length: 300 }, (_, i) => (i * 7919) % 1009);
let count = 0;
const sorted = [...many].sort((a, b) => { count++; return a - b; });
console.log(count, sorted.join());
try { [2, 1].sort(() => { throw new RangeError("no"); }); } catch (error) { console.log(error.message); }
try { [2, 1].sort({}); } catch (error) { console.log(error.message); }
console.log([2, 1].sort(undefined).join(), ["b", "a", "C", "ä", "Z"].sort().join(), ["b", "a", "C", "ä", "Z", "é", "e", "E"].sort((a, b) => a.localeCompare(b)).join());
console.log([{ toString: () => "b" }, { toString: () => "a" }].sort().map(String).join(), [10, 9, 1].sort().join(), [-1, -2, 5].sort().join(), [2n, 10n, 1].sort().join());
