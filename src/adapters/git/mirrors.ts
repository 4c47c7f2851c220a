// Bare partial mirrors of remote repositories below the data folder. They are a cache: anything may delete them,
// and one that git finds corrupt is made again. Never a work tree.
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { Log, RepositoryRef } from "#tasks/ports.ts";
import { type GitOptions, git, gitText, type Remote } from "./command.ts";
import { fetchTimeoutMs, mirrorsBytesMax, tidyEveryMs } from "./limits.ts";

export type MirrorFolder = {
  readonly folder: string;
  /** Nothing is ever missing: a repository on this machine. */
  readonly complete: boolean;
  /** For a command that may fetch by itself what it lacks; null where nothing may be fetched. */
  readonly remote: () => Promise<Remote | null>;
  readonly fetch: (revisions: readonly string[]) => Promise<void>;
  readonly fetchBlobs: (blobs: readonly string[]) => Promise<void>;
};
/** The Authorization header for a repository; null where none is needed. */
export type Authorization = (repository: RepositoryRef) => Promise<string | null>;

const fetchArgs = ["fetch", "--quiet", "--no-tags", "--filter=blob:none", "--no-write-fetch-head"];

export async function openMirror(root: string, repository: RepositoryRef, authorization: Authorization): Promise<MirrorFolder> {
  const url = repository.cloneUrl;
  const folder = join(root, `${createHash("sha256").update(url).digest("hex").slice(0, 24)}.git`);
  await inTurn(folder, () => prepare(folder, url));
  const remote = async (): Promise<Remote> => ({ url, header: await authorization(repository) });
  const ask = async (args: readonly string[], options: Pick<GitOptions, "input">): Promise<void> => {
    await git(folder, [...fetchArgs, ...args], { ...options, timeoutMs: fetchTimeoutMs, remote: await remote() });
    await utimes(folder, new Date(), new Date());
  };
  const inTurnMended = (work: () => Promise<void>): Promise<void> => inTurn(folder, () => mended(folder, url, work));
  return {
    ...{ folder, complete: false, remote },
    fetch: async (revisions) => {
      if (revisions.length > 0) await inTurnMended(() => ask(["--end-of-options", "origin", ...revisions.map(refspec)], {}));
    },
    fetchBlobs: async (blobs) => {
      if (blobs.length > 0) await inTurnMended(() => ask(["--stdin", "origin"], { input: `${blobs.join("\n")}\n` }));
    },
  };
}

/** A commit is fetched by its id; a branch or another ref comes with its name. */
function refspec(revision: string): string {
  if (/^[0-9a-f]{40}$/.test(revision)) return revision;
  const ref = revision.startsWith("refs/") ? revision : `refs/heads/${revision}`;
  return `+${ref}:${ref}`;
}

/** Made aside and moved into place: another process may be making the same one. */
async function prepare(folder: string, url: string): Promise<void> {
  if (await isMirror(folder)) return;
  const aside = `${folder.slice(0, -".git".length)}.${randomBytes(6).toString("hex")}.new.git`;
  await mkdir(aside, { recursive: true });
  await git(aside, ["init", "--quiet", "--bare", "."]);
  const settings = { "remote.origin.url": url, "remote.origin.promisor": "true", "remote.origin.partialclonefilter": "blob:none" };
  for (const [key, value] of Object.entries(settings)) await git(aside, ["config", key, value]);
  if (!(await isMirror(folder))) {
    await rm(folder, { recursive: true, force: true });
    await rename(aside, folder).catch(() => {}); // somebody else was faster
  }
  await rm(aside, { recursive: true, force: true });
}

const isMirror = async (folder: string): Promise<boolean> =>
  (await gitText(folder, ["rev-parse", "--is-bare-repository"], { accept: [128] }).catch(() => "")).trim() === "true";

/** What git says when objects are broken, or promised objects never came. */
const corruption =
  /bad object|corrupt|loose object|unable to read|packfile|bad config|invalid index-pack|missing blob|did not send all necessary objects/i;

/** A mirror whose objects are broken is thrown away once and fetched anew. */
async function mended(folder: string, url: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!corruption.test(String(error))) throw error;
    await rm(folder, { recursive: true, force: true });
    await prepare(folder, url);
    await work();
  }
}

/** One chain of work per mirror: two fetches into one folder would meet in its locks. */
const chains = new Map<string, Promise<unknown>>();

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

/** Returns how to stop. */
export function tidyMirrorsRegularly(root: string, log: Log): () => void {
  const tidy = (): Promise<void> => tidyMirrors(root).catch((cause: unknown) => log.warn({ err: cause }, "mirrors could not be tidied"));
  const timer = setInterval(() => void tidy(), tidyEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Packs what is loose, then removes the least recently used mirrors until all together fit. */
export async function tidyMirrors(root: string, bytesMax = mirrorsBytesMax): Promise<void> {
  const names = (await readdir(root).catch(() => [])).filter((name) => name.endsWith(".git"));
  const mirrors: Array<{ readonly folder: string; readonly bytes: number; readonly usedMs: number }> = [];
  for (const folder of names.map((name) => join(root, name))) {
    const usedMs = (await stat(folder)).mtimeMs; // before packing, which touches the folder too
    await inTurn(folder, () => git(folder, ["-c", "gc.auto=500", "gc", "--quiet", "--auto"]).catch(() => Buffer.alloc(0)));
    await utimes(folder, usedMs / 1000, usedMs / 1000);
    mirrors.push({ folder, bytes: await bytesOf(folder), usedMs });
  }
  let total = mirrors.reduce((sum, mirror) => sum + mirror.bytes, 0);
  for (const { folder, bytes } of mirrors.sort((a, b) => a.usedMs - b.usedMs)) {
    if (total <= bytesMax) return;
    await inTurn(folder, () => rm(folder, { recursive: true, force: true }));
    total -= bytes;
  }
}

async function bytesOf(folder: string): Promise<number> {
  const counted = await gitText(folder, ["count-objects", "-v"]).catch(() => "");
  const kilobytes = [/^size-pack: (\d+)$/m, /^size: (\d+)$/m].map((row) => Number(row.exec(counted)?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) * 1024;
}
