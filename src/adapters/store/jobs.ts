// The port Jobs over the queue, but for being called. It runs nothing; it only keeps what is to be run.
import type pg from "pg";
import { z } from "zod";
import type { Jobs } from "#tasks/ports.ts";
import { appendEvents, type Chain } from "./chain.ts";
import { claimJob, enqueueJobs, failJob, jobColumns, parseJob, prolongJob, reapJobs, releaseJob, removeJob } from "./job-queue.ts";
import { deadShownMax, reapEveryMs } from "./limits.ts";
import type { Line } from "./line.ts";
import { inTransaction } from "./transaction.ts";

const countsShape = z.object({ queued: z.coerce.number(), running: z.coerce.number(), dead: z.coerce.number() });
const whyShape = z.object({ why: z.string().nullable() });

export type JobsPlan = { readonly pool: pg.Pool; readonly chain: Chain; readonly leaseMs: number; readonly line: Line };

export function createJobs({ pool, chain, leaseMs, line }: JobsPlan): Omit<Jobs, "onWork"> {
  let reapedAt = Number.NEGATIVE_INFINITY;
  const reapNow = async (): Promise<void> => {
    if (Date.now() - reapedAt < Math.min(reapEveryMs, leaseMs)) return;
    reapedAt = Date.now();
    await reapJobs(pool);
  };
  return {
    enqueue: (jobs) => inTransaction(pool, (client) => enqueueJobs(client, jobs)),
    claim: async (worker, priorityMax) => {
      const session = await line.session();
      await reapNow();
      return await claimJob(pool, { worker, session, leaseMs, priorityMax: priorityMax ?? null });
    },
    heartbeat: (job) => prolongJob(pool, job, leaseMs),
    complete: (job, events) =>
      inTransaction(pool, async (client) => {
        if (!(await removeJob(client, job))) return false;
        await appendEvents(client, chain, events);
        return true;
      }),
    fail: (job, why, retryAfterMs) => failJob(pool, job, why, retryAfterMs),
    release: (job) => releaseJob(pool, job),
    counts: async () => {
      const { rows } = await pool.query(
        "select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'running') as running, count(*) filter (where state = 'dead') as dead from job",
      );
      return countsShape.parse(rows[0]);
    },
    listDead: async () => {
      const { rows } = await pool.query(`select ${jobColumns}, why from job where state = 'dead' order by id desc limit $1`, [
        deadShownMax,
      ]);
      return rows.map((row: unknown) => ({ ...parseJob(row), why: whyShape.parse(row).why ?? "no reason was kept" }));
    },
  };
}
