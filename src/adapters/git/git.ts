// The Git port: a mirror of a remote repository, or a repository by its path on this machine, read and never written.
import { join } from "node:path";
import type { Git, Mirror, RepositoryRef } from "#tasks/ports.ts";
import { git, gitText } from "./command.ts";
import { changesBetween } from "./diff.ts";
import { commitsOf, lineHistoryOf } from "./history.ts";
import { type Authorization, type MirrorFolder, openMirror } from "./mirrors.ts";
import { listTree, readSnapshot, wantedOf } from "./tree.ts";

/** Texts by blob of the snapshots read last: base and head of a change share nearly all of them. */
const blobsKeptMax = 40_000;

export function createGit(options: { readonly dataDir: string; readonly authorization: Authorization }): Git {
  const known = new Map<string, string | null>();
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
  return { folder: repository.cloneUrl, fetch: async () => {}, fetchBlobs: async () => {} };
}

function mirrorOn(source: MirrorFolder, known: Map<string, string | null>): Mirror {
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
      const missing = await missingBlobs(
        source,
        wantedOf(entries)
          .map((entry) => entry.blob)
          .filter((blob) => !known.has(blob)),
      );
      if (missing.length > 0) await source.fetchBlobs(missing);
      if (known.size > blobsKeptMax) known.clear();
      return readSnapshot(folder, commit, entries, known);
    },
    changes: async (base, head) => {
      await fetchForDiff(source, base, head);
      return changesBetween(folder, base, head);
    },
    commits: (query) => commitsOf(folder, query),
    lineHistory: (commit, path, line) => lineHistoryOf(folder, commit, path, line),
  };
}

/** Blobs a partial mirror has not got yet, asked without letting git fetch them one by one. */
async function missingBlobs(source: MirrorFolder, blobs: readonly string[]): Promise<readonly string[]> {
  if (blobs.length === 0) return [];
  const listed = await git(source.folder, ["-c", "remote.origin.promisor=false", "cat-file", "--batch-check"], {
    input: `${blobs.join("\n")}\n`,
  });
  return listed
    .toString("latin1")
    .split("\n")
    .filter((row) => row.endsWith(" missing"))
    .map((row) => row.slice(0, -" missing".length));
}

async function fetchForDiff(source: MirrorFolder, base: string, head: string): Promise<void> {
  const raw = await gitText(source.folder, ["diff", "--raw", "--no-renames", "--abbrev=40", "-z", base, head]);
  const blobs = [...raw.matchAll(/:\d{6} \d{6} ([0-9a-f]{40}) ([0-9a-f]{40}) /g)].flatMap((row) => [row[1] as string, row[2] as string]);
  const missing = await missingBlobs(
    source,
    [...new Set(blobs)].filter((blob) => !/^0+$/.test(blob)),
  );
  if (missing.length > 0) await source.fetchBlobs(missing);
}
