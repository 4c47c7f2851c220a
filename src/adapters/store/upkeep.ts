// Forgets, now and then, what is only kept for a while: delivery ids, and caches that nobody asked for. Events are never among it.
import type pg from "pg";
import type { Log } from "#tasks/ports.ts";
import { cachesKeptDays, deliveriesKeptDays, upkeepEveryMs } from "./limits.ts";

export async function keepUp(pool: pg.Pool): Promise<void> {
  await pool.query("delete from delivery where received_at < now() - $1 * interval '1 day'", [deliveriesKeptDays]);
  await pool.query("delete from run where used_at < now() - $1 * interval '1 day'", [cachesKeptDays]);
  await pool.query("delete from blob_facts where saved_at < now() - $1 * interval '1 day'", [cachesKeptDays]);
}

/** Returns how to stop. */
export function keepUpRegularly(pool: pg.Pool, log: Log): () => void {
  const timer = setInterval(() => {
    keepUp(pool).catch((cause: unknown) =>
      log.warn({ reason: cause instanceof Error ? cause.message : "unknown" }, "old caches could not be forgotten"),
    );
  }, upkeepEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}
