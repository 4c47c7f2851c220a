// Applies the migrations that this database lacks, in order, and keeps Prisma's own record of it, so that its tools agree.
// Safe from several processes at once: one applies, the others wait and find nothing to do.
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { z } from "zod";
import { Refusal } from "#tasks/refusal.ts";

/** Lies at the same distance from `src` and from `dist`. */
const migrationsUrl = new URL("../../../prisma/migrations/", import.meta.url);
/** The lock that Prisma's own tools take while they migrate. */
const migrationLock = 72707369;
const recordTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;
const recordShape = z.object({ migration_name: z.string(), checksum: z.string(), finished: z.boolean() });

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };

export async function readMigrations(url: URL = migrationsUrl): Promise<readonly Migration[]> {
  const entries = await readdir(url, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(fileURLToPath(new URL(`${name}/migration.sql`, url)), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Returns the names of those it applied. */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query(recordTable);
    const lacking = await lackingOf(client, migrations);
    for (const migration of lacking) await apply(client, migration);
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
    client.release();
    return lacking.map((migration) => migration.name);
  } catch (cause) {
    // The connection goes, and with it the lock.
    client.release(true);
    throw cause;
  }
}

async function lackingOf(client: pg.PoolClient, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query(
    "select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null",
  );
  const applied = new Map(
    z
      .array(recordShape)
      .parse(rows)
      .map((row) => [row.migration_name, row]),
  );
  for (const [name, row] of applied) {
    if (!row.finished)
      throw new Refusal(
        "store-failed",
        `The migration ${name} did not finish. Mend the database, then resolve it with Prisma's migrate resolve.`,
      );
    if (!migrations.some((migration) => migration.name === name)) {
      throw new Refusal(
        "store-failed",
        `The store was written by a newer version of Foretrace (it knows the migration ${name}). Run that version, or another store.`,
      );
    }
  }
  return migrations.filter((migration) => {
    const row = applied.get(migration.name);
    if (row !== undefined && row.checksum !== migration.checksum)
      throw new Refusal("store-failed", `The migration ${migration.name} was changed after it had been applied to this store.`);
    return row === undefined;
  });
}

/** One transaction with its record: a migration is there whole, or not at all. */
async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : "unknown";
    throw new Refusal("store-failed", `The migration ${name} failed and was taken back: ${reason}.`, { cause });
  }
}
