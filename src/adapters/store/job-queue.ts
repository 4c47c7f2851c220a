// The queue as SQL: one waiting row per kind and key, rows taken with SKIP LOCKED, leases told by the database's clock.
// A row is fenced by its number of attempts: who lost it can neither prolong nor finish it.
import pg from "pg";
import { z } from "zod";
import { sortedBy } from "#ground/order.ts";
import type { Job, NewJob } from "#tasks/ports.ts";
import { attemptsMax, backoffFirstMs, backoffMaxMs } from "./limits.ts";
import { jobKindShape } from "./shapes/event.ts";
import { jsonShape } from "./shapes/place.ts";

export const jobsChannel = "foretrace_jobs";

type Asker = pg.Pool | pg.PoolClient;

const jobShape = z
  .object({
    id: z.coerce.number(),
    kind: jobKindShape,
    key: z.string(),
    payload: jsonShape,
    priority: z.number(),
    attempts: z.number(),
    attempts_max: z.number(),
  })
  .transform(
    (row): Job => ({
      id: row.id,
      kind: row.kind,
      key: row.key,
      payload: row.payload,
      priority: row.priority,
      attempt: row.attempts,
      attemptsMax: row.attempts_max,
    }),
  );

export const jobColumns = "id, kind, key, payload, priority, attempts, attempts_max";
export const parseJob = (row: unknown): Job => jobShape.parse(row);

/** A waiting job of the same kind and key takes the new payload; then a running one is told to stop, and a dead one is forgotten. */
export async function enqueueJobs(client: Asker, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  // One order for everybody, so that two writers never wait for each other; of equals the last counts.
  const last = new Map(jobs.map((job) => [`${job.kind} ${job.key}`, job]));
  const rows = sortedBy(
    last.values(),
    (job) => job.kind,
    (job) => job.key,
  );
  const kinds = rows.map((job) => job.kind);
  const keys = rows.map((job) => job.key);
  const payloads = rows.map((job) => JSON.stringify(job.payload));
  await client.query(
    `insert into job (kind, key, payload, priority, attempts_max)
     select *, $5::int from unnest($1::text[], $2::text[], $3::json[], $4::int[])
     on conflict (kind, key) where state = 'queued'
     do update set payload = excluded.payload, priority = excluded.priority, attempts = 0, attempts_max = excluded.attempts_max, run_at = now(), why = null`,
    [kinds, keys, payloads, rows.map((job) => job.priority), attemptsMax],
  );
  await client.query(
    "update job set cancelled = true from unnest($1::text[], $2::text[]) as w(kind, key) where job.state = 'running' and job.kind = w.kind and job.key = w.key",
    [kinds, keys],
  );
  await client.query(
    "delete from job using unnest($1::text[], $2::text[]) as w(kind, key) where job.state = 'dead' and job.kind = w.kind and job.key = w.key",
    [kinds, keys],
  );
  await client.query(`notify ${jobsChannel}`);
}

export type Claim = {
  readonly worker: string;
  readonly session: string | null;
  readonly leaseMs: number;
  readonly priorityMax: number | null;
};

/** A job waits while another of its kind and key still runs, so that one subject never has two workers. */
export async function claimJob(asker: Asker, { worker, session, leaseMs, priorityMax }: Claim): Promise<Job | null> {
  const { rows } = await asker.query(
    `with next as (
       select id from job w
       where state = 'queued' and run_at <= now() and ($4::int is null or priority <= $4)
         and not exists (select 1 from job r where r.state = 'running' and r.kind = w.kind and r.key = w.key)
       order by priority, id limit 1 for update skip locked)
     update job set state = 'running', attempts = attempts + 1, worker = $1, cancelled = false, lease_until = now() + $2 * interval '1 ms', session = $3
     from next where job.id = next.id returning job.*`,
    [worker, leaseMs, session, priorityMax],
  );
  return rows.length === 0 ? null : parseJob(rows[0]);
}

export async function prolongJob(asker: Asker, job: Job, leaseMs: number): Promise<"go on" | "cancel" | "lost"> {
  const { rows } = await asker.query<{ cancelled: boolean }>(
    "update job set lease_until = now() + $3 * interval '1 ms' where id = $1 and attempts = $2 and state = 'running' returning cancelled",
    [job.id, job.attempt, leaseMs],
  );
  const found = rows[0];
  if (found === undefined) return "lost";
  return found.cancelled ? "cancel" : "go on";
}

/** A finished job is gone; what it did is in the events. */
export async function removeJob(client: Asker, job: Job): Promise<boolean> {
  const { rowCount } = await client.query("delete from job where id = $1 and attempts = $2 and state = 'running'", [job.id, job.attempt]);
  return rowCount === 1;
}

/** Back to waiting without having counted; attempts only ever grow, since they are the fence. */
export async function releaseJob(asker: Asker, job: Job): Promise<void> {
  await requeue(
    asker,
    "r.id = $1 and r.attempts = $2",
    [job.id, job.attempt],
    "state = 'queued', attempts_max = attempts_max + 1, run_at = now(), lease_until = null, worker = null, session = null",
  );
}

export async function failJob(asker: Asker, job: Job, why: string, retryAfterMs: number | null): Promise<"again" | "dead"> {
  const waitMs = retryAfterMs ?? Math.min(backoffMaxMs, backoffFirstMs * 4 ** (job.attempt - 1));
  // A wait that was asked for is never cut short; one of ours is spread, so that what failed together does not come back together.
  const spread = retryAfterMs === null ? "(0.5 + random())" : "(1 + random() * 0.1)";
  const changes = `state = case when attempts >= attempts_max then 'dead' else 'queued' end, run_at = now() + $3 * ${spread} * interval '1 ms', why = $4, lease_until = null, worker = null, session = null`;
  const states = await requeue(
    asker,
    "r.id = $1 and r.attempts = $2",
    [job.id, job.attempt, waitMs, why.replaceAll("\0", "\uFFFD")],
    changes,
  );
  return states.includes("dead") ? "dead" : "again";
}

/** Its worker's session has ended. Seen in the list of sessions, which names a number together with when it began, since numbers come again. */
const deserted =
  "(r.session is not null and not exists (select 1 from pg_stat_activity a where a.pid || ' ' || extract(epoch from a.backend_start) = r.session))";

/**
 * Jobs whose worker is gone wait again, or are given up when that happened too often. One attempt beyond the last is kept for
 * the worker that tells people so.
 */
export async function reapJobs(asker: Asker): Promise<number> {
  const changes =
    "state = case when attempts > attempts_max then 'dead' else 'queued' end, run_at = now(), why = 'its worker went away', lease_until = null, worker = null, session = null";
  return (await requeue(asker, `(r.lease_until < now() or ${deserted})`, [], changes)).length;
}

/** Where newer work of the same meaning waits already, the older is dropped instead. `where` speaks of the row `r`, with the first two values. */
async function requeue(asker: Asker, where: string, values: readonly unknown[], changes: string): Promise<readonly string[]> {
  for (;;) {
    await asker.query(
      `delete from job r using job w where r.state = 'running' and w.state = 'queued' and w.kind = r.kind and w.key = r.key and ${where}`,
      values.slice(0, 2),
    );
    try {
      const { rows } = await asker.query<{ state: string }>(
        `update job r set ${changes} where r.state = 'running' and ${where} returning r.state`,
        [...values],
      );
      if (rows.length > 0) await asker.query(`notify ${jobsChannel}`);
      return rows.map((row) => row.state);
    } catch (cause) {
      // Newer work arrived between the two statements: the next round drops ours.
      if (!(cause instanceof pg.DatabaseError) || cause.code !== "23505") throw cause;
    }
  }
}
