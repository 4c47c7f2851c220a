// Real git over HTTP: clones with a token, partial clones, what is refused, and where lines went.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Installation, PullRequest, Repository } from "../state.ts";
import { followLine, hunkOf, plainDiff, pullDiff } from "./diff.ts";
import { writeHistory } from "./history.ts";
import { gitEnvironment } from "./run.ts";

const run = promisify(execFile);
let standIn: StandIn;
let booking: Repository;
let pull: PullRequest;
let installation: Installation;
let folder: string;

const text = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, at) => `line ${from + at}\n`).join("");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "clones-"));
  standIn = await startStandIn();
  booking = await standIn.addRepository({
    owner: "cinema",
    name: "booking",
    history: [
      { branch: "main", message: "Begin", files: { "src/long.txt": text(1, 40), "src/other.txt": "other\n" } },
      {
        branch: "change",
        from: "main",
        message: "Change",
        files: { "src/long.txt": text(1, 40).replace("line 10\n", "line ten\nline ten and a half\n") },
      },
    ],
  });
  installation = await standIn.install({ account: "cinema" });
  pull = await standIn.openPull(booking, { title: "Change", head: "change" });
});
afterAll(async () => {
  await standIn.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => standIn.clearFaults());

const token = (): string => standIn.tokens.grant(installation, installation.permissions, undefined).token;
const withToken = (given: string): string[] => [
  "-c",
  `http.extraHeader=Authorization: Basic ${Buffer.from(`x-access-token:${given}`).toString("base64")}`,
];
const git = async (...args: string[]): Promise<string> => (await run("git", args, { env: gitEnvironment() })).stdout.trim();

test("a token clones, and without one nobody does", async () => {
  await git(...withToken(token()), "clone", "--quiet", `${standIn.base}/cinema/booking.git`, join(folder, "whole"));
  expect(await readFile(join(folder, "whole/src/long.txt"), "utf8")).toBe(text(1, 40));
  await expect(git("clone", `${standIn.base}/cinema/booking.git`, join(folder, "none"))).rejects.toThrow(
    /could not read Username|Authentication failed|terminal prompts/,
  );
  await expect(git(...withToken("ghs_invented"), "clone", `${standIn.base}/cinema/booking.git`, join(folder, "forged"))).rejects.toThrow();
});

test("a partial clone brings no blobs until they are asked for; any commit may be fetched by id", async () => {
  const bare = join(folder, "partial.git");
  await git("init", "--quiet", "--bare", bare);
  const authorised = withToken(token());
  await git(
    "-C",
    bare,
    ...authorised,
    "fetch",
    "--quiet",
    "--filter=blob:none",
    `${standIn.base}/cinema/booking.git`,
    `+refs/pull/${pull.number}/head:refs/pull/${pull.number}/head`,
  );
  expect(await git("-C", bare, "rev-parse", `refs/pull/${pull.number}/head`)).toBe(pull.pull.headSha);
  const kinds = await git("-C", bare, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)");
  expect(kinds.split("\n")).not.toContain("blob");
  await git("-C", bare, ...authorised, "fetch", "--quiet", "--depth=1", `${standIn.base}/cinema/booking.git`, pull.pull.baseSha);
});

test("a read token does not push", async () => {
  const work = join(folder, "whole");
  await expect(git("-C", work, ...withToken(token()), "push", "origin", "HEAD:refs/heads/mine")).rejects.toThrow(/403|401/);
  const writer = standIn.tokens.grant(installation, { ...installation.permissions, contents: "write" }, undefined).token;
  await git("-C", work, ...withToken(writer), "push", "--quiet", "origin", "HEAD:refs/heads/mine");
});

test("git traffic fails on demand too", async () => {
  standIn.failNext({ operation: "git", kind: { status: 503 } });
  await expect(git(...withToken(token()), "ls-remote", `${standIn.base}/cinema/booking.git`)).rejects.toThrow(/503/);
  standIn.failNext({ operation: "git", kind: { reset: true } });
  await expect(git(...withToken(token()), "ls-remote", `${standIn.base}/cinema/booking.git`)).rejects.toThrow();
  expect(await git(...withToken(token()), "ls-remote", `${standIn.base}/cinema/booking.git`)).toContain("refs/heads/main");
});

test("the same plans make the same commits", async () => {
  const plans = [
    { branch: "main", message: "Begin", files: { "a b.txt": "one\n" } },
    { branch: "main", message: "Delete", date: "2026-02-01T00:00:00Z", files: { "a b.txt": null, "c.txt": "two\n" } },
  ];
  const first = await standIn.addRepository({ owner: "cinema", name: "twin-1" });
  const second = await standIn.addRepository({ owner: "cinema", name: "twin-2" });
  expect(await writeHistory(first.folder, plans)).toEqual(await writeHistory(second.folder, plans));
  expect(await git("-C", first.folder, "ls-tree", "--name-only", "main")).toBe("c.txt");
});

test("the difference knows its hunks, and lines are followed through later ones", async () => {
  const [file] = await pullDiff(booking.folder, pull.pull.baseSha, pull.pull.headSha);
  expect(file).toMatchObject({ path: "src/long.txt", status: "modified", additions: 2, deletions: 1 });
  if (file === undefined) return;
  expect([6, 7, 10, 11, 14, 15].map((line) => hunkOf(file, "RIGHT", line))).toEqual([-1, 0, 0, 0, 0, -1]);
  const [plain] = await plainDiff(booking.folder, pull.pull.baseSha, pull.pull.headSha);
  expect([9, 10, 11, 40].map((line) => followLine(plain, line))).toEqual([9, undefined, 12, 41]);
  const [back] = await plainDiff(booking.folder, pull.pull.headSha, pull.pull.baseSha);
  expect([9, 10, 11, 12].map((line) => followLine(back, line))).toEqual([9, undefined, undefined, 11]);
});

test("a pull request from a fork has its head in the base repository", async () => {
  const fork = await standIn.fork(booking, "visitor");
  await standIn.push(fork, "theirs", { from: "main", message: "Theirs", files: { "src/other.txt": "theirs\n" } });
  const theirs = await standIn.openPull(booking, { title: "Theirs", head: "theirs", from: fork, author: "visitor" });
  expect(await git("-C", booking.folder, "rev-parse", `refs/pull/${theirs.number}/head`)).toBe(theirs.pull.headSha);
  const next = await standIn.pushToPull(theirs, { message: "More", files: { "src/other.txt": "more\n" } });
  expect(await git("-C", booking.folder, "rev-parse", `refs/pull/${theirs.number}/head`)).toBe(next);
});
