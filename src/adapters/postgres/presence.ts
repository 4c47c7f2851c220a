// One connection per process that holds a shared lock for as long as the process lives. Whoever gets the same lock alone
// is the last one; who arrives meanwhile waits at the lock until the server is gone, and then starts it anew.
import pg from "pg";
import { superuser } from "./cluster.ts";
import { connectTimeoutMs } from "./limits.ts";

export type Presence = {
  readonly socketDirectory: string;
  readonly isLast: () => Promise<boolean>;
  readonly leave: () => Promise<void>;
  /** Calls once when the connection is lost without `leave`. */
  readonly onLost: (callback: () => void) => void;
};

const presenceLock = 72707370;

/** Null while the server is not (or no longer) ready. */
export async function enter(socketDirectory: string): Promise<Presence | null> {
  const client = new pg.Client({
    host: socketDirectory,
    port: 5432,
    user: superuser,
    database: "postgres",
    application_name: "foretrace presence",
    connectionTimeoutMillis: connectTimeoutMs,
  });
  let lost: (() => void) | null = null;
  let gone = false;
  let leaving = false;
  const onGone = (): void => {
    if (gone) return;
    gone = true;
    if (!leaving) lost?.();
  };
  client.on("error", onGone);
  client.on("end", onGone);
  try {
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [presenceLock]);
    await ensureDatabase(client);
  } catch {
    leaving = true;
    await client.end().catch(() => undefined);
    return null;
  }
  return {
    socketDirectory,
    isLast: async () => {
      leaving = true;
      try {
        const { rows } = await client.query<{ last: boolean }>("select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last", [
          presenceLock,
        ]);
        return rows[0]?.last === true;
      } catch {
        return false;
      }
    },
    leave: async () => {
      leaving = true;
      await client.end().catch(() => undefined);
    },
    onLost: (callback) => {
      lost = callback;
      if (gone && !leaving) callback();
    },
  };
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [superuser]);
  if (rowCount !== 0) return;
  // Two processes may try at once: the second finds the name taken, in one of two ways.
  await client.query(`create database ${superuser}`).catch((cause: pg.DatabaseError) => {
    if (cause.code !== "42P04" && cause.code !== "23505") throw cause;
  });
}
