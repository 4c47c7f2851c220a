import { mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "#adapters/postgres/lock-file.ts";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lock-"));
  path = join(folder, "pglite.lock");
});
afterEach(() => rm(folder, { recursive: true }));

const left = (holder: object): Promise<void> => writeFile(path, JSON.stringify({ token: "t", ...holder }));
/** Larger than any process id that Linux gives by default. */
const deadPid = 4_194_305;

test("one holder at a time, and the next after it", async () => {
  const lock = await takeLock(path);
  await expect(takeLock(path)).rejects.toThrow(new RegExp(`in use by process ${process.pid}`));
  await lock.release();
  await (await takeLock(path)).release();
});

test.each(Array.from({ length: 20 }, (_, round) => round))("of ten that find a dead holder's lock, one takes it (%i)", async () => {
  await left({ pid: deadPid, host: hostname() });
  const taken = await Promise.allSettled(Array.from({ length: 10 }, () => takeLock(path)));
  const locks = taken.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  expect(locks).toHaveLength(1);
  await locks[0]?.release();
});

test("a holder with our own process id is an earlier life of us", async () => {
  await left({ pid: process.pid, host: hostname() });
  await (await takeLock(path)).release();
});

test("a holder on another machine is believed until it stops renewing", async () => {
  await left({ pid: 1, host: "elsewhere" });
  await expect(takeLock(path)).rejects.toThrow(/process 1 on elsewhere/);
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(path, longAgo, longAgo);
  await (await takeLock(path)).release();
});

test("release leaves another's lock alone", async () => {
  const lock = await takeLock(path);
  await left({ pid: 1, host: "elsewhere" });
  await lock.release();
  expect(await readFile(path, "utf8")).toContain("elsewhere");
});
