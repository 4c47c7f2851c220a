// The compiler settings that hold for a file: those of the nearest tsconfig.json, with what it extends inside the repository.
import type { Snapshot } from "#ground/snapshot.ts";
import { asList, asObject, asText, type JsonObject, readJson } from "./json.ts";
import { folderOf, foldersUp, inFolder, joinPath } from "./paths.ts";

export type CompilerOptions = {
  readonly values: JsonObject;
  /** Where `paths` and `baseUrl` count from: the folder of the file that says so. */
  readonly pathsFrom: string;
  readonly baseFolder: string | null;
};

export type Configs = (path: string) => CompilerOptions;

const NONE: CompilerOptions = { values: {}, pathsFrom: "", baseFolder: null };
/** A longer chain of `extends` is a circle. */
const EXTENDS_MAX = 16;

export function configsOf(snapshot: Snapshot): Configs {
  const known = new Map<string, CompilerOptions | undefined>();
  const inFolderOf = (folder: string): CompilerOptions | undefined => {
    if (!known.has(folder))
      known.set(
        folder,
        ["tsconfig.json", "jsconfig.json"]
          .map((name) => readConfig(snapshot, inFolder(folder, name), 0))
          .find((found) => found !== undefined),
      );
    return known.get(folder);
  };
  return (path) => {
    for (const folder of foldersUp(folderOf(path))) {
      const found = inFolderOf(folder);
      if (found) return found;
    }
    return NONE;
  };
}

function readConfig(snapshot: Snapshot, path: string, depth: number): CompilerOptions | undefined {
  const file = snapshot.files.get(path);
  if (!file || depth > EXTENDS_MAX) return undefined;
  const config = asObject(readJson(file.text));
  const folder = folderOf(path);
  const parents = [config["extends"] ?? null].flat().flatMap((one) => asText(one ?? undefined) ?? []);
  let made = NONE;
  for (const parent of parents) made = merge(made, readParent(snapshot, folder, parent, depth));
  const values = asObject(config["compilerOptions"]);
  const base = asText(values["baseUrl"]);
  const own: CompilerOptions = { values, pathsFrom: folder, baseFolder: base === undefined ? null : joinPath(folder, base) };
  const merged = merge(made, own);
  return Object.keys(values).length > 0 || parents.length > 0 ? merged : (referenced(snapshot, folder, config, depth) ?? merged);
}

function readParent(snapshot: Snapshot, folder: string, parent: string, depth: number): CompilerOptions | undefined {
  const from = parent.startsWith(".") || parent.startsWith("/") ? joinPath(folder, parent) : joinPath("node_modules", parent);
  if (from === null) return undefined;
  for (const candidate of [from, `${from}.json`, `${from}/tsconfig.json`]) {
    const found = readConfig(snapshot, candidate, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** A config that only points to others: the first of them that says something speaks for all. */
function referenced(snapshot: Snapshot, folder: string, config: JsonObject, depth: number): CompilerOptions | undefined {
  for (const one of asList(config["references"])) {
    const target = asText(asObject(one)["path"]);
    const path = target === undefined ? null : joinPath(folder, target);
    if (path === null) continue;
    const found = readConfig(snapshot, path.endsWith(".json") ? path : inFolder(path, "tsconfig.json"), depth + 1);
    if (found && Object.keys(found.values).length > 0) return found;
  }
  return undefined;
}

function merge(under: CompilerOptions, over: CompilerOptions | undefined): CompilerOptions {
  if (!over) return under;
  const setsPaths = over.values["paths"] !== undefined;
  return {
    values: { ...under.values, ...over.values },
    pathsFrom: setsPaths ? over.pathsFrom : under.values["paths"] === undefined ? over.pathsFrom : under.pathsFrom,
    baseFolder: over.baseFolder ?? under.baseFolder,
  };
}
