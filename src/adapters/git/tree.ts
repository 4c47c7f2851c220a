// A commit's files as a Snapshot: the tree is listed once, and the texts come through one `cat-file --batch`.
import { byText } from "#ground/order.ts";
import type { Snapshot, SourceFile } from "#ground/snapshot.ts";
import { git } from "./command.ts";
import { fileBytesMax, snapshotBytesMax } from "./limits.ts";

export type TreeEntry = { readonly path: string; readonly blob: string };

/** Everything the product reads: sources, settings, schemas, scenarios, snapshots of tests. */
const readable =
  /\.([cm]?[jt]sx?|json|jsonc|ya?ml|feature|snap|prisma|sql|graphql|env\.example|css|txt|md|html)$|(^|\/)(CODEOWNERS|\.npmrc|\.env\.example)$/;
const neverRead = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/;

export async function listTree(folder: string, commit: string): Promise<readonly TreeEntry[]> {
  const listing = (await git(folder, ["ls-tree", "-r", "-z", "--full-tree", commit])).toString("utf8");
  const entries: TreeEntry[] = [];
  for (const row of listing.split("\0")) {
    // "<mode> <type> <object>\t<path>": only plain files, never links or submodules
    const match = /^100(?:644|755) blob ([0-9a-f]+)\t(.*)$/s.exec(row);
    if (match) entries.push({ path: match[2] as string, blob: match[1] as string });
  }
  return entries.sort((a, b) => byText(a.path, b.path));
}

export const wantedOf = (entries: readonly TreeEntry[]): readonly TreeEntry[] =>
  entries.filter((entry) => readable.test(entry.path) && !neverRead.test(entry.path));

/** `known`: texts read earlier, by blob, so that base and head read what they share once. */
export async function readSnapshot(
  folder: string,
  commit: string,
  entries: readonly TreeEntry[],
  known: Map<string, string | null>,
): Promise<Snapshot> {
  const wanted = wantedOf(entries);
  const missing = [...new Set(wanted.map((entry) => entry.blob))].filter((blob) => !known.has(blob));
  for (const [blob, text] of await readBlobs(folder, missing)) known.set(blob, text);
  const files = new Map<string, SourceFile>();
  const omitted = new Set(entries.map((entry) => entry.path));
  for (const { path, blob } of wanted) {
    const text = known.get(blob);
    if (text === undefined || text === null) continue;
    files.set(path, { path, blob, text });
    omitted.delete(path);
  }
  return { commit, files, omitted: [...omitted] };
}

/** Texts by blob id; null where a blob is too large or not text. */
async function readBlobs(folder: string, blobs: readonly string[]): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>();
  if (blobs.length === 0) return texts;
  const sizes = parseSizes((await git(folder, ["cat-file", "--batch-check"], { input: `${blobs.join("\n")}\n` })).toString("latin1"));
  const fitting: string[] = [];
  let total = 0;
  for (const blob of blobs) {
    const size = sizes.get(blob) ?? Number.POSITIVE_INFINITY;
    total += size;
    if (size <= fileBytesMax && total <= snapshotBytesMax) fitting.push(blob);
    else texts.set(blob, null);
  }
  const output = await git(folder, ["cat-file", "--batch"], { input: `${fitting.join("\n")}\n` });
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf(10, at);
    const [blob, kind, length] = output.toString("latin1", at, lineEnd).split(" ");
    if (blob === undefined || kind !== "blob") break;
    const end = lineEnd + 1 + Number(length);
    const bytes = output.subarray(lineEnd + 1, end);
    texts.set(blob, bytes.includes(0) ? null : bytes.toString("utf8"));
    at = end + 1;
  }
  return texts;
}

function parseSizes(listing: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const row of listing.split("\n")) {
    const [blob, kind, size] = row.split(" ");
    if (blob && kind === "blob") sizes.set(blob, Number(size));
  }
  return sizes;
}
