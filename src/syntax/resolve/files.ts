// Which file of the snapshot a path means: the path itself, the source behind an output's name, with an ending left out, or a folder's index.
import type { Snapshot } from "#ground/snapshot.ts";
import { ENDINGS, sourcesOfOutput } from "../languages.ts";
import { asText } from "./json.ts";
import type { Packages } from "./packages.ts";
import { folderOf, inFolder, joinPath } from "./paths.ts";

export type Files = { readonly snapshot: Snapshot; readonly omitted: ReadonlySet<string>; readonly packages: Packages };

/** Installed packages ship outputs; sources beside them are not what runs. */
const INSTALLED_ENDINGS = [".js", ".mjs", ".cjs", ".json", ".ts", ".mts", ".cts", ".tsx"] as const;

export const isInstalled = (path: string): boolean => path.startsWith("node_modules/") || path.includes("/node_modules/");

export function exists(files: Files, path: string): boolean {
  return files.snapshot.files.has(path) || files.omitted.has(path);
}

export function fileAt(files: Files, path: string, slash: boolean): string | undefined {
  if (!slash) {
    const found = exactly(files, path);
    if (found !== undefined) return found;
  }
  return indexOf(files, path);
}

/** The path without trying it as a folder. */
export function exactly(files: Files, path: string): string | undefined {
  if (exists(files, path)) return path;
  const source = sourcesOfOutput(path).find((candidate) => exists(files, candidate));
  return (
    source ??
    endingsFor(path)
      .map((ending) => path + ending)
      .find((candidate) => exists(files, candidate))
  );
}

const endingsFor = (path: string): readonly string[] => (isInstalled(path) ? INSTALLED_ENDINGS : ENDINGS);

function indexOf(files: Files, folder: string): string | undefined {
  const main = asText(files.packages.manifestIn(folder)?.["main"]);
  const mainPath = main === undefined ? null : joinPath(folder, main);
  if (mainPath !== null && mainPath !== folder) {
    const found = exactly(files, mainPath) ?? plainIndex(files, mainPath) ?? sourceOf(files, folder, mainPath);
    if (found !== undefined) return found;
  }
  return plainIndex(files, folder);
}

function plainIndex(files: Files, folder: string): string | undefined {
  const stem = inFolder(folder, "index");
  return endingsFor(stem)
    .map((ending) => stem + ending)
    .find((candidate) => exists(files, candidate));
}

const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(["dist", "lib", "build", "out", "esm", "cjs", "es", "types", "output"]);

/** A workspace package names its outputs, which a checkout does not hold: the source they are made of. */
export function sourceOf(files: Files, folder: string, output: string): string | undefined {
  const prefix = folder === "" ? "" : `${folder}/`;
  const parts = output.slice(prefix.length).split("/");
  while (parts.length > 1 && OUTPUT_FOLDERS.has(parts[0] ?? "")) parts.shift();
  const rest = parts.join("/").replace(/\.d(\.[cm]?ts)$/, "$1");
  for (const candidate of [`${prefix}src/${rest}`, `${prefix}${rest}`, `${prefix}source/${rest}`]) {
    const stem = candidate.replace(/\.[cm]?[jt]sx?$/, "");
    const found = exactly(files, candidate) ?? exactly(files, stem);
    if (found !== undefined && found !== output && folderOf(found) !== "node_modules") return found;
  }
  return undefined;
}
