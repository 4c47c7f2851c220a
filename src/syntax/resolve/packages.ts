// The package.json files of a snapshot: which one a file belongs to, and which workspace packages there are by name.
import type { Snapshot } from "#ground/snapshot.ts";
import { asObject, asText, type JsonObject, readJson } from "./json.ts";
import { folderOf, foldersUp, inFolder } from "./paths.ts";

export type Packages = {
  readonly manifestIn: (folder: string) => JsonObject | undefined;
  /** The nearest package around a file. */
  readonly around: (path: string) => { readonly folder: string; readonly manifest: JsonObject } | undefined;
  /** Packages of the repository itself, by name. */
  readonly workspace: (name: string) => { readonly folder: string; readonly manifest: JsonObject } | undefined;
};

export function packagesOf(snapshot: Snapshot): Packages {
  const manifests = new Map<string, JsonObject | undefined>();
  const manifestIn = (folder: string): JsonObject | undefined => {
    if (!manifests.has(folder)) {
      const file = snapshot.files.get(inFolder(folder, "package.json"));
      manifests.set(folder, file && asObject(readJson(file.text)));
    }
    return manifests.get(folder);
  };
  let workspaces: Map<string, string> | undefined;
  return {
    manifestIn,
    around: (path) => {
      for (const folder of foldersUp(folderOf(path))) {
        const manifest = manifestIn(folder);
        if (manifest) return { folder, manifest };
      }
      return undefined;
    },
    workspace: (name) => {
      workspaces ??= workspaceFolders(snapshot, manifestIn);
      const folder = workspaces.get(name);
      const manifest = folder === undefined ? undefined : manifestIn(folder);
      return folder === undefined || !manifest ? undefined : { folder, manifest };
    },
  };
}

function workspaceFolders(snapshot: Snapshot, manifestIn: Packages["manifestIn"]): Map<string, string> {
  const paths = [...snapshot.files.keys()].filter(
    (path) => (path === "package.json" || path.endsWith("/package.json")) && !path.includes("node_modules/"),
  );
  paths.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const folders = new Map<string, string>();
  for (const path of paths) {
    const folder = folderOf(path);
    const name = asText(manifestIn(folder)?.["name"]);
    if (name !== undefined && !folders.has(name)) folders.set(name, folder);
  }
  return folders;
}
