// Mirrors of a private repository over the stand-in's git: partial, with a token that nobody sees, made again when broken.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createGit } from "#adapters/git/git.ts";
import { tidyMirrors } from "#adapters/git/mirrors.ts";
import type { Git, RepositoryRef } from "#tasks/ports.ts";
import { git as plainGit } from "../../support/github/git/run.ts";
import { type StandIn, startStandIn } from "../../support/github/stand-in.ts";
import type { Installation, PullRequest, Repository } from "../../support/github/state.ts";
import { removeFolders, temporaryFolder } from "./checkout.ts";

let standIn: StandIn;
let booking: Repository;
let pull: PullRequest;
let installation: Installation;
let ref: RepositoryRef;
let token: string;
let dataDir: string;
let git: Git;
let seenFile: string;
const path = process.env.PATH;

const texts = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`src/f${n}.ts`, `export const n = ${n};\n`]));

beforeAll(async () => {
  standIn = await startStandIn();
  booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    private: true,
    history: [
      { branch: "main", message: "Begin", files: { ...texts, "logo.png": "\u0000\u0001" } },
      { branch: "lock", from: "main", message: "Lock", files: { "src/f1.ts": "export const n = 11;\n" } },
    ],
  });
  installation = await standIn.install({ account: "cinema" });
  pull = await standIn.openPull(booking, { title: "Lock", head: "lock" });
  ref = { name: "cinema/booking", cloneUrl: `${standIn.base}/cinema/booking.git`, installation: installation.id, defaultBranch: "main" };
  // A git that writes down how it is called, and then is git.
  const tools = temporaryFolder();
  seenFile = join(tools, "seen");
  const real = (await import("node:child_process")).execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  writeFileSync(join(tools, "git"), `#!/bin/sh\nprintf '%s\\n' "$*" >> ${seenFile}\nexec ${real} "$@"\n`, { mode: 0o755 });
  process.env.PATH = `${tools}:${path}`;
});
afterAll(async () => {
  process.env.PATH = path;
  await standIn.close();
  removeFolders();
});
beforeEach(() => {
  dataDir = temporaryFolder();
  token = standIn.tokens.grant(installation, { contents: "read", metadata: "read" }, [booking]).token;
  git = createGit({ dataDir, authorization: async () => header(token) });
  standIn.gitCalls.length = 0;
  standIn.clearFaults();
});

const header = (secret: string): string => `Authorization: Basic ${Buffer.from(`x-access-token:${secret}`).toString("base64")}`;
const folders = (): string[] => readdirSync(join(dataDir, "mirrors")).map((name) => join(dataDir, "mirrors", name));
const onlyFolder = (): string => folders()[0] ?? expect.fail("there is no mirror");
const heads = ["main", "refs/pull/1/head"];

test("base and head are read with few calls, and only what we read is fetched", async () => {
  const mirror = await git.open(ref);
  await mirror.fetch(heads);
  const [base, head] = [(await mirror.resolve("main")) ?? "", (await mirror.resolve("refs/pull/1/head")) ?? ""];
  expect(head).toBe(pull.pull.headSha);
  expect(await mirror.mergeBase(base, head)).toBe(base);
  expect((await mirror.snapshot(base)).files.size).toBe(12);
  expect((await mirror.snapshot(head)).files.get("src/f1.ts")?.text).toBe("export const n = 11;\n");
  expect((await mirror.snapshot(head)).omitted).toEqual(["logo.png"]);
  expect(await mirror.changes(base, head)).toMatchObject([
    { path: "src/f1.ts", hunks: [{ baseStart: 1, baseLines: 1, headStart: 1, headLines: 1 }] },
  ]);
  // One fetch of commits, one of each side's texts: two requests each, whatever the number of files.
  expect(standIn.gitCalls.filter((call) => call.method === "POST").length).toBeLessThanOrEqual(6);
  const missing = await plainGit(onlyFolder(), ["rev-list", "--objects", "--all", "--missing=print", "--no-object-names"]);
  expect(missing.split("\n").filter((row) => row.startsWith("?"))).toHaveLength(1);
  const before = standIn.gitCalls.length;
  await mirror.snapshot(base);
  await mirror.changes(base, head);
  expect(standIn.gitCalls.length).toBe(before);
});

test("the history of a line fetches what it needs, with the token", async () => {
  const mirror = await git.open(ref);
  await mirror.fetch(heads);
  expect(await mirror.lineHistory(pull.pull.headSha, "src/f1.ts", 1)).toMatchObject([
    { text: "export const n = 11;" },
    { text: "export const n = 1;" },
  ]);
  expect(await mirror.commits({ from: "main", limit: 5 })).toMatchObject([{ subject: "Begin" }]);
});

test("nothing asked for is nothing fetched", async () => {
  const mirror = await git.open(ref);
  await mirror.fetch([]);
  expect(standIn.gitCalls).toEqual([]);
});

describe("the token", () => {
  test("is on no command line, in no file and in no error", async () => {
    writeFileSync(seenFile, "");
    const mirror = await git.open(ref);
    await mirror.fetch(heads);
    await mirror.snapshot(pull.pull.headSha);
    standIn.tokens.revokeAll();
    const refusal = await mirror.fetch(heads).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "not-allowed", retryAfterMs: 60_000 });
    const [, encoded = ""] = header(token).split("Basic ");
    const seen = readFileSync(seenFile, "utf8");
    expect(seen).toContain("fetch --quiet");
    for (const secret of [token, encoded]) {
      expect(seen).not.toContain(secret);
      expect(`${String(refusal)} ${JSON.stringify(refusal)} ${(refusal as Error).stack}`).not.toContain(secret);
      expect(readFileSync(join(onlyFolder(), "config"), "utf8")).not.toContain(secret);
    }
  });

  test("is shown to its own host alone", async () => {
    const seen: Array<string | undefined> = [];
    const { createServer } = await import("node:http");
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(404).end();
    });
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address() as { port: number };
    const elsewhere = await createGit({ dataDir, authorization: async () => null }).open({
      ...ref,
      cloneUrl: `http://127.0.0.1:${port}/x/y.git`,
    });
    await expect(elsewhere.fetch(["main"])).rejects.toMatchObject({ code: "not-found" });
    expect(seen).toEqual(seen.map(() => undefined));
    other.close();
  });

  test("asked for anew each time, since it runs out", async () => {
    const asked: string[] = [];
    const careful = createGit({
      dataDir,
      authorization: async (repository) => {
        asked.push(repository.name);
        return header(token);
      },
    });
    const mirror = await careful.open(ref);
    await mirror.fetch(["main"]);
    await mirror.fetch(heads);
    expect(asked).toEqual(["cinema/booking", "cinema/booking"]);
  });
});

describe("a mirror that is broken", () => {
  const read = async (): Promise<number> => {
    const mirror = await git.open(ref);
    await mirror.fetch(heads);
    return (await mirror.snapshot(pull.pull.headSha)).files.size;
  };

  test.each<readonly [string, (folder: string) => void]>([
    ["without a HEAD", (folder) => rmSync(join(folder, "HEAD"))],
    ["empty", (folder) => rmSync(folder, { recursive: true }) ?? mkdirSync(folder)],
    ["a file", (folder) => rmSync(folder, { recursive: true }) ?? writeFileSync(folder, "no folder")],
    ["with a configuration that cannot be read", (folder) => writeFileSync(join(folder, "config"), "[core\n")],
    ["with refs to nothing", (folder) => writeFileSync(join(folder, "refs/heads/main"), `${"1".repeat(40)}\n`)],
    [
      "with packs cut short",
      (folder) => {
        const packs = join(folder, "objects/pack");
        for (const name of readdirSync(packs).filter((one) => one.endsWith(".pack"))) rmSync(join(packs, name), { force: true });
      },
    ],
  ])("%s is made again", async (_how, damage) => {
    expect(await read()).toBe(12);
    damage(onlyFolder());
    git = createGit({ dataDir, authorization: async () => header(token) });
    expect(await read()).toBe(12);
    expect(folders()).toHaveLength(1);
  });
});

test("two processes may make the same mirror at once", async () => {
  const copies = await Promise.all(
    [1, 2, 3].map(async () => {
      vi.resetModules();
      return (await import("#adapters/git/git.ts")).createGit({ dataDir, authorization: async () => header(token) });
    }),
  );
  const mirrors = await Promise.all(copies.map((copy) => copy.open(ref)));
  for (const mirror of mirrors) await mirror.fetch(heads);
  expect(folders()).toHaveLength(1);
  expect(await Promise.all(mirrors.map((mirror) => mirror.resolve("main")))).toEqual(Array(3).fill(await mirrors[0]?.resolve("main")));
});

test("fetches of one mirror take turns", async () => {
  const mirrors = await Promise.all([1, 2, 3, 4].map(() => git.open(ref)));
  await Promise.all(mirrors.map((mirror) => mirror.fetch(heads)));
  expect(folders()).toHaveLength(1);
});

describe("what the network does", () => {
  test.each([
    ["a server that is down", { status: 503 }, "unreachable"],
    ["a connection that breaks", { reset: true }, "unreachable"],
  ] as const)("%s is tried again later", async (_what, kind, code) => {
    standIn.failNext({ operation: "git", kind, times: 4 });
    const mirror = await git.open(ref);
    await expect(mirror.fetch(heads)).rejects.toMatchObject({ code, retryAfterMs: 10_000 });
    standIn.clearFaults();
    await mirror.fetch(heads);
  });

  test("a host that does not listen", async () => {
    const mirror = await git.open({ ...ref, cloneUrl: "http://127.0.0.1:1/x/y.git" });
    await expect(mirror.fetch(["main"])).rejects.toMatchObject({ code: "unreachable" });
  });

  test("a branch that is gone", async () => {
    const mirror = await git.open(ref);
    await expect(mirror.fetch(["no-such-branch"])).rejects.toMatchObject({ code: "not-found", retryAfterMs: null });
  });
});

test("the mirrors used last stay when all together are too large", async () => {
  const others = await standIn.addRepository({
    owner: "cinema",
    name: "mail",
    private: false,
    history: [{ branch: "main", message: "Begin", files: { "a.ts": `${"mail\n".repeat(5_000)}` } }],
  });
  const old = await git.open(ref);
  await old.fetch(heads);
  await old.snapshot(pull.pull.headSha);
  const oldFolder = onlyFolder();
  token = standIn.tokens.grant(installation, { contents: "read" }, [booking, others]).token;
  const fresh = await git.open({ ...ref, name: "cinema/mail", cloneUrl: `${standIn.base}/cinema/mail.git` });
  await fresh.fetch(["main"]);
  const freshFolder = folders().find((folder) => folder !== oldFolder) ?? "";
  utimesSync(oldFolder, 1_000, 1_000);
  await tidyMirrors(join(dataDir, "mirrors"));
  expect(folders()).toHaveLength(2);
  expect(statSync(oldFolder).mtimeMs).toBe(1_000_000);
  await tidyMirrors(join(dataDir, "mirrors"), 1_024 * 3);
  expect([existsSync(oldFolder), existsSync(freshFolder)]).toEqual([false, true]);
  await tidyMirrors(join(dataDir, "mirrors"), 0);
  expect(folders()).toEqual([]);
  await tidyMirrors(join(dataDir, "no mirrors at all"));
});
