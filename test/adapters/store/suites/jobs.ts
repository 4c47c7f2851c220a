// What must hold of the jobs on every kind of database.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { OpenStore } from "#adapters/store/open-store.ts";
import { invariant } from "#ground/bug.ts";
import type { Job, NewJob } from "#tasks/ports.ts";
import { type FreshDatabase, storeOn, type TestDatabase } from "../../../support/database.ts";

const leaseMs = 300;
const wait = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));
const review = (number: number, head = "a1", priority = 5): NewJob => ({
  kind: "review-change",
  key: `cinema/booking#${number}`,
  payload: { number, head },
  priority,
});

export function jobsSuite(fresh: FreshDatabase): void {
  let database: TestDatabase;
  let open: OpenStore;
  beforeAll(async () => {
    database = await fresh();
    open = await storeOn(database, { leaseMs });
  });
  afterEach(() => database.pool.query("delete from job"));
  afterAll(async () => {
    await open.close();
    await database.close();
  });
  const claim = async (worker = "w1"): Promise<Job> => {
    const job = await open.store.jobs.claim(worker);
    invariant(job !== null, "a job waits");
    return job;
  };

  test("lower priorities come first, and among equals the oldest", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1, "a1", 9)]);
    await jobs.enqueue([review(2)]);
    await jobs.enqueue([review(3)]);
    expect([(await claim()).key, (await claim()).key, (await claim()).key]).toEqual([
      "cinema/booking#2",
      "cinema/booking#3",
      "cinema/booking#1",
    ]);
    expect(await jobs.claim("w1")).toBeNull();
    expect(await jobs.counts()).toEqual({ queued: 0, running: 3, dead: 0 });
  });

  test("a waiting job takes the newest payload, also within one call", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1, "a1"), review(1, "b2")]);
    await jobs.enqueue([review(1, "c3")]);
    expect(await claim()).toMatchObject({ payload: { head: "c3" }, attempt: 1 });
    expect(await jobs.counts()).toEqual({ queued: 0, running: 1, dead: 0 });
  });

  test("a running job is told to stop by newer work, which waits until it has stopped", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1, "a1")]);
    const old = await claim();
    expect(await jobs.heartbeat(old)).toBe("go on");
    await jobs.enqueue([review(1, "b2")]);
    expect(await jobs.heartbeat(old)).toBe("cancel");
    expect(await jobs.claim("w2")).toBeNull();
    expect(await jobs.complete(old, [])).toBe(true);
    expect(await claim("w2")).toMatchObject({ payload: { head: "b2" } });
  });

  test.each<[string, (job: Job) => Promise<unknown>]>([
    ["handed back", (job) => open.store.jobs.release(job)],
    ["failed", (job) => open.store.jobs.fail(job, "no", 0)],
  ])("an overtaken job that is %s leaves only the newer one", async (_how, end) => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1, "a1")]);
    const old = await claim();
    await jobs.enqueue([review(1, "b2")]);
    await end(old);
    expect(await jobs.counts()).toEqual({ queued: 1, running: 0, dead: 0 });
    expect(await claim()).toMatchObject({ payload: { head: "b2" }, attempt: 1 });
  });

  test("a job whose worker is silent comes back after its lease; the silent one can neither prolong nor finish it", async () => {
    const { jobs, events } = open.store;
    await jobs.enqueue([review(1)]);
    const silent = await claim("w1");
    expect(await jobs.claim("w2")).toBeNull();
    await wait(leaseMs * 1.5);
    const again = await claim("w2");
    expect(again).toMatchObject({ id: silent.id, attempt: 2 });
    expect(await jobs.heartbeat(silent)).toBe("lost");
    const judged = {
      actor: "foretrace",
      kind: "change.judged",
      repository: "cinema/booking",
      subject: "pull/1",
      at: "2026-03-15T10:00:00Z",
      payload: null,
    } as const;
    expect(await jobs.complete(silent, [judged])).toBe(false);
    expect(await events.list({ kinds: ["change.judged"] })).toEqual([]);
    expect(await jobs.complete(again, [judged])).toBe(true);
    expect(await events.list({ kinds: ["change.judged"] })).toHaveLength(1);
  });

  test("heart-beats keep a job", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1)]);
    const job = await claim();
    for (let beat = 0; beat < 6; beat++) {
      await wait(leaseMs / 3);
      expect(await jobs.heartbeat(job)).toBe("go on");
      expect(await jobs.claim("w2")).toBeNull();
    }
  });

  test("a failed job waits as long as it was told, and is given up after its last attempt", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1)]);
    expect(await jobs.fail(await claim(), "rate limited", 200)).toBe("again");
    expect(await jobs.claim("w1")).toBeNull();
    await wait(260);
    for (let attempt = 2; attempt < 5; attempt++) expect(await jobs.fail(await claim(), "broken", 0)).toBe("again");
    expect(await jobs.fail(await claim(), "broken\0for good", 0)).toBe("dead");
    expect(await jobs.claim("w1")).toBeNull();
    const dead = await jobs.listDead();
    expect(dead).toMatchObject([{ key: "cinema/booking#1", why: "broken\uFFFDfor good", attempt: 5 }]);
    expect(await jobs.counts()).toEqual({ queued: 0, running: 0, dead: 1 });
    await jobs.enqueue([review(1, "b2")]);
    expect(await jobs.counts()).toEqual({ queued: 1, running: 0, dead: 0 });
    expect(await claim()).toMatchObject({ attempt: 1 });
  });

  test("without being told, the wait after a failure grows", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1)]);
    await jobs.fail(await claim(), "broken", null);
    const first = await waitOf();
    await database.pool.query("update job set run_at = now()");
    await jobs.fail(await claim(), "broken", null);
    expect(first).toBeGreaterThan(300);
    expect(first).toBeLessThan(1600);
    expect(await waitOf()).toBeGreaterThan(1600);
  });

  test("handing back does not count as an attempt", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1)]);
    for (let round = 0; round < 7; round++) await jobs.release(await claim());
    const job = await claim();
    expect(job.attemptsMax - job.attempt).toBe(4);
  });

  test("a job that kills its worker each time is given up", async () => {
    const { jobs } = open.store;
    await jobs.enqueue([review(1)]);
    // The sixth is not for the work, but for saying that it was given up.
    for (let attempt = 1; attempt <= 6; attempt++) {
      expect(await claim()).toMatchObject({ attempt, attemptsMax: 5 });
      await wait(leaseMs * 1.4);
    }
    expect(await jobs.claim("w1")).toBeNull();
    expect(await jobs.listDead()).toMatchObject([{ why: "its worker went away" }]);
  });

  test("whoever waits for work is called, and no more after saying so", async () => {
    const { jobs } = open.store;
    let calls = 0;
    const stop = jobs.onWork(() => {
      calls += 1;
    });
    await jobs.enqueue([review(1)]);
    await expect.poll(() => calls, { timeout: 5_000 }).toBeGreaterThan(0);
    stop();
    const before = calls;
    await jobs.enqueue([review(2)]);
    await wait(1_200);
    expect(calls).toBe(before);
  });

  async function waitOf(): Promise<number> {
    const { rows } = await database.pool.query<{ ms: string }>("select extract(epoch from run_at - now()) * 1000 as ms from job");
    return Number(rows[0]?.ms);
  }
}
