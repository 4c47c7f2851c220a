// Our own server through its life: made once by several, shared, found again, killed, started again.
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { isAlive, readPidFile } from "#adapters/postgres/pid-file.ts";
import { invariant } from "#ground/bug.ts";
import { type Child, startScript } from "../../support/child.ts";
import { quiet } from "../../support/database.ts";

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "store-"));
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  const server = await readPidFile(join(dataDir, "pg"));
  if (server !== null && isAlive(server.pid)) process.kill(server.pid, "SIGQUIT");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const open = (changes: { readonly inProcess?: boolean } = {}) => openDatabase({ dataDir, databaseUrl: null, log: quiet, ...changes });
const holder = (...words: readonly string[]): Child => startScript("database-holder.ts", [dataDir, ...words]);
const serverPid = async (): Promise<number> => {
  const server = await readPidFile(join(dataDir, "pg"));
  invariant(server !== null, "a server runs");
  return server.pid;
};
const rowsOf = (child: Child): number => child.lines.filter((line) => line.startsWith("row ")).length;

describe("a server of our own", () => {
  test("three processes make it together, share it, and the last to leave stops it", async () => {
    const children = [holder(), holder(), holder()];
    expect(await Promise.all(children.map((child) => child.firstLine))).toEqual(["open embedded", "open embedded", "open embedded"]);
    const pid = await serverPid();
    const last = children.pop();
    for (const child of children) child.process.stdin?.end();
    expect(await Promise.all(children.map((child) => child.ended))).toEqual([0, 0]);
    expect(isAlive(pid)).toBe(true);
    last?.process.stdin?.end();
    expect(await last?.ended).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  test("it outlives a killed process, and the next one finds it with every acknowledged row", async () => {
    const child = holder("write");
    await child.firstLine;
    await expect.poll(() => rowsOf(child), { timeout: 10_000 }).toBeGreaterThan(20);
    child.process.kill("SIGKILL");
    await child.ended;
    const pid = await serverPid();
    const database = await open();
    expect(await serverPid()).toBe(pid);
    const { rows } = await database.pool.query<{ count: number }>("select count(*)::int as count from kept");
    expect(rows[0]?.count).toBeGreaterThanOrEqual(rowsOf(child));
    await database.close();
    expect(isAlive(pid)).toBe(false);
  });

  test("killed with all that belongs to it, it starts again with every acknowledged row", async () => {
    let acknowledged = 0;
    for (let round = 1; round <= 3; round++) {
      const child = holder("write");
      await expect.poll(() => rowsOf(child), { timeout: 20_000 }).toBeGreaterThan(20);
      process.kill(await serverPid(), "SIGKILL");
      child.process.kill("SIGKILL");
      await child.ended;
      acknowledged += rowsOf(child);
    }
    const database = await open();
    const { rows } = await database.pool.query<{ count: number }>("select count(*)::int as count from kept");
    expect(rows[0]?.count).toBeGreaterThanOrEqual(acknowledged);
    await database.close();
  });

  test("killed under a process that stays, it is started again", async () => {
    const database = await open();
    const before = await serverPid();
    process.kill(before, "SIGKILL");
    await expect
      .poll(
        () =>
          database.pool.query("select 1").then(
            () => true,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true);
    await expect.poll(serverPid).not.toBe(before);
    await database.close();
  });

  test("a process id that was given to another program meanwhile does not stop it", async () => {
    await (await open()).close();
    await writeFile(
      join(dataDir, "pg", "postmaster.pid"),
      [process.pid, join(dataDir, "pg"), 0, 5432, join(dataDir, "pg"), "", "", "ready"].join("\n"),
    );
    const database = await open();
    expect(await serverPid()).not.toBe(process.pid);
    await database.close();
  });

  test("data of another major version is refused, in a sentence that says what to do", async () => {
    await mkdir(join(dataDir, "pg"));
    await writeFile(join(dataDir, "pg", "PG_VERSION"), "12\n");
    await expect(open()).rejects.toThrow(/made by PostgreSQL 12.*DATABASE_URL/s);
  });

  test("a path too long for a socket, and a folder only its owner may enter, are served all the same", async () => {
    const top = join(dataDir, "p".repeat(100));
    await mkdir(top, { mode: 0o700 });
    const database = await openDatabase({ dataDir: join(top, "data"), databaseUrl: null, log: quiet });
    expect((await database.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await database.close();
  });
});

describe("in process", () => {
  test("it keeps its rows, serves one at a time, and is not left for a server later", async () => {
    const database = await open({ inProcess: true });
    await database.pool.query("create table kept (row int); insert into kept values (1)");
    await expect(open({ inProcess: true })).rejects.toThrow(/in use by process/);
    await database.close();
    const again = await open();
    expect(again.kind).toBe("in-process");
    expect((await again.pool.query("select row from kept")).rows).toEqual([{ row: 1 }]);
    await again.close();
  });

  test("data of a server is never passed over for an empty store", async () => {
    await mkdir(join(dataDir, "pg"));
    await expect(open({ inProcess: true })).rejects.toThrow(/needs a PostgreSQL server of our own/);
  });
});

test("a database that does not answer is named without its password", async () => {
  const silent = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await new Promise((resume) => silent.once("listening", resume));
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const refused = openDatabase({ dataDir, databaseUrl: `postgresql://mira:sesame@127.0.0.1:${port}/booking`, log: quiet });
  await expect(refused).rejects.toMatchObject({ name: "Refusal", code: "store-failed" });
  await expect(refused).rejects.not.toThrow(/sesame/);
  silent.close();
});

test("the server's log holds no statement", async () => {
  const database = await open();
  await expect(database.pool.query("select 'sesame' / 0")).rejects.toThrow("sesame");
  await database.close();
  const log = await readFile(join(dataDir, "pg.log"), "utf8");
  expect(log).toContain("ready to accept connections");
  expect(log).not.toContain("sesame");
});
