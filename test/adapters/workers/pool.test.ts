// The pool of simulation threads: what a death costs, what a request waits for, and what is sent twice.
import { afterEach, describe, expect, test } from "vitest";
import { createPacking } from "#adapters/workers/packing.ts";
import { createPool } from "#adapters/workers/pool.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import type { Simulator } from "#tasks/ports.ts";

const script = new URL("./parrot.mjs", import.meta.url);
const pools: Simulator[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

type Echo = {
  readonly threadId: number;
  readonly requests: number;
  readonly read: ReadonlyArray<readonly string[] | null>;
  readonly texts: number;
  readonly snapshots: number;
  readonly forget: number;
  readonly environment: number;
};

function poolOf(threads: number, timeoutMs?: number): { readonly pool: Simulator; readonly ask: (does: object) => Promise<Echo> } {
  const pool = createPool({ script, threads, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  pools.push(pool);
  // The parrot takes any request; the port's own types are the business of what simulates.
  return { pool, ask: (does) => pool.program(does as never) as unknown as Promise<Echo> };
}

const snapshotOf = (commit: string, files: Readonly<Record<string, string>>): Snapshot => ({
  commit,
  files: new Map(Object.entries(files).map(([path, text]) => [path, { path, blob: `blob of ${text}`, text }])),
  omitted: ["logo.png"],
});

describe("requests", () => {
  test("are answered by as many threads as there may be, and no more", async () => {
    const { ask } = poolOf(2);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask({ act: "wait", ms: 30 })));
    expect(new Set(answers.map((answer) => answer.threadId)).size).toBe(2);
  });

  test("wait their turn, in order", async () => {
    const { ask } = poolOf(1);
    const order: number[] = [];
    await Promise.all([40, 1, 1].map(async (ms, at) => ask({ act: "wait", ms }).then(() => order.push(at))));
    expect(order).toEqual([0, 1, 2]);
  });

  test("start a thread only when one is asked", async () => {
    const { ask } = poolOf(4);
    const [first, second] = [await ask({}), await ask({})];
    expect(second.threadId).toBe(first.threadId);
    expect([first.requests, second.requests]).toEqual([1, 2]);
  });

  test("show the thread nothing of our environment", async () => {
    expect((await poolOf(1).ask({})).environment).toBe(0);
  });
});

describe("a death costs the one request it held", () => {
  test.each([
    ["it ends", { act: "exit" }, "its simulation thread ended"],
    ["it throws out of nowhere", { act: "crash" }, "a fault of ours ended its thread"],
  ])("%s", async (_how, does, why) => {
    const { ask } = poolOf(1);
    const first = await ask({});
    const [dying, waiting] = await Promise.allSettled([ask(does), ask({})]);
    expect(dying).toMatchObject({ status: "rejected", reason: { code: "worker-died", message: why } });
    expect(waiting.status).toBe("fulfilled");
    expect((waiting as PromiseFulfilledResult<Echo>).value.threadId).not.toBe(first.threadId);
  });

  test("a fault inside is told apart from a death: the thread goes on", async () => {
    const { ask } = poolOf(1);
    const first = await ask({});
    const fault = await ask({ act: "fail" }).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      code: "worker-died",
      message: "an internal error of ours stopped it",
      cause: { message: "an invariant broke", stack: "Error: at guest.ts:1" },
    });
    expect((await ask({})).threadId).toBe(first.threadId);
  });

  test("a thread that never answers is ended after its time", async () => {
    const { ask } = poolOf(1, 300);
    await ask({});
    const [hanging, waiting] = await Promise.allSettled([ask({ act: "hang" }), ask({})]);
    expect(hanging).toMatchObject({ status: "rejected", reason: { message: "it took longer than 0.3 s" } });
    expect(waiting.status).toBe("fulfilled");
  });

  test("one that ended while nobody used it costs nothing", async () => {
    const { ask } = poolOf(1);
    const first = await ask({ act: "later", ms: 10 });
    await new Promise((later) => setTimeout(later, 200));
    expect((await ask({})).threadId).not.toBe(first.threadId);
  });

  test("of several threads the others do not notice", async () => {
    const { ask } = poolOf(2);
    const results = await Promise.allSettled([
      ask({ act: "wait", ms: 100 }),
      ask({ act: "exit" }),
      ...Array.from({ length: 6 }, () => ask({ act: "wait", ms: 5 })),
    ]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", ...Array(6).fill("fulfilled")]);
  });

  test("what cannot be sent is nobody's death, and is not taken for sent", async () => {
    const { ask } = poolOf(1);
    const base = snapshotOf("4be1c02", { "src/seats.ts": "one" });
    const first = await ask({});
    await expect(ask({ base, act: () => {} })).rejects.toThrow(/could not be cloned/);
    const again = await ask({ base });
    expect(again).toMatchObject({ threadId: first.threadId, read: [["src/seats.ts: one"], null], texts: 1, snapshots: 1 });
  });
});

describe("what a thread was sent", () => {
  test("a snapshot goes out once, a text once, whatever snapshots share it", async () => {
    const { ask } = poolOf(1);
    const base = snapshotOf("4be1c02", { "src/seats.ts": "one", "src/price.ts": "same" });
    const head = snapshotOf("91a77f3", { "src/seats.ts": "two", "src/price.ts": "same" });
    expect(await ask({ base, head })).toMatchObject({
      texts: 3,
      snapshots: 2,
      read: [
        ["src/seats.ts: one", "src/price.ts: same"],
        ["src/seats.ts: two", "src/price.ts: same"],
      ],
    });
    expect(await ask({ base, head })).toMatchObject({
      texts: 0,
      snapshots: 0,
      read: [
        ["src/seats.ts: one", "src/price.ts: same"],
        ["src/seats.ts: two", "src/price.ts: same"],
      ],
    });
    expect(await ask({ base: { ...head } })).toMatchObject({ texts: 0, snapshots: 1 });
  });

  test("a thread that took another's place is sent everything again", async () => {
    const { ask } = poolOf(1);
    const base = snapshotOf("4be1c02", { "src/seats.ts": "one" });
    await ask({ base });
    await ask({ act: "exit" }).catch(() => {});
    expect(await ask({ base })).toMatchObject({ texts: 1, snapshots: 1, read: [["src/seats.ts: one"], null] });
  });

  test("the least recently used snapshots are forgotten, never one that is asked for", () => {
    const packing = createPacking();
    const sendOne = (...snapshots: readonly Snapshot[]) => {
      const { message, sent } = packing.pack("compare", snapshots);
      sent();
      return message;
    };
    const all = Array.from({ length: 9 }, (_, n) => snapshotOf(`c${n}`, { a: "same" }));
    const [first, second] = all as [Snapshot, Snapshot];
    for (const snapshot of all.slice(0, 8)) expect(sendOne(snapshot).forget).toEqual([]);
    sendOne(first);
    const forgotten = sendOne(all[8] as Snapshot).forget;
    expect(forgotten).toHaveLength(1);
    expect(sendOne(first).snapshots).toEqual([]);
    expect(sendOne(second).snapshots.map((one) => one.key)).toEqual(forgotten);
    expect(sendOne(...all).forget).toEqual([]);
  });

  test("past a measure of texts everything is forgotten and sent afresh", () => {
    const packing = createPacking(10);
    const base = snapshotOf("4be1c02", { a: "123456" });
    const head = snapshotOf("91a77f3", { a: "123456", b: "7890123" });
    const sendOne = (...snapshots: readonly Snapshot[]) => {
      const { message, sent } = packing.pack("compare", snapshots);
      sent();
      return `${message.reset ? "afresh " : ""}${message.snapshots.length} snapshots, ${message.texts.length} texts`;
    };
    expect([sendOne(base), sendOne(head), sendOne(base, head), sendOne(base)]).toEqual([
      "1 snapshots, 1 texts",
      "1 snapshots, 1 texts",
      "afresh 2 snapshots, 2 texts",
      "afresh 1 snapshots, 1 texts",
    ]);
  });

  test("only whole arguments and their own parts are looked at", () => {
    const base = snapshotOf("4be1c02", { a: "one" });
    const files = new Map([["a", 1]]);
    const { message } = createPacking().pack("compare", [{ base, list: [1], files }, files, null, "text"]);
    expect(message.arguments).toEqual([{ base: { snapshot: expect.any(Number) }, list: [1], files }, files, null, "text"]);
  });
});

describe("closing", () => {
  test("ends what runs and refuses what waits", async () => {
    const { pool, ask } = poolOf(1);
    const asked = [ask({ act: "hang" }), ask({}), ask({})].map((one) => one.catch((error: { message: string }) => error.message));
    await new Promise((later) => setTimeout(later, 100));
    await pool.close();
    expect(await Promise.all(asked)).toEqual([
      "its simulation thread ended",
      "the simulation threads were stopped",
      "the simulation threads were stopped",
    ]);
    await expect(ask({})).rejects.toMatchObject({ code: "worker-died" });
  });
});
