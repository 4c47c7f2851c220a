// Bare partial mirrors of remote repositories below the data folder. They are a cache: anything may delete them,
// and one that git finds corrupt is made again. Never a work tree.
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { RepositoryRef } from "#tasks/ports.ts";
import { type Credential, git, gitText } from "./command.ts";
import { fetchTimeoutMs, mirrorsBytesMax } from "./limits.ts";

export type MirrorFolder = {
  readonly folder: string;
  /** Nothing is ever missing: a repository on this machine. */
  readonly complete: boolean;
  /** For a command that may fetch by itself what it lacks. */
  readonly credential: () => Promise<Credential | null>;
  readonly fetch: (revisions: readonly string[]) => Promise<void>;
  readonly fetchBlobs: (blobs: readonly string[]) => Promise<void>;
};
/** The Authorization header for a repository; null where none is needed. */
export type Authorization = (repository: RepositoryRef) => Promise<string | null>;

/** One chain of work per mirror: two fetches into one folder would meet in its locks. */
const chains = new Map<string, Promise<unknown>>();

export async function openMirror(root: string, repository: RepositoryRef, authorization: Authorization): Promise<MirrorFolder> {
  const folder = join(root, `${createHash("sha256").update(repository.cloneUrl).digest("hex").slice(0, 24)}.git`);
  await inTurn(folder, () => prepare(folder, repository.cloneUrl));
  const credential = async (): Promise<Credential | null> => credentialOf(repository.cloneUrl, await authorization(repository));
  const remote = async (args: readonly string[], input?: string) =>
    git(folder, args, {
      timeoutMs: fetchTimeoutMs,
      authorization: await credential(),
      ...(input === undefined ? {} : { input }),
    });
  const fetch = async (revisions: readonly string[]): Promise<void> => {
    const refspecs = revisions.map((revision) =>
      /^[0-9a-f]{40}$/.test(revision) ? revision : `+${fullRef(revision)}:${fullRef(revision)}`,
    );
    await remote([
      "fetch",
      "--quiet",
      "--no-tags",
      "--filter=blob:none",
      "--no-write-fetch-head",
      "--end-of-options",
      "origin",
      ...refspecs,
    ]);
    await utimes(folder, new Date(), new Date());
  };
  return {
    folder,
    complete: false,
    credential,
    fetch: (revisions) => inTurn(folder, () => mended(folder, repository.cloneUrl, () => fetch(revisions))),
    fetchBlobs: (blobs) =>
      inTurn(
        folder,
        async () =>
          void (await remote(
            ["fetch", "--quiet", "--no-tags", "--filter=blob:none", "--no-write-fetch-head", "--stdin", "origin"],
            `${blobs.join("\n")}\n`,
          )),
      ),
  };
}

const credentialOf = (url: string, header: string | null): Credential | null =>
  header === null ? null : { url: `${new URL(url).origin}/`, header };

const fullRef = (revision: string): string => (revision.startsWith("refs/") ? revision : `refs/heads/${revision}`);

async function prepare(folder: string, url: string): Promise<void> {
  if ((await gitText(folder, ["rev-parse", "--is-bare-repository"], { accept: [128] }).catch(() => "")).trim() === "true") return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await git(folder, ["init", "--quiet", "--bare", "."]);
  for (const [key, value] of [
    ["remote.origin.url", url],
    ["remote.origin.promisor", "true"],
    ["remote.origin.partialclonefilter", "blob:none"],
  ] as const)
    await git(folder, ["config", key, value]);
}

/** A mirror whose objects are broken is thrown away once and fetched anew. */
async function mended(folder: string, url: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!/bad object|corrupt|loose object|unable to read|packfile|bad config|invalid index-pack/i.test(String(error))) throw error;
    await rm(folder, { recursive: true, force: true });
    await prepare(folder, url);
    await work();
  }
}

async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = chains.get(folder) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => {});
  chains.set(folder, settled);
  try {
    return await mine;
  } finally {
    if (chains.get(folder) === settled) chains.delete(folder);
  }
}

/** Packs what is loose, then removes the least recently used mirrors until all together fit. */
export async function tidyMirrors(root: string, bytesMax = mirrorsBytesMax): Promise<void> {
  const folders = (await readdir(root).catch(() => [])).filter((name) => name.endsWith(".git")).map((name) => join(root, name));
  const mirrors: Array<{ folder: string; bytes: number; usedMs: number }> = [];
  for (const folder of folders) {
    await inTurn(folder, () => git(folder, ["-c", "gc.auto=500", "gc", "--quiet", "--auto"]).catch(() => Buffer.alloc(0)));
    const counted = await gitText(folder, ["count-objects", "-v"]).catch(() => "");
    const kilobytes = Number(/^size-pack: (\d+)$/m.exec(counted)?.[1] ?? 0) + Number(/^size: (\d+)$/m.exec(counted)?.[1] ?? 0);
    mirrors.push({ folder, bytes: kilobytes * 1024, usedMs: (await stat(folder)).mtimeMs });
  }
  let total = mirrors.reduce((sum, mirror) => sum + mirror.bytes, 0);
  for (const mirror of mirrors.sort((a, b) => a.usedMs - b.usedMs)) {
    if (total <= bytesMax) return;
    await inTurn(mirror.folder, () => rm(mirror.folder, { recursive: true, force: true }));
    total -= mirror.bytes;
  }
}
