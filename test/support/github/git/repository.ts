// The bare repositories behind the stand-in: made, forked, asked and merged. Everything by git itself.
import { mkdir } from "node:fs/promises";
import { invariant } from "#ground/bug.ts";
import { git, gitTried } from "./run.ts";

/** As a server that allows partial clones and fetching any commit by id, like github.com. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ["uploadpack.allowFilter", "true"],
  ["uploadpack.allowAnySHA1InWant", "true"],
  ["http.receivepack", "true"],
  ["gc.auto", "0"],
  ["core.logAllRefUpdates", "false"],
];

export async function makeBare(folder: string, defaultBranch: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await git(folder, ["init", "--quiet", "--bare", `--initial-branch=${defaultBranch}`]);
  for (const [name, value] of SETTINGS) await git(folder, ["config", name, value]);
}

/** Copies branches of another repository on disk into this one. */
export async function copyRefs(folder: string, from: string, refs: readonly string[]): Promise<void> {
  await git(folder, ["fetch", "--quiet", "--no-tags", "--force", from, ...refs]);
}

export async function resolve(folder: string, revision: string): Promise<string | undefined> {
  const { code, out } = await gitTried(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  return code === 0 ? out.trim() : undefined;
}

export async function tip(folder: string, branch: string): Promise<string> {
  const sha = await resolve(folder, `refs/heads/${branch}`);
  invariant(sha !== undefined, `no branch ${branch}`);
  return sha;
}

export const setRef = async (folder: string, ref: string, sha: string): Promise<void> => {
  await git(folder, ["update-ref", ref, sha]);
};

export async function fileAt(folder: string, revision: string, path: string): Promise<string | undefined> {
  const { code, out } = await gitTried(folder, ["cat-file", "blob", `${revision}:${path}`]);
  return code === 0 ? out : undefined;
}

export const isAncestor = async (folder: string, old: string, young: string): Promise<boolean> =>
  (await gitTried(folder, ["merge-base", "--is-ancestor", old, young])).code === 0;

export type TreeEntry = {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number;
  readonly path: string;
};

export async function listTree(folder: string, revision: string, path: string): Promise<TreeEntry[]> {
  const { code, out } = await gitTried(folder, ["ls-tree", "-l", path === "" ? revision : `${revision}:${path}`]);
  if (code !== 0) return [];
  return out
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [, mode = "", type = "", sha = "", size = "", name = ""] = /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t(.*)$/.exec(line) ?? [];
      return { mode, type, sha, size: Number(size) || 0, path: path === "" ? name : `${path}/${name}` };
    });
}

export type CommitRecord = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
  readonly committer: { readonly name: string; readonly email: string; readonly date: string };
  readonly message: string;
};

/** Commits of a range (`a..b`) or one commit (`-1 sha`), newest first. */
export async function log(folder: string, args: readonly string[]): Promise<CommitRecord[]> {
  const format = ["%H", "%T", "%P", "%an", "%ae", "%aI", "%cn", "%ce", "%cI", "%B"].join("%x00");
  const out = await git(folder, ["log", `--format=${format}%x01`, ...args, "--"]);
  return out
    .split("\x01")
    .map((record) => record.replace(/^\n/, ""))
    .filter(Boolean)
    .map((record) => {
      const [sha = "", tree = "", parents = "", an = "", ae = "", aI = "", cn = "", ce = "", cI = "", message = ""] = record.split("\0");
      const author = { name: an, email: ae, date: utc(aI) };
      return {
        sha,
        tree,
        parents: parents.split(" ").filter(Boolean),
        author,
        committer: { name: cn, email: ce, date: utc(cI) },
        message: message.trimEnd(),
      };
    });
}

export type Joined = {
  readonly base: string;
  readonly head: string;
  readonly message: string;
  readonly date: string;
  readonly squash: boolean;
};

/** The commit that the merge button makes, or nothing when the two sides conflict. */
export async function joinCommit(folder: string, { base, head, message, date, squash }: Joined): Promise<string | undefined> {
  const tree = await gitTried(folder, ["merge-tree", "--write-tree", base, head]);
  if (tree.code !== 0) return undefined;
  const parents = squash ? ["-p", base] : ["-p", base, "-p", head];
  const environment = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return (await git(folder, ["commit-tree", tree.out.trim(), ...parents], { input: `${message}\n`, environment })).trim();
}

const utc = (date: string): string => `${new Date(date).toISOString().slice(0, 19)}Z`;
