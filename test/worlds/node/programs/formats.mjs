import util, { format, inspect, isDeepStrictEqual, promisify, types } from "node:util";

console.log(
  format("%s is %d years and %j %o %%", "Bob", 42, { a: 1 }, [1]),
  format("a", "b", { c: 1 }),
  format("%s", { toString: () => "custom" }),
  format("%i %f %s", "12.5", "1.25", -0),
  format("%s %s", "only"),
  format("%x", 1),
  format(1, 2, "3"),
  format("%c styled", "css"),
  format("%s", Symbol("q")),
  format("%d", 5n),
  format("%s", null, undefined),
  format("%O", { a: { b: { c: { d: 1 } } } }),
);
console.log("%s:%s", "a", "b", "c", { d: 1 });
console.log(
  inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }),
  inspect({ a: { b: { c: { d: 1 } } } }, { depth: null }),
  inspect([1, [2, [3, [4]]]], { compact: false }),
  inspect("a".repeat(5), { maxStringLength: 2 }),
  inspect([1, 2, 3], { maxArrayLength: 1 }),
  inspect({ b: 1, a: 2 }, { sorted: true }),
  inspect(
    {
      get x() {
        return 5;
      },
    },
    { getters: true },
  ),
  inspect([1], { showHidden: true }),
  inspect({ a: 1, b: 2 }, { breakLength: 5 }),
);
class Money {
  constructor(amount) {
    this.amount = amount;
  }
  [inspect.custom](depth, options) {
    return `Money<${this.amount}>`;
  }
}
console.log(new Money(5), [new Money(6)], { price: new Money(7) });
console.log(
  isDeepStrictEqual({ a: [1, new Map([[1, { b: 2 }]])] }, { a: [1, new Map([[1, { b: 2 }]])] }),
  isDeepStrictEqual([1], ["1"]),
  isDeepStrictEqual(new Set([1, { a: 1 }]), new Set([1, { a: 1 }])),
  isDeepStrictEqual(NaN, NaN),
  isDeepStrictEqual(0, -0),
);
console.log(
  types.isDate(new Date()),
  types.isMap(new Map()),
  types.isPromise(Promise.resolve()),
  types.isAsyncFunction(async () => {}),
  types.isProxy(new Proxy({}, {})),
  types.isRegExp(/x/),
);
const slow = (value, callback) => setTimeout(() => callback(value < 0 ? new Error("negative") : null, value * 2), 1);
console.log(await promisify(slow)(4), await promisify(slow)(-1).catch((error) => error.message));
function Old() {}
function Older() {}
Older.prototype.hi = () => "hi";
util.inherits(Old, Older);
console.log(new Old().hi(), new Old() instanceof Older, Old.super_ === Older);
