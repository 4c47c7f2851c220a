import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Migration, migrate, readMigrations } from "#adapters/store/migrate.ts";
import { freshDatabase, type TestDatabase } from "../../support/database.ts";

let database: TestDatabase;
let migrations: readonly Migration[];
beforeAll(async () => {
  database = await freshDatabase();
  migrations = await readMigrations();
});
beforeEach(() => database.pool.query("drop schema public cascade; create schema public"));
afterAll(() => database.close());

const later = (name: string, sql: string): Migration => ({ name, sql, checksum: name.padEnd(64, "0") });
const recorded = async (): Promise<unknown[]> =>
  (
    await database.pool.query(
      "select migration_name, finished_at is not null as finished, applied_steps_count from _prisma_migrations order by 1",
    )
  ).rows;

test("of four that start at once, one applies and the others find nothing to do", async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.pool, migrations)));
  expect(applied.flat()).toEqual(migrations.map((migration) => migration.name));
  expect(await recorded()).toEqual(migrations.map(({ name }) => ({ migration_name: name, finished: true, applied_steps_count: 1 })));
});

test("a later version applies what is new, and only that", async () => {
  await migrate(database.pool, migrations);
  const next = later("20990101000000_seats", "create table seat (id int); insert into seat values (1)");
  expect(await migrate(database.pool, [...migrations, next])).toEqual([next.name]);
  expect(await migrate(database.pool, [...migrations, next])).toEqual([]);
});

test("a migration that fails leaves nothing behind, and says why", async () => {
  await migrate(database.pool, migrations);
  const broken = later("20990101000000_broken", "create table seat (id int); select 1 / 0");
  await expect(migrate(database.pool, [...migrations, broken])).rejects.toThrow(
    /20990101000000_broken failed and was taken back: division by zero/,
  );
  expect(await recorded()).toHaveLength(migrations.length);
  expect(await migrate(database.pool, [...migrations, later(broken.name, "create table seat (id int)")])).toEqual([broken.name]);
});

test("a migration that was changed after the fact is refused", async () => {
  await migrate(database.pool, migrations);
  const changed = migrations.map((migration) => ({ ...migration, checksum: "f".repeat(64) }));
  await expect(migrate(database.pool, changed)).rejects.toThrow(/was changed after it had been applied/);
});

test("a store of a newer version is refused", async () => {
  await migrate(database.pool, [...migrations, later("20990101000000_newer", "select 1")]);
  await expect(migrate(database.pool, migrations)).rejects.toThrow(/newer version of Foretrace/);
});
