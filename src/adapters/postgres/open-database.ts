// The one door to a database: a team's own by DATABASE_URL, else our own server, else PostgreSQL in this process.
// What comes out is a pool; who asks need not know which of the three is behind it. Schema and tables are not known here.
import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { fail, ok, type Result } from "#ground/result.ts";
import type { Log } from "#tasks/ports.ts";
import { Refusal } from "#tasks/refusal.ts";
import { findBinaries } from "./binaries.ts";
import { openEmbedded } from "./embedded.ts";
import { chooseIdentity } from "./identity.ts";
import { openInProcess } from "./in-process.ts";
import { poolSettings } from "./limits.ts";
import type { ServerPlan } from "./server.ts";

export type Database = {
  readonly pool: pg.Pool;
  /** `url`: somebody else's server; `embedded`: ours; `in-process`: no server, one session, one process. */
  readonly kind: "url" | "embedded" | "in-process";
  /** Whether several sessions exist, and with them LISTEN and NOTIFY. */
  readonly listens: boolean;
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly log: Log;
  /** Take the in-process engine without looking for a server. */
  readonly inProcess?: boolean;
};

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl !== null) return await openUrl(options.databaseUrl, options.log);
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const plan = options.inProcess === true ? fail("it was asked for") : await planServer(dataDir, options.log);
  if (plan.ok) {
    const { pool, close } = await openEmbedded(plan.value);
    watch(pool, options.log);
    return { pool, kind: "embedded", listens: true, close };
  }
  if (await exists(join(dataDir, "pg"))) {
    throw new Refusal(
      "store-failed",
      `The store in ${join(dataDir, "pg")} needs a PostgreSQL server of our own, which cannot run: ${plan.error}. Set DATABASE_URL, or another DATA_DIR.`,
    );
  }
  options.log.info({ reason: plan.error, dataDir }, "the store runs inside this process");
  const { pool, close } = await openInProcess(dataDir);
  watch(pool, options.log);
  return { pool, kind: "in-process", listens: false, close };
}

async function planServer(dataDir: string, log: Log): Promise<Result<ServerPlan, string>> {
  if (await exists(join(dataDir, "pglite"))) return fail("this data directory was begun in process");
  const binaries = await findBinaries();
  if (!binaries.ok) return binaries;
  const identity = await chooseIdentity(join(dataDir, "pg"), binaries.value.postgres);
  if (identity === null) return fail("PostgreSQL refuses to run as root, and nobody else may enter this folder");
  return ok({ dataDir, binaries: binaries.value, identity, log });
}

async function openUrl(url: string, log: Log): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, ...poolSettings });
  watch(pool, log);
  try {
    const { rows } = await pool.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < 140_000)
      throw new Refusal("store-failed", "The server of DATABASE_URL is older than PostgreSQL 14; a newer one is needed.");
  } catch (cause) {
    await pool.end();
    if (cause instanceof Refusal) throw cause;
    // The reason names host, database or user; never the password.
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : "no answer";
    throw new Refusal("store-failed", `The database of DATABASE_URL cannot be used: ${reason}.`, { cause });
  }
  return { pool, kind: "url", listens: true, close: () => pool.end() };
}

/** A connection that breaks is an error of its query; without a listener it would end the process as well. */
function watch(pool: pg.Pool, log: Log): void {
  pool.on("error", (cause) => log.warn({ reason: cause.message }, "an idle connection to the store was lost"));
  pool.on("connect", (client) => client.on("error", () => undefined));
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
