// A fresh, migrated database for a test file. One server serves all files; each file gets a copy of a template.
// TEST_DATABASE_URL runs the same tests on another PostgreSQL (its user must be allowed to create databases).
import { createHash, randomBytes } from "node:crypto";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { poolOver } from "#adapters/postgres/in-process.ts";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { migrate, readMigrations } from "#adapters/store/migrate.ts";
import { type OpenStore, openStore } from "#adapters/store/open-store.ts";
import { first, hashOf } from "#ledger/chain.ts";
import type { Log } from "#tasks/ports.ts";

export type TestDatabase = {
  readonly pool: pg.Pool;
  readonly listens: boolean;
  /** For another process to reach the same database; null in process. */
  readonly url: string | null;
  readonly close: () => Promise<void>;
};

export type FreshDatabase = () => Promise<TestDatabase>;

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined, with: () => quiet };
export const chain = { first, hashOf };

const templateLock = 72707373;

/** A migrated database of its own on a real server. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = await openServer();
  const name = `t_${process.pid}_${randomBytes(4).toString("hex")}`;
  const migrations = await readMigrations();
  const template = `foretrace_template_${createHash("sha256")
    .update(migrations.map((migration) => migration.checksum).join())
    .digest("hex")
    .slice(0, 16)}`;
  const admin = await server.pool.connect();
  try {
    await admin.query("select pg_advisory_lock($1)", [templateLock]);
    await sweep(admin);
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [template]);
    if (rowCount === 0) await makeTemplate(admin, server.urlOf, template);
    await admin.query(`create database ${name} template ${template}`);
    await admin.query("select pg_advisory_unlock($1)", [templateLock]);
  } finally {
    admin.release();
  }
  const url = server.urlOf(name);
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const close = async (): Promise<void> => {
    await pool.end();
    await server.pool.query(`drop database if exists ${name} with (force)`);
    await server.close();
  };
  return { pool, listens: true, url, close };
}

/** The same in process, where no server can run. */
export async function freshInProcessDatabase(): Promise<TestDatabase> {
  const lite = await PGlite.create();
  const pool = poolOver(lite);
  const close = async (): Promise<void> => {
    await pool.end();
    await lite.close();
  };
  return { pool, listens: false, url: null, close };
}

export const storeOn = (database: TestDatabase, options: { readonly leaseMs?: number } = {}): Promise<OpenStore> =>
  openStore({ database, chain, log: quiet, ...options });

type Server = { readonly pool: pg.Pool; readonly urlOf: (database: string) => string; readonly close: () => Promise<void> };

async function openServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  const database = await openDatabase({
    dataDir: join(tmpdir(), `foretrace-test-${userInfo().username}`),
    databaseUrl: given ?? null,
    log: quiet,
  });
  const { host = "", user = "" } = database.pool.options;
  const urlOf = (name: string): string => {
    if (given === undefined) return `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}`;
    const url = new URL(given);
    url.pathname = `/${name}`;
    return url.href;
  };
  return { pool: database.pool, urlOf, close: database.close };
}

async function makeTemplate(admin: pg.PoolClient, urlOf: Server["urlOf"], template: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>("select datname from pg_database where datname like 'foretrace_template_%'");
  for (const { datname } of rows) await admin.query(`drop database ${datname} with (force)`);
  await admin.query(`create database ${template}`);
  const pool = new pg.Pool({ connectionString: urlOf(template), max: 1 });
  try {
    await migrate(pool, await readMigrations());
  } catch (cause) {
    await pool.end();
    await admin.query(`drop database ${template}`);
    throw cause;
  }
  await pool.end();
}

/** Databases of test processes that are gone. */
async function sweep(admin: pg.PoolClient): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>("select datname from pg_database where datname ~ '^t_[0-9]+_'");
  for (const { datname } of rows) {
    const pid = Number(datname.split("_")[1]);
    try {
      process.kill(pid, 0);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ESRCH") await admin.query(`drop database if exists ${datname} with (force)`);
    }
  }
}
