// Functions made from text, and indirect eval.
const add = new Function("a", "b = 2", "return a + b");
console.log(add(1), add.length, add.name, add.toString(), add instanceof Function);
console.log(Function("a,b", "c", "return a * b + c")(2, 3, 4), Function()(), new Function("return this")() === globalThis, new Function("return typeof add")());
const AsyncFunction = (async () => {}).constructor;
const GeneratorFunction = (function* () {}).constructor;
console.log(await new AsyncFunction("x", "return (await x) + 1")(Promise.resolve(4)), [...new GeneratorFunction("n", "while (n--) yield n")(3)].join(), AsyncFunction.name, GeneratorFunction("yield 1")().next().value);
console.log((0, eval)("1 + 1"), (0, eval)("({ a: 5 })").a, (0, eval)("(function () { return 3; })")(), (0, eval)("typeof add"));
globalThis.shared = 1;
console.log(new Function("shared++; return shared")(), shared, (0, eval)("shared"));
for (const work of [() => new Function("return }"), () => new AsyncFunction(Symbol()), () => new Function({ toString: () => "a" }, "return a")(9)]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name); }
}
