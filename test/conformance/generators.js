// Generators and async generators through their prototypes' methods.
function* g() { try { const a = yield 1; console.log("got", a); yield a * 2; } finally { console.log("cleanup"); yield "last"; } return "end"; }
const it = g();
console.log(JSON.stringify(it.next("ignored")), JSON.stringify(it.next(5)), JSON.stringify(it.return("r")), JSON.stringify(it.next()), JSON.stringify(it.next()));
const thrower = g();
thrower.next();
console.log(JSON.stringify(thrower.throw(new Error("x"))));
try { thrower.next(); } catch (error) { console.log(error.message); }
console.log(JSON.stringify(g().return(3)), Object.prototype.toString.call(it), it[Symbol.iterator]() === it, g.prototype.isPrototypeOf(it), Object.getPrototypeOf(g).constructor.name, [...(function* () { yield* [1, 2]; yield* "ab"; return 9; })()].join());
try { g().throw(new Error("fresh")); } catch (error) { console.log(error.message); }
try { g.prototype.next.call({}); } catch (error) { console.log(error.name, error.message); }
try { new g(); } catch (error) { console.log(error.name, error.message); }
const running = (function* () { running.next(); })();
try { running.next(); } catch (error) { console.log(error.name, error.message); }
function* delegate() { const r = yield* inner(); console.log("result", r); }
function* inner() { try { yield 1; yield 2; } catch (e) { console.log("caught", e); yield "recovered"; } return "done"; }
const d = delegate();
console.log(d.next().value, d.throw("oops").value, JSON.stringify(d.next()));
let closed = "";
const closing = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return(v) { closed += `closed${v ?? ""};`; return {}; } }) };
for (const x of closing) break;
const [first] = closing;
try { for (const x of closing) throw new Error("e"); } catch {}
(function () { for (const x of closing) return x; })();
console.log(closed, first);
async function* ag() { try { const x = yield 1; console.log("async got", x); yield Promise.resolve(2); } finally { console.log("async cleanup"); } }
const a = ag();
const many = await Promise.all([a.next(), a.next("v"), a.next(), a.next()]);
console.log(JSON.stringify(many), Object.prototype.toString.call(a), a[Symbol.asyncIterator]() === a);
const b = ag();
await b.next();
console.log(JSON.stringify(await b.return("early")), JSON.stringify(await b.next()));
await ag().throw(new Error("async fresh")).catch((e) => console.log(e.message));
await ag.prototype.next.call({}).catch((e) => console.log(e.name, e.message));
const collected = [];
for await (const x of ag()) collected.push(x);
console.log(collected.join());
async function* del() { yield* ["p", "q"]; yield* ag(); }
const out = [];
for await (const x of del()) { out.push(x); if (out.length === 3) break; }
console.log(out.join());
