// Writes a migration from what changed in schema.prisma, and checks that migrations and schema agree, without a server:
// Prisma's schema engine runs as WebAssembly, its shadow database in memory. It applies nothing; the app does that at start.
//   node prisma/tools/migration.mjs new NAME     node prisma/tools/migration.mjs check
// It prints no warnings about lost data: read the SQL.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const root = fileURLToPath(new URL("../", import.meta.url));
const schemaPath = join(root, "schema.prisma");
const migrationsDir = join(root, "migrations");

async function schemaEngine() {
  // Where the engine leaves the words of a panic.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasmPath = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}

/** Every connection is its own empty database in memory, which is all that a comparison needs. */
const memory = {
  provider: "postgres",
  adapterName: "memory",
  connect: () => emptyDatabase(),
  connectToShadowDb: () => emptyDatabase(),
};

async function emptyDatabase() {
  const lite = await PGlite.create();
  const config = createPgConfig(lite);
  // The connection reads types as a list; the engine's queries bring an object instead.
  const parse = config.connection.parse.bind(config.connection);
  config.connection.parse = (query) => parse({ ...query, types: Array.isArray(query.types) ? query.types : [] });
  const pool = new pg.Pool({ ...config, max: 1 });
  const adapter = await new PrismaPg(pool).connect();
  // The engine asks the catalogue for columns of type "char" (18), which the adapter does not know: it reads them as text
  // (25), and is told afterwards which columns are characters.
  const characters = new WeakMap();
  const perform = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const answer = await perform(query);
    characters.set(
      query,
      answer.fields.flatMap((field, at) => (field.dataTypeID === 18 ? [at] : [])),
    );
    for (const at of characters.get(query)) answer.fields[at].dataTypeID = 25;
    return answer;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const at of characters.get(query) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => void (await lite.exec(script));
  adapter.dispose = async () => {
    await pool.end();
    await lite.close();
  };
  return adapter;
}

async function written() {
  const names = (await readdir(migrationsDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = [];
  for (const name of names) {
    const value = await readFile(join(migrationsDir, name, "migration.sql"), "utf8");
    migrationDirectories.push({ path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } });
  }
  const content = await readFile(join(migrationsDir, "migration_lock.toml"), "utf8");
  return { baseDir: migrationsDir, lockfile: { path: "migration_lock.toml", content }, shadowDbInitScript: "", migrationDirectories };
}

async function difference() {
  const SchemaEngine = await schemaEngine();
  const files = [{ path: schemaPath, content: await readFile(schemaPath, "utf8") }];
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(memory),
  );
  const filters = { externalTables: [], externalEnums: [] };
  const { exitCode, stdout } = await engine.diff({
    from: { tag: "migrations", ...(await written()) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters,
  });
  return exitCode === 0 ? null : (stdout ?? "");
}

async function main() {
  const [command, name] = process.argv.slice(2);
  if (command === "check") {
    const sql = await difference();
    console.log(sql === null ? "migrations and schema agree" : `migrations lack:\n${sql}`);
    return sql === null ? 0 : 2;
  }
  if (command !== "new" || !/^[a-z0-9_]+$/.test(name ?? "")) {
    console.error("usage: node prisma/tools/migration.mjs new NAME | check     (NAME in a-z, 0-9, _)");
    return 2;
  }
  const sql = await difference();
  if (sql === null) {
    console.log("nothing to write: migrations and schema agree");
    return 0;
  }
  const directory = join(migrationsDir, `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "migration.sql"), sql);
  console.log(join(directory, "migration.sql"));
  return 0;
}

process.exitCode = await main();
