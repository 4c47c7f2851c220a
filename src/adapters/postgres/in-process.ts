// The fallback: PostgreSQL compiled to WebAssembly in this very process, where no server of our own can run.
// One process and one session at a time; it does not sync to disk, so it survives kill -9 but not a power cut.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { takeLock } from "./lock-file.ts";

export type InProcess = { readonly pool: pg.Pool; readonly close: () => Promise<void> };

export async function openInProcess(dataDir: string): Promise<InProcess> {
  await mkdir(dataDir, { recursive: true });
  const lock = await takeLock(join(dataDir, "pglite.lock"));
  try {
    const lite = await PGlite.create(join(dataDir, "pglite"));
    const pool = poolOver(lite);
    const close = async (): Promise<void> => {
      await pool.end();
      await lite.close();
      await lock.release();
    };
    return { pool, close };
  } catch (cause) {
    await lock.release();
    throw cause;
  }
}

export function poolOver(lite: PGlite): pg.Pool {
  const config = createPgConfig(lite);
  const { connection } = config;
  const parse = connection.parse.bind(connection);
  // It takes the types of a query for a list; clients that bring their own parsers put an object there.
  connection.parse = (query) => parse({ ...query, types: Array.isArray(query.types) ? query.types : [] });
  return new pg.Pool({ ...config, max: 1, idleTimeoutMillis: 0 });
}
