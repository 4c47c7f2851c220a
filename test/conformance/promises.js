// Promises: order of jobs, chaining, combinators, subclasses, refusals.
const log = [];
const say = (x) => log.push(String(x));
setTimeoutLike();
function setTimeoutLike() {}
Promise.resolve(1).then((v) => { say(`a${v}`); return Promise.resolve("inner"); }).then(say);
Promise.resolve().then(() => say("b")).then(() => say("c")).then(() => say("d")).then(() => say("e"));
(async () => { say("sync"); await null; say("after await"); await new Promise((r) => r({ then(f) { say("thenable"); f(5); } })).then(say); })();
new Promise((_, reject) => reject(new Error("no"))).catch((e) => say(e.message)).finally(() => say("finally")).then(say);
Promise.reject(1).finally(() => { throw 2; }).catch(say);
Promise.resolve("kept").finally(() => "ignored").then(say);
Promise.all([1, Promise.resolve(2), { then: (f) => f(3) }]).then((v) => say(v.join("+")));
Promise.all([Promise.reject("first"), Promise.reject("second")]).catch(say);
Promise.allSettled([1, Promise.reject("r")]).then((v) => say(JSON.stringify(v)));
Promise.any([Promise.reject(1), Promise.resolve(2)]).then(say);
Promise.any([Promise.reject(1), Promise.reject(2)]).catch((e) => say(`${e.name}:${e.message}:${e.errors.join()}`));
Promise.race([new Promise(() => {}), Promise.resolve("raced")]).then(say);
Promise.all([]).then((v) => say(v.length));
Promise.any([]).catch((e) => say(e.errors.length));
const self = new Promise((r) => Promise.resolve().then(() => r(self)));
self.catch((e) => say(`${e.name}:${e.message}`));
new Promise((resolve) => { resolve("once"); resolve("twice"); throw new Error("late"); }).then(say);
Promise.resolve(1).then(2).then(say);
Promise.reject(new Error("passed")).then(1).catch((e) => say(e.message));
new Promise(() => { throw "thrown"; }).catch(say);
await new Promise((resolve) => { let n = 0; const tick = () => (++n < 40 ? Promise.resolve().then(tick) : resolve()); tick(); });
console.log(log.join("\n"));
for (const work of [() => new Promise(), () => new Promise(1), () => Promise(), () => Promise.resolve.call(1), () => Promise.reject.call(1), () => Promise.prototype.then.call(1), () => Promise.all.call(1, []), () => Promise.prototype.finally.call(1), () => new (class extends Promise { constructor() { super(); } })(), () => Promise.all.call(function () {}, []), () => Promise.prototype.catch.call(1)]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
for (const value of [undefined, null, 1, {}, "ab"]) {
  await Promise.all(value).then((v) => console.log(v.join()), (e) => console.log(e.name, e.message));
}
class Traced extends Promise { static made = 0; constructor(executor) { super(executor); Traced.made++; } }
const t = Traced.resolve(1).then((x) => x);
console.log(t instanceof Traced, Traced.made, t.constructor === Traced, Traced.all([]) instanceof Traced, Promise.resolve(t) === t, Traced.resolve(Promise.resolve()) instanceof Traced, t.finally(() => 1) instanceof Traced, Object.prototype.toString.call(t), Promise.withResolvers, Promise.try);
try { await Promise.any([Promise.reject(new Error("x"))]); } catch (error) { console.log(error instanceof AggregateError, error.errors[0].message); }
const results = [];
for await (const v of [Promise.resolve(1), 2, Promise.resolve(3)]) results.push(v);
console.log(results.join(), await { then(r) { r("then"); } }, await Promise.race([1, 2]), (await Promise.allSettled([])).length);
