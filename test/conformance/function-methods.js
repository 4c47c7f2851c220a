// call, apply, bind, toString and the properties of functions.
"use strict";
function f(a, b = 2, ...c) { return [this && this.n, a, b, c.length].join(":"); }
console.log(f.length, f.name, f.call({ n: 1 }, 5), f.apply({ n: 2 }, [1, 2, 3, 4]), f.apply(null), f.apply(undefined, { length: 1, 0: "x" }));
const bound = f.bind({ n: 3 }, "first");
console.log(bound.name, bound.length, bound("second"), bound.bind({ n: 9 })("z"), Object.getOwnPropertyNames(bound).join(), "prototype" in bound);
class Point { constructor(x, y) { this.x = x; this.y = y; } static make() { return new this(1, 2); } }
const BoundPoint = Point.bind(null, 7);
console.log(new BoundPoint(8).y, new BoundPoint(8) instanceof Point, new Point(1) instanceof BoundPoint, JSON.stringify(new BoundPoint(8)));
console.log(f.toString(), (() => 1).toString(), parseInt.toString(), Math.max.toString(), bound.toString(), Object.getOwnPropertyDescriptor({ get x() { return 1; } }, "x").get.toString(), (async () => {}).toString(), ({ *g() {} }).g.toString());
for (const work of [() => f.apply(null, 1), () => Function.prototype.bind.call(1), () => Function.prototype.toString.call({}), () => Point(), () => new (() => 1)(), () => new Math.max(), () => Reflect.apply(1), () => Reflect.construct(1, []), () => Reflect.construct(Point), () => f.caller]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
console.log(Function.prototype[Symbol.hasInstance].call(Point, new Point()), Function.prototype[Symbol.hasInstance].call({}, 1), new Point() instanceof Point, Function.prototype() === undefined, Function.length, Function.prototype.name === "");
const o = { method() {}, ["comp" + "uted"]() {}, get getter() { return 1; }, arrow: () => {}, [Symbol("sym")]: function () {} };
console.log(o.method.name, o.computed.name, Object.getOwnPropertyDescriptor(o, "getter").get.name, o.arrow.name, o[Object.getOwnPropertySymbols(o)[0]].name, (class Named {}).name, (() => {}).name, (function () {}).name);
Object.defineProperty(f, "name", { value: "renamed" });
console.log(f.name, f.bind().name, delete f.name, f.name === "");
