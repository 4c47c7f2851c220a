// One connection that stays open: the database calls us on it about new work, and its life stands for ours. When this process
// is killed the session ends at once, and others see that its jobs belong to nobody, long before their leases run out.
import type pg from "pg";
import { z } from "zod";
import type { Log } from "#tasks/ports.ts";
import { jobsChannel } from "./job-queue.ts";
import { callAgainMs } from "./limits.ts";

export type Line = {
  /** Opens the line if it is not; the name of its session, or null where there is none. */
  readonly session: () => Promise<string | null>;
  readonly close: () => Promise<void>;
};

/** In process there is no second session, and nobody else whose life could be in doubt. */
export const noLine: Line = { session: async () => null, close: async () => undefined };

const sessionShape = z.object({ session: z.string() });
const sessionQuery = "select pid || ' ' || extract(epoch from backend_start) as session from pg_stat_activity where pid = pg_backend_pid()";

type Opened = { readonly session: string; readonly hangUp: () => void };

export function createLine(pool: pg.Pool, heard: () => void, log: Log): Line {
  let opened: Promise<Opened | null> | null = null;
  let last: string | null = null;
  let closed = false;
  const open = (): Promise<Opened | null> => {
    opened ??= dial(pool, last, heard, again).then(
      (now) => {
        last = now.session;
        return now;
      },
      (cause: unknown) => {
        log.warn(
          { reason: cause instanceof Error ? cause.message : "unknown" },
          "the store cannot call about new work; it is asked every second",
        );
        setTimeout(again, callAgainMs).unref();
        return null;
      },
    );
    return opened;
  };
  const again = (): void => {
    opened = null;
    if (!closed) void open();
  };
  return {
    session: async () => (closed ? null : ((await open())?.session ?? null)),
    close: async () => {
      closed = true;
      (await opened)?.hangUp();
    },
  };
}

/** `before`: the session that was lost; jobs that it stood for are taken over, since their worker lives. */
async function dial(pool: pg.Pool, before: string | null, heard: () => void, lost: () => void): Promise<Opened> {
  const client = await pool.connect();
  let up = true;
  const hangUp = (): void => {
    if (up) client.release(true);
    up = false;
  };
  client.on("notification", heard);
  client.on("error", () => {
    if (!up) return;
    hangUp();
    lost();
  });
  try {
    const { session } = sessionShape.parse((await client.query(sessionQuery)).rows[0]);
    if (before !== null) await client.query("update job set session = $1 where session = $2", [session, before]);
    await client.query(`listen ${jobsChannel}`);
    return { session, hangUp };
  } catch (cause) {
    hangUp();
    throw cause;
  }
}
