// The Git port: a mirror of a remote repository, or a repository by its path on this machine, read and never written.
import { join } from "node:path";
import type { Git, Mirror, RepositoryRef } from "#tasks/ports.ts";
import { gitText } from "./command.ts";
import { changesBetween, plainDiff } from "./diff.ts";
import { commitsOf, lineHistoryOf } from "./history.ts";
import { type Authorization, type MirrorFolder, openMirror } from "./mirrors.ts";
import { keepTexts, type Texts } from "./texts.ts";
import { listTree, readSnapshot, wantedOf } from "./tree.ts";

export function createGit(options: { readonly dataDir: string; readonly authorization: Authorization }): Git {
  const known = keepTexts();
  return {
    open: async (repository) => {
      const source = await folderOf(options, repository);
      return mirrorOn(source, known);
    },
  };
}

async function folderOf(
  options: { readonly dataDir: string; readonly authorization: Authorization },
  repository: RepositoryRef,
): Promise<MirrorFolder> {
  if (/^[a-z+]+:\/\//i.test(repository.cloneUrl)) return openMirror(join(options.dataDir, "mirrors"), repository, options.authorization);
  // A path on this machine: everything is there already.
  return { folder: repository.cloneUrl, complete: true, remote: async () => null, fetch: async () => {}, fetchBlobs: async () => {} };
}

function mirrorOn(source: MirrorFolder, known: Texts): Mirror {
  const { folder } = source;
  return {
    fetch: source.fetch,
    resolve: async (revision) => {
      const id = (
        await gitText(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`], { accept: [1, 128] })
      ).trim();
      return /^[0-9a-f]{40,64}$/.test(id) ? id : null;
    },
    mergeBase: async (a, b) => (await gitText(folder, ["merge-base", a, b], { accept: [1] })).trim() || null,
    snapshot: async (commit, only) => {
      const entries = (await listTree(folder, commit)).filter((entry) => only === undefined || only.has(entry.path));
      const missing = await missingBlobs(source, [commit]);
      const wanted = new Set(wantedOf(entries).map((entry) => entry.blob));
      await source.fetchBlobs([...wanted].filter((blob) => missing.has(blob)));
      return readSnapshot(folder, commit, entries, known);
    },
    changes: async (base, head) => {
      await fetchForDiff(source, base, head);
      return changesBetween(folder, base, head);
    },
    commits: (query) => commitsOf(folder, query),
    lineHistory: async (commit, path, line) => lineHistoryOf(folder, { commit, path, line }, await source.remote()),
  };
}

/** Blobs of these commits that a partial mirror has not got yet, asked without letting git fetch them one by one. */
async function missingBlobs(source: MirrorFolder, commits: readonly string[]): Promise<ReadonlySet<string>> {
  if (source.complete) return new Set();
  const listed = await gitText(source.folder, ["rev-list", "--objects", "--no-object-names", "--no-walk", "--missing=print", ...commits]);
  return new Set(listed.split("\n").flatMap((row) => (row.startsWith("?") ? [row.slice(1)] : [])));
}

async function fetchForDiff(source: MirrorFolder, base: string, head: string): Promise<void> {
  const missing = await missingBlobs(source, [base, head]);
  if (missing.size === 0) return;
  const raw = await gitText(source.folder, ["diff", ...plainDiff, "--raw", "--no-renames", "--no-abbrev", "-z", base, head]);
  const changed = [...raw.matchAll(/:\d{6} \d{6} ([0-9a-f]{40}) ([0-9a-f]{40}) /g)].flatMap((row) => [row[1] as string, row[2] as string]);
  await source.fetchBlobs([...new Set(changed)].filter((blob) => missing.has(blob)));
}
