// One process per in-process store: two would both open it, without an error, and lose each other's rows.
// The lock is a file that names its holder and is renewed while the holder lives.
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as delayMs } from "node:timers/promises";
import { z } from "zod";
import { Refusal } from "#tasks/refusal.ts";
import { breakPollMs, lockRenewMs, lockStaleMs } from "./limits.ts";
import { isAlive } from "./pid-file.ts";

export type FileLock = { readonly release: () => Promise<void> };

const holderShape = z.object({ pid: z.number(), host: z.string(), token: z.string() });
const heldHere = new Set<string>();

export async function takeLock(path: string): Promise<FileLock> {
  const token = randomUUID();
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), token });
  for (;;) {
    if (await create(path, mine)) return hold(path, token);
    const text = await readFile(path, "utf8").catch(() => null);
    if (text === null) continue;
    if (!(await isStale(path, text))) throw inUse(text);
    if (!(await breakStale(path))) await delayMs(breakPollMs);
  }
}

const create = (path: string, text: string): Promise<boolean> =>
  writeFile(path, text, { flag: "wx" }).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === "EEXIST") return false;
      throw cause;
    },
  );

async function isStale(path: string, text: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) return true;
  const old = Date.now() - found.mtimeMs > lockStaleMs;
  const holder = holderOf(text);
  if (holder === null || holder.host !== hostname()) return old;
  if (holder.pid === process.pid) return !heldHere.has(holder.token);
  return old || !isAlive(holder.pid);
}

/** Only who made this folder may take another's lock away, so that nobody takes away the one that just replaced a stale one. */
async function breakStale(path: string): Promise<boolean> {
  const right = `${path}.break`;
  const got = await mkdir(right).then(
    () => true,
    () => false,
  );
  if (!got) {
    const made = await stat(right).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs > lockStaleMs) await rmdir(right).catch(() => undefined);
    return false;
  }
  const text = await readFile(path, "utf8").catch(() => null);
  if (text !== null && (await isStale(path, text))) await rm(path, { force: true });
  await rmdir(right).catch(() => undefined);
  return true;
}

function hold(path: string, token: string): FileLock {
  heldHere.add(token);
  const renew = setInterval(() => {
    const now = new Date();
    // Gone means the data directory was removed under us; there is nothing left to protect.
    utimes(path, now, now).catch(() => undefined);
  }, lockRenewMs);
  renew.unref();
  return {
    release: async () => {
      clearInterval(renew);
      heldHere.delete(token);
      if (holderOf(await readFile(path, "utf8").catch(() => ""))?.token === token) await rm(path, { force: true });
    },
  };
}

function holderOf(text: string): z.infer<typeof holderShape> | null {
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function inUse(text: string): Refusal {
  const holder = holderOf(text);
  const who = holder === null ? "another process" : `process ${holder.pid} on ${holder.host}`;
  return new Refusal(
    "store-failed",
    `The store is in use by ${who}, and the in-process store serves one process at a time. Stop that one, or set DATABASE_URL to a PostgreSQL server.`,
  );
}
