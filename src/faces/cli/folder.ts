// The files around one file on disk, as a Snapshot: the nearest package is its root. Nothing is written, links are not followed.
import { createHash } from "node:crypto";
import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { byText } from "#ground/order.ts";
import type { Snapshot, SourceFile } from "#ground/snapshot.ts";
import { Refusal } from "#tasks/refusal.ts";

const fileBytesMax = 1_000_000;
const filesMax = 20_000;
const readable = /\.([cm]?[jt]sx?|json|txt|md|csv|ya?ml)$/;
const skipped = new Set([".git", "node_modules", "dist", "coverage", ".cache"]);

export async function readFolderFor(file: string): Promise<{ readonly snapshot: Snapshot; readonly path: string }> {
  const whole = resolve(file);
  const found = await stat(whole).catch(() => null);
  if (found === null || !found.isFile()) throw new Refusal("bad-input", `${file} is not a file.`);
  const root = await rootOf(dirname(whole));
  const files = new Map<string, SourceFile>();
  const omitted: string[] = [];
  const add = async (path: string): Promise<void> => {
    const name = relative(root, path).split(sep).join("/");
    const size = (await stat(path)).size;
    if (size > fileBytesMax || files.size >= filesMax) return void omitted.push(name);
    const text = await readFile(path, "utf8");
    files.set(name, { path: name, blob: createHash("sha256").update(text).digest("hex"), text });
  };
  await add(whole);
  // Without a package around it only the file's own folder is looked at: what is above may be a home directory.
  const packaged = await isFile(join(root, "package.json"));
  for await (const path of packaged ? filesBelow(root) : filesIn(root)) if (path !== whole) await add(path);
  return { snapshot: { commit: "disk", files, omitted }, path: relative(root, whole).split(sep).join("/") };
}

async function* filesIn(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) if (entry.isFile() && readable.test(entry.name)) yield join(folder, entry.name);
}

const entriesOf = async (folder: string): Promise<Dirent[]> =>
  (await readdir(folder, { withFileTypes: true })).sort((a, b) => byText(a.name, b.name));

async function* filesBelow(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    if (entry.isDirectory() && !skipped.has(entry.name)) yield* filesBelow(join(folder, entry.name));
    else if (entry.isFile() && readable.test(entry.name)) yield join(folder, entry.name);
  }
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true;

/** The nearest folder with a package.json, else the file's own. */
async function rootOf(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if (await isFile(join(at, "package.json"))) return at;
    if (dirname(at) === at || basename(at) === "") return folder;
  }
}
