// Limits of simulation threads. Reaching one costs that one request, never the process.

/** Heap of one thread: two large snapshots with their programs fit well below it. */
export const heapMbMax = 2_048;
/** Host stack: four times what the guest's depth limit needs, committed only when used. */
export const stackMb = 192;
/** Wall time of one request. Steps are limited deterministically long before; this catches what steps do not count. */
export const requestTimeoutMs = 120_000;
/** Characters of text a thread is sent before it starts afresh; they lie in its heap. */
export const textsSentMax = 200_000_000;
/** Snapshots a thread remembers; base, head and a few variations of them. */
export const snapshotsKeptMax = 8;
