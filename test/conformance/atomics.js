// Atomics on one thread.
const a = new Int32Array(new SharedArrayBuffer(16));
console.log(Atomics.store(a, 0, 5), Atomics.add(a, 0, 2), Atomics.load(a, 0), Atomics.sub(a, 0, 1), Atomics.and(a, 0, 4), Atomics.or(a, 0, 3), Atomics.xor(a, 0, 1), Atomics.exchange(a, 0, 9), Atomics.compareExchange(a, 0, 9, 1), Atomics.compareExchange(a, 0, 9, 7), a.join(), Atomics.isLockFree(4), Atomics.isLockFree(3), Atomics.notify(a, 0), Atomics[Symbol.toStringTag]);
const b = new BigInt64Array(2);
console.log(Atomics.add(b, 1, 5n), Atomics.load(b, 1), Atomics.store(new Uint8Array(1), 0, 300));
for (const work of [() => Atomics.load(a, 9), () => Atomics.add(b, 0, 1)]) {
  try { console.log(String(work())); } catch (error) { console.log(error.name, error.message); }
}
