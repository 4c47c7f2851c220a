// The data directory of our own server: made once, whole or not at all, and never served by another major version.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Refusal } from "#tasks/refusal.ts";
import type { Binaries } from "./binaries.ts";
import { commandOf, giveTo, type Identity } from "./identity.ts";
import { initTimeoutMs, leftoverAgeMs } from "./limits.ts";

const run = promisify(execFile);
export const superuser = "foretrace";

/** Makes the cluster at `dataDir/pg` unless it is there. */
export async function ensureCluster(dataDir: string, binaries: Binaries, identity: Identity): Promise<void> {
  const directory = join(dataDir, "pg");
  const version = await versionOf(directory);
  if (version === null) {
    await sweepLeftovers(dataDir);
    await makeCluster(dataDir, directory, binaries, identity);
  } else if (version !== binaries.major) {
    const advice = `Dump it with the tools of PostgreSQL ${version} and load it into a new DATA_DIR, or serve it elsewhere and set DATABASE_URL.`;
    throw new Refusal(
      "store-failed",
      `The store in ${directory} was made by PostgreSQL ${version}; this installation brings ${binaries.major}. ${advice}`,
    );
  }
  await giveTo(identity, directory);
}

async function versionOf(directory: string): Promise<string | null> {
  const text = await readFile(join(directory, "PG_VERSION"), "utf8").catch(() => null);
  return text === null ? null : text.trim();
}

/** Built aside and renamed, so that a process killed half-way leaves nothing that looks like data. */
async function makeCluster(dataDir: string, directory: string, binaries: Binaries, identity: Identity): Promise<void> {
  const aside = await mkdtemp(join(dataDir, "pg.init-"));
  await giveTo(identity, aside);
  const { command, words } = commandOf(identity, binaries.initdb);
  const options = [
    "--pgdata",
    aside,
    "--username",
    superuser,
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
  const settings = {
    timeout: initTimeoutMs,
    env: { LC_ALL: "C", TZ: "UTC", PATH: process.env.PATH ?? "" },
    cwd: aside,
    ...(identity.ids ?? {}),
  };
  try {
    await run(command, [...words, ...options], settings);
    await rename(aside, directory);
  } catch (cause) {
    await rm(aside, { recursive: true, force: true });
    // Another process was faster: its cluster serves both.
    if ((await versionOf(directory)) !== null) return;
    const said =
      cause instanceof Error && "stderr" in cause && typeof cause.stderr === "string" ? cause.stderr.trim().split("\n").at(-1) : undefined;
    throw new Refusal("store-failed", `The store could not be made in ${directory}: ${said ?? "initdb failed"}.`, { cause });
  }
}

/** Half-made clusters of processes that were killed; younger ones may still be in the making. */
async function sweepLeftovers(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith("pg.init-")) continue;
    const path = join(dataDir, name);
    const made = await stat(path).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > leftoverAgeMs) await rm(path, { recursive: true, force: true });
  }
}
