// Methods that change their array, on arrays, array-like objects and frozen arrays.
const a = [1, 2, 3];
console.log(a.push(4, 5), a.pop(), a.shift(), a.unshift(0, 9), a.join());
console.log(a.splice(1, 2, "x", "y", "z").join(), a.join(), a.splice(-1).join(), a.splice().length, a.splice(1).join(), a.join());
console.log([1, 2, 3].reverse().join(), JSON.stringify([1, , 3, 4].reverse()), [1, 2, 3, 4, 5].copyWithin(0, 3).join(), [1, 2, 3, 4, 5].copyWithin(1, 0, 3).join());
console.log([1, 2, 3].fill(0, 1).join(), [1, 2, 3].fill(7, -1).join(), new Array(3).fill(1).join(), [1, 2, 3].fill(4, 1, 2).join());
const like = { length: 2, 0: "a", 1: "b" };
console.log(Array.prototype.push.call(like, "c"), like[2], like.length, Array.prototype.pop.call(like), Array.prototype.shift.call(like), JSON.stringify(like));
Array.prototype.unshift.call(like, 1, 2);
console.log(JSON.stringify(like), Array.prototype.reverse.call(like) === like, JSON.stringify(like), JSON.stringify(Array.prototype.splice.call(like, 1, 1)), JSON.stringify(like));
for (const work of [(x) => x.push(1), (x) => x.pop(), (x) => x.shift(), (x) => x.unshift(0), (x) => x.sort(), (x) => x.reverse(), (x) => x.fill(0), (x) => x.splice(0, 1), (x) => { x[0] = 1; }, (x) => { x[5] = 1; }, (x) => { delete x[0]; }, (x) => x.copyWithin(0, 1)]) {
  for (const target of [Object.freeze([2, 1]), Object.seal([2, 1]), Object.preventExtensions([2, 1])]) {
    try {
      console.log(String(work(target)), target.join());
    } catch (error) {
      console.log(error.name, error.message, target.join());
    }
  }
}
const b = [1, 2, 3];
b.length = 1;
console.log(b.join(), b.length);
b.length = 3;
console.log(JSON.stringify(b), 2 in b, b.length);
b[5] = 1;
console.log(b.length, Object.keys(b).join());
try { b.length = -1; } catch (error) { console.log(error.name, error.message); }
try { new Array(1.5); } catch (error) { console.log(error.name, error.message); }
console.log([].concat([1], 2, [[3]]).length, [1].concat({ length: 1, 0: "s", [Symbol.isConcatSpreadable]: true }).join(), JSON.stringify([, 1].concat([, 2])));
console.log([1, 2, 3].slice(1).join(), [1, 2, 3].slice(-2, -1).join(), Array.prototype.slice.call("abc", 1).join(), [1, 2].slice(5).length);
const big = [];
big[4294967294] = "last";
console.log(big.length, Object.keys(big).join());
console.log([1, 2, 3].at(-1), [1].at(5), [1, 2, 3].indexOf(2), [NaN].indexOf(NaN), [NaN].includes(NaN), [1, 2, 1].lastIndexOf(1), [1, 2, 1].lastIndexOf(1, -2), [1, 2, 1].indexOf(1, 1), [, 1].includes(undefined), [, 1].indexOf(undefined));
