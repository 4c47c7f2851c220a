// A commit's files as a Snapshot: the tree is listed once, and the texts come through one `cat-file --batch`.
import { byText } from "#ground/order.ts";
import type { Snapshot, SourceFile } from "#ground/snapshot.ts";
import { git } from "./command.ts";
import { fileBytesMax, snapshotBytesMax } from "./limits.ts";
import type { Texts } from "./texts.ts";

/** `blob` is null for a link: it is there, and it is not followed. */
export type TreeEntry = { readonly path: string; readonly blob: string | null };
type FileEntry = { readonly path: string; readonly blob: string };

/** Everything the product reads: sources, settings, schemas, scenarios, snapshots of tests. */
const readable =
  /\.([cm]?[jt]sx?|json|jsonc|ya?ml|feature|snap|prisma|sql|graphql|env\.example|css|txt|md|html)$|(^|\/)(CODEOWNERS|\.npmrc|\.env\.example)$/;
const neverRead = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/;

/** Files and links; a submodule is another repository. */
export async function listTree(folder: string, commit: string): Promise<readonly TreeEntry[]> {
  const listing = (await git(folder, ["ls-tree", "-r", "-z", "--full-tree", commit])).toString("utf8");
  const entries = listing.split("\0").flatMap((row): TreeEntry[] => {
    // "<mode> <type> <object>\t<path>"
    const [, mode = "", blob = "", path = ""] = /^(100644|100755|120000) blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    return path === "" ? [] : [{ path, blob: mode === "120000" ? null : blob }];
  });
  return entries.sort((a, b) => byText(a.path, b.path));
}

export const wantedOf = (entries: readonly TreeEntry[]): readonly FileEntry[] =>
  entries.filter((entry): entry is FileEntry => entry.blob !== null && readable.test(entry.path) && !neverRead.test(entry.path));

/** `known`: texts read earlier, by blob, so that base and head read what they share once. */
export async function readSnapshot(folder: string, commit: string, entries: readonly TreeEntry[], known: Texts): Promise<Snapshot> {
  const wanted = wantedOf(entries);
  const texts = await known.of(
    wanted.map((entry) => entry.blob),
    (missing) => readBlobs(folder, missing),
  );
  const files = new Map<string, SourceFile>();
  const omitted = new Set(entries.map((entry) => entry.path));
  for (const { path, blob } of wanted) {
    const text = texts.get(blob) ?? null;
    if (text === null) continue;
    files.set(path, { path, blob, text });
    omitted.delete(path);
  }
  return { commit, files, omitted: [...omitted] };
}

/** Texts by blob id; null where a blob is too large or not text. */
async function readBlobs(folder: string, blobs: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const texts = new Map<string, string | null>();
  const listed = await git(folder, ["cat-file", "--batch-check"], { input: `${blobs.join("\n")}\n` });
  const sizes = parseSizes(listed.toString("latin1"));
  const fitting: string[] = [];
  let total = 0;
  for (const blob of blobs) {
    const size = sizes.get(blob) ?? Number.POSITIVE_INFINITY;
    if (size <= fileBytesMax && total + size <= snapshotBytesMax) {
      fitting.push(blob);
      total += size;
    } else texts.set(blob, null);
  }
  if (fitting.length === 0) return texts;
  const output = await git(folder, ["cat-file", "--batch"], { input: `${fitting.join("\n")}\n` });
  for (const [blob, bytes] of parseBatch(output)) texts.set(blob, bytes.includes(0) ? null : bytes.toString("utf8"));
  return texts;
}

/** "<object> blob <size>\n<bytes>\n" for each; "<object> missing\n" where it is gone. */
function* parseBatch(output: Buffer): Generator<readonly [blob: string, bytes: Buffer]> {
  for (let at = 0; at < output.length; ) {
    const start = output.indexOf(10, at) + 1;
    const [blob = "", kind, size] = output.toString("latin1", at, start - 1).split(" ");
    at = start;
    if (kind !== "blob") continue;
    yield [blob, output.subarray(start, start + Number(size))];
    at = start + Number(size) + 1;
  }
}

function parseSizes(listing: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const row of listing.split("\n")) {
    const [blob, kind, size] = row.split(" ");
    if (blob && kind === "blob") sizes.set(blob, Number(size));
  }
  return sizes;
}
