// Methods that call back: order of calls, holes, early ends, what the callback is given.
const log = [];
const sparse = [1, , 3];
sparse.forEach((value, index, array) => log.push(`${value}:${index}:${array === sparse}`));
console.log(log.join());
console.log(JSON.stringify(sparse.map((x) => x * 2)), 1 in sparse.map((x) => x), sparse.map((x) => x).length);
console.log([1, 2, 3, 4].filter((x) => x % 2).join(), [1, 2].some((x) => x > 1), [].some(() => true), [].every(() => false));
console.log([1, 2, 3].reduce((a, b) => a + b), [[1], [2]].reduceRight((a, b) => a.concat(b)).join(), ["a"].reduce((a) => a + "!", "x"));
for (const name of ["map", "filter", "forEach", "some", "every", "find", "findIndex", "findLast", "findLastIndex", "reduce", "reduceRight", "flatMap"]) {
  for (const wrong of [undefined, null, 1, "abc", {}, [1], Symbol("s")]) {
    try {
      [1][name](wrong);
      console.log(name, "no error");
    } catch (error) {
      console.log(name, error.name, error.message);
    }
  }
}
const growing = [1, 2, 3];
growing.forEach((x) => x < 10 && growing.push(x + 10));
console.log(growing.join());
const shrinking = [1, 2, 3, 4];
const seen = [];
shrinking.forEach((x) => {
  seen.push(x);
  shrinking.pop();
});
console.log(seen.join(), shrinking.join());
console.log([1, 2, 3].find((x) => x > 1), [1, 2, 3].findLast((x) => x < 3), [5].findIndex((x) => x === 5), [5, 5].findLastIndex((x) => x === 5), [1].find(() => false));
console.log([, 1].find((x) => x === undefined), [, 1].findIndex((x) => x === undefined));
console.log([1, 2].map(function () { return this.n; }, { n: 7 }).join());
console.log(Array.prototype.map.call("abc", (x) => x + x).join(), Array.prototype.filter.call({ length: 2, 0: "a", 1: "b" }, () => true).join());
console.log([3, 4].flatMap((x) => [x, [x]]).length, [1, 2].flatMap((x) => x).join());
