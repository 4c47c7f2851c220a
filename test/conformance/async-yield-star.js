// `yield*` over a synchronous iterable in an async generator awaits each value.
async function* outer() {
  yield* [Promise.resolve("p"), "q"];
}
for await (const x of outer()) console.log(x);
