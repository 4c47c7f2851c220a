// How V8 words errors of the syntax itself.
for (const work of [
  () => { ({}).x(); },
  () => { const { a } = null; },
  () => { const [b] = {}; },
  () => { new (class B extends null {})(); },
  () => { Math.max(...1); },
  () => { [...1]; },
  () => { 1 instanceof 1; },
  () => { null[Symbol.iterator]; },
  () => { ({}) instanceof (() => 1); },
  () => { ({ [Symbol.toPrimitive]: 1 }) + ""; },
  () => { 2n ** -1n; },
]) {
  try {
    work();
    console.log("nothing");
  } catch (error) {
    console.log(error.name, error.message);
  }
}
