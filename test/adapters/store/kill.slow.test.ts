// Workers that are killed at any moment: every job is done once in the end, and what a dead worker left comes back.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { OpenStore } from "#adapters/store/open-store.ts";
import { verifyChain } from "#ledger/chain.ts";
import { type Child, startScript } from "../../support/child.ts";
import { freshDatabase, storeOn, type TestDatabase } from "../../support/database.ts";

const leaseMs = 700;
let database: TestDatabase;
let open: OpenStore;
beforeAll(async () => {
  database = await freshDatabase();
  open = await storeOn(database, { leaseMs });
});
beforeEach(() => database.pool.query("delete from job"));
afterAll(async () => {
  await open.close();
  await database.close();
});

const wait = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));
const worker = (): Child => startScript("job-worker.ts", [database.url ?? "", String(leaseMs)]);

test("a thousand jobs, three workers, 18 kills: every job has one effect, and the chain holds", async () => {
  const { jobs, events } = open.store;
  const keys = Array.from({ length: 1000 }, (_, at) => `cinema/booking#${at}`);
  await jobs.enqueue(keys.map((key) => ({ kind: "review-change", key, payload: null, priority: 5 })));
  const workers = [worker(), worker(), worker()];
  for (let kill = 0; kill < 18; kill++) {
    const victim = workers.shift();
    await victim?.firstLine;
    await wait(Math.random() * 200);
    victim?.process.kill("SIGKILL");
    workers.push(worker());
  }
  const leftOver = async (): Promise<number> => {
    const { queued, running } = await jobs.counts();
    return queued + running;
  };
  await expect.poll(leftOver, { timeout: 30_000, interval: 200 }).toBe(0);
  for (const child of workers) child.process.kill("SIGKILL");
  const log = await events.list({ kinds: ["change.judged"] });
  expect(log.map((event) => event.subject).sort()).toEqual(keys.sort());
  expect(verifyChain(log).ok).toBe(true);
  expect((await jobs.counts()).dead).toBe(0);
});

test("newer work that arrives while a killed worker still holds the older runs once, with the newer payload", async () => {
  const { jobs } = open.store;
  const review = (head: string) => ({ kind: "review-change", key: "cinema/mail#1", payload: { head }, priority: 5 }) as const;
  await jobs.enqueue([review("a1")]);
  const old = await jobs.claim("killed");
  await jobs.enqueue([review("b2")]);
  expect(await jobs.claim("w2")).toBeNull();
  await wait(leaseMs * 1.5);
  const newer = await jobs.claim("w2");
  expect(newer).toMatchObject({ payload: { head: "b2" }, attempt: 1 });
  expect(old !== null && (await jobs.complete(old, []))).toBe(false);
  expect(await jobs.counts()).toEqual({ queued: 0, running: 1, dead: 0 });
});

test("a killed worker's job comes back at once, however long its lease", async () => {
  const { jobs } = open.store;
  await jobs.enqueue([{ kind: "review-change", key: "library/catalogue#1", payload: null, priority: 1 }]);
  const child = startScript("job-worker.ts", [database.url ?? "", "600000", "600000"]);
  await expect.poll(() => child.lines, { timeout: 20_000 }).toContain("begun library/catalogue#1");
  expect(await jobs.claim("w2")).toBeNull();
  child.process.kill("SIGKILL");
  await child.ended;
  await expect.poll(async () => (await jobs.claim("w2"))?.attempt, { timeout: 5_000 }).toBe(2);
});

test("a worker whose line breaks keeps its job", async () => {
  const patient = await storeOn(database, { leaseMs: 60_000 });
  const { jobs } = patient.store;
  await jobs.enqueue([{ kind: "review-change", key: "library/catalogue#2", payload: null, priority: 1 }]);
  const job = await jobs.claim("w1");
  await database.pool.query("select pg_terminate_backend(split_part(session, ' ', 1)::int) from job where key = 'library/catalogue#2'");
  await wait(1_500);
  expect(await jobs.claim("w2")).toBeNull();
  expect(job !== null && (await jobs.complete(job, []))).toBe(true);
  await patient.close();
});
