// JSON both ways: revivers, replacers, indentation, toJSON, refusals with V8's words.
const texts = ["1", "-0", "1e5", '"a\\u0041\\n\\/"', "[]", "[1,[2,{}]]", '{"a":{"b":[true,false,null]}}', " \n[ 1 , 2 ] ", '{"__proto__":1,"a":1,"a":2}', '"\\ud83d\\ude00"', "12345678901234567890", "1E-7",
  "", " ", "{a", "{", "[1,]", '{"a":1,}', "undefined", "nul", '"abc', '"a\nb"', '"\\x"', "1 2", "01", "-", "1.", "[1", "<html>", '{"a" 1}', "{1:1}", "[1 2]", '{"a":1 "b"}', '"\\u00g"', "1e", "tru", '{"a"', '{"a":', "x", '{"a":xyz}', "NaN", "[object Object]", " undefined", "hello world this is a long text that is way over the limit of forty", "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,foo,21,22,23,24]", '"a\\', '"a\\u12', "nulll", "[tru]", '{"a":}', "[,]", "{,}", "]", "}", ",", "'a'", "+1", ".5", "Infinity", "-Infinity", "--1", "1.e5", "1e+", "[]]", "[1}", '{"a":1]', '{"a",', "[1,,2]", "\u00a01", "\ufeff1", '{"a":1}}', "true1"];
for (const text of texts) {
  try { console.log(JSON.stringify(text), JSON.stringify(JSON.parse(text)), Object.is(JSON.parse(text), -0)); } catch (error) { console.log(JSON.stringify(text), error.name, error.message); }
}
const seen = [];
console.log(JSON.stringify(JSON.parse('{"a":[1,2],"b":{"c":3}}', function (key, value) { seen.push(`${key}:${Array.isArray(this)}`); return typeof value === "number" ? value * 10 : key === "b" ? undefined : value; })), seen.join());
console.log(JSON.stringify({ u: undefined, f() {}, s: Symbol("x"), n: null, d: new Date(0), nan: NaN, inf: -Infinity, nested: [undefined, () => 1, Symbol("y")], b: new Boolean(true), num: new Number(3), str: new String("s"), m: new Map([[1, 2]]), re: /x/, e: new Error("no"), neg: -0, big: { toJSON: () => "mine" } }));
console.log(JSON.stringify([new Date(NaN)]), JSON.stringify("\u2028\ud800\"\\\b\f\n\r\t\u0001é"), JSON.stringify(undefined), JSON.stringify(() => 1), JSON.stringify(Symbol()), JSON.stringify(null), JSON.stringify({ a: 1, b: [1, 2], c: {} , d: [] }, null, 2), JSON.stringify([1, { a: 2 }], null, "--"), JSON.stringify({ a: 1 }, null, 20), JSON.stringify({ a: 1 }, null, "longer than ten"), JSON.stringify([], null, 2), JSON.stringify({ a: 1 }, null, 0));
console.log(JSON.stringify({ a: 1, b: 2, c: { a: 3, d: 4 } }, ["a", "c"]), JSON.stringify({ 1: "x", a: 2 }, [1, new String("a"), {}, "a"]), JSON.stringify({ a: [1, 2], b: 3 }, (key, value) => (typeof value === "number" ? value + 1 : value)), JSON.stringify({ a: 1 }, () => undefined), JSON.stringify({ k: 1 }, function (key, value) { return key === "" ? { ...value, holder: this[""] === value } : value; }));
console.log(JSON.stringify({ toJSON(key) { return `key:${key}`; } }), JSON.stringify({ inner: { toJSON(key) { return key; } } }), JSON.stringify(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } })), JSON.stringify({ get g() { return 1; } }), JSON.stringify(new Proxy([1, 2], {})), JSON.stringify(new Proxy({ a: 1 }, { ownKeys: () => ["a", "b"], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }) })), JSON.stringify(Object.assign([1], { x: 2 })), JSON.stringify(new Uint8Array([1, 2])), JSON.stringify("a".match(/a/)), JSON.stringify({ [Symbol("k")]: 1 }));
class Node1 { constructor() { this.self = { deep: { list: [{ back: null }] } }; this.self.deep.list[0].back = this; } }
for (const work of [() => { const a = {}; a.a = a; return a; }, () => new Node1(), () => { const a = []; a.push(a); return a; }, () => { const a = { b: {} }; a.b.c = a.b; return a; }, () => 1n, () => ({ toJSON() { throw new Error("thrown"); } }), () => ({ get x() { throw new Error("getter"); } })]) {
  try { console.log(JSON.stringify(work())); } catch (error) { console.log(error.name, error.message); }
}
const shared = { x: 1 };
console.log(JSON.stringify([shared, shared]), JSON[Symbol.toStringTag], JSON.stringify(JSON.parse(JSON.stringify({ a: [1, { b: "x" }] }))) === '{"a":[1,{"b":"x"}]}');
try { JSON.parse(undefined); } catch (error) { console.log(error.message); }
try { JSON.parse({}); } catch (error) { console.log(error.message); }
console.log(JSON.parse(null), JSON.parse(["1"]), JSON.parse({ toString: () => "[2]" })[0]);
