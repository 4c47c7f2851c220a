// Errors: kinds, messages, causes, text, and what of them is own.
for (const Kind of [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError]) {
  const error = new Kind("boom", { cause: "why" });
  console.log(error.name, error.message, String(error), error.cause, error instanceof Error, Object.keys(error).length, Object.getOwnPropertyNames(error).join(), Kind("x") instanceof Kind, Object.getPrototypeOf(Kind).name, Kind.length, Kind.prototype.name);
}
const aggregate = new AggregateError([1, new Error("two")], "many");
console.log(aggregate.errors.length, aggregate.message, String(aggregate), Object.getOwnPropertyNames(aggregate).join(), aggregate instanceof Error);
console.log("message" in new Error(), Object.hasOwn(new Error(), "message"), new Error(undefined).message === "", new Error(null).message, new Error({ toString: () => "obj" }).message, "cause" in new Error("x", {}), "cause" in new Error("x", { cause: undefined }));
class Custom extends Error { constructor(code) { super(`code ${code}`); this.code = code; this.name = "Custom"; } }
const custom = new Custom(7);
console.log(String(custom), custom instanceof Custom, custom.stack.split("\n")[0], Object.keys(custom).join(), JSON.stringify(custom));
class Plain extends TypeError {}
console.log(String(new Plain("p")), new Plain("p").stack.split("\n")[0], new Plain().constructor.name, Object.prototype.toString.call(new Plain()));
const holder = { name: "Holder", message: "held" };
Error.captureStackTrace(holder);
console.log(typeof holder.stack, holder.stack.split("\n")[0], Object.keys(holder).join());
console.log(Error.prototype.toString.call({ name: "N", message: "M" }), Error.prototype.toString.call({}), Error.prototype.toString.call({ message: "only" }), Error.prototype.toString.call({ name: "" , message: "m" }));
const e = new Error("first");
e.message = "changed";
console.log(e.stack.split("\n")[0], String(e));
e.stack = "mine";
console.log(e.stack);
for (const work of [() => { throw 1; }, () => { null.x; }, () => { undefined.f(); }, () => { let a = {}; a.b.c; }, () => { x; let x; }, () => { missing; }, () => { const c = 1; c = 2; }, () => { [].reduce((a) => a); }, () => { new Array(-1); }, () => { "x".repeat(-1); }, () => { decodeURIComponent("%"); }, () => { 1n + 1; }, () => { Symbol() + ""; }, () => { class A { constructor() { this.x; } } A(); }, () => { const [a] = null; }, () => { for (const x of 5) {} }, () => { Object.freeze([]).push(1); }, () => { "use strict"; Object.freeze({ a: 1 }).a = 2; }, () => { JSON.parse("{"); }, () => { new Proxy({}, null); }, () => { new Map([1]); }, () => { "a" in "b"; }, () => { BigInt(1.5); }, () => { undefined[0] = 1; }]) {
  try { work(); console.log("nothing"); } catch (error) { console.log(error?.name, error?.message ?? error); }
}
try { new AggregateError(1); } catch (error) { console.log(error.message); }
