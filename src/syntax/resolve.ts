// Where an import leads. The one resolver of the house, for the graph and for the simulation: TypeScript's rules for sources, Node's for
// packages, and the way from a workspace package's outputs back to its sources.
import type { Snapshot } from "#ground/snapshot.ts";
import { targetsOf } from "./resolve/exports.ts";
import { exactly, type Files, fileAt, isInstalled, sourceOf } from "./resolve/files.ts";
import { asList, asObject, asText, type Json, type JsonObject } from "./resolve/json.ts";
import { packagesOf } from "./resolve/packages.ts";
import { folderOf, foldersUp, inFolder, joinPath } from "./resolve/paths.ts";
import { platformModule } from "./resolve/platform.ts";
import { type Configs, configsOf } from "./resolve/tsconfig.ts";
import type { Resolution } from "./sources.ts";

export type Resolver = {
  readonly resolve: (fromPath: string, specifier: string, format: "esm" | "commonjs") => Resolution;
  /** What the nearest package.json says about files that do not say it themselves. */
  readonly formatOf: (path: string) => "esm" | "commonjs";
  readonly configs: Configs;
};

export function makeResolver(snapshot: Snapshot): Resolver {
  const files: Files = { snapshot, omitted: new Set(snapshot.omitted), packages: packagesOf(snapshot) };
  const configs = configsOf(snapshot);
  return {
    configs,
    formatOf: (path) => (files.packages.around(path)?.manifest["type"] === "module" ? "esm" : "commonjs"),
    resolve: (fromPath, specifier, format) => resolveIn(files, configs, fromPath, withoutQuery(specifier), format),
  };
}

/** `./x.ts?raw` is a bundler's way to ask for something else, but the file is the same. */
const withoutQuery = (specifier: string): string => (specifier.startsWith("#") ? specifier : specifier.replace(/[?#].*$/, ""));

function resolveIn(files: Files, configs: Configs, fromPath: string, specifier: string, format: "esm" | "commonjs"): Resolution {
  const conditions = new Set(["node", "node-addons", "default", "module-sync", format === "esm" ? "import" : "require"]);
  if (specifier.startsWith(".") || specifier.startsWith("/")) {
    const path = joinPath(folderOf(fromPath), specifier);
    return asFile(path === null ? undefined : fileAt(files, path, /(^|\/)\.{0,2}\/?$/.test(specifier)), specifier);
  }
  if (specifier.startsWith("#")) {
    const found = byImports(files, fromPath, specifier, conditions);
    if (found) return found;
  }
  const mapped = isInstalled(fromPath) ? undefined : byPaths(files, configs, fromPath, specifier);
  if (mapped !== undefined) return { kind: "file", path: mapped };
  const platform = platformModule(specifier);
  if (platform !== undefined) return { kind: "platform", name: platform };
  if (specifier.startsWith("#")) return { kind: "missing", specifier };
  return byPackage(files, fromPath, specifier, conditions);
}

const asFile = (path: string | undefined, specifier: string): Resolution =>
  path === undefined ? { kind: "missing", specifier } : { kind: "file", path };

function byImports(files: Files, fromPath: string, specifier: string, conditions: ReadonlySet<string>): Resolution | undefined {
  const around = files.packages.around(fromPath);
  if (!around) return undefined;
  const own = new Set([...conditions, ...(isInstalled(fromPath) ? [] : ["source", "development", "types"])]);
  for (const target of targetsOf(around.manifest["imports"], specifier, own)) {
    if (!target.startsWith("."))
      return resolveIn(
        files,
        () => ({ values: {}, pathsFrom: "", baseFolder: null }),
        fromPath,
        target,
        conditions.has("import") ? "esm" : "commonjs",
      );
    const path = joinPath(around.folder, target);
    const found = path === null ? undefined : (exactly(files, path) ?? sourceOf(files, around.folder, path));
    if (found !== undefined) return { kind: "file", path: found };
  }
  return undefined;
}

function byPaths(files: Files, configs: Configs, fromPath: string, specifier: string): string | undefined {
  const { values, pathsFrom, baseFolder } = configs(fromPath);
  const paths = asObject(values["paths"]);
  const from = baseFolder ?? pathsFrom;
  const names = Object.keys(paths).filter((name) => matches(name, specifier) !== undefined);
  names.sort((a, b) => b.indexOf("*") - a.indexOf("*") || b.length - a.length);
  for (const name of names.includes(specifier) ? [specifier] : names) {
    for (const target of asList(paths[name])) {
      const path = joinPath(from, (asText(target as Json) ?? "").replace("*", matches(name, specifier) ?? ""));
      const found = path === null ? undefined : fileAt(files, path, false);
      if (found !== undefined) return found;
    }
  }
  const based = baseFolder === null ? null : joinPath(baseFolder, specifier);
  return based === null ? undefined : fileAt(files, based, false);
}

/** What `*` stands for, if the name fits. */
function matches(name: string, specifier: string): string | undefined {
  const at = name.indexOf("*");
  if (at < 0) return name === specifier ? "" : undefined;
  const [prefix, suffix] = [name.slice(0, at), name.slice(at + 1)];
  const fits = specifier.startsWith(prefix) && specifier.endsWith(suffix) && specifier.length >= prefix.length + suffix.length;
  return fits ? specifier.slice(prefix.length, specifier.length - suffix.length) : undefined;
}

function byPackage(files: Files, fromPath: string, specifier: string, conditions: ReadonlySet<string>): Resolution {
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const subpath = `.${specifier.slice(name.length)}`;
  const workspace = isInstalled(fromPath) ? undefined : files.packages.workspace(name);
  if (workspace) {
    const path = entryOf(files, workspace.folder, workspace.manifest, subpath, new Set(["source", "development", ...conditions]));
    if (path !== undefined) return { kind: "file", path };
  }
  for (const folder of foldersUp(folderOf(fromPath))) {
    const installed = inFolder(folder, `node_modules/${name}`);
    const manifest = files.packages.manifestIn(installed);
    const path = manifest && entryOf(files, installed, manifest, subpath, conditions);
    if (path !== undefined) return { kind: "file", path };
  }
  return workspace && subpath !== "." ? { kind: "missing", specifier } : { kind: "package", name, specifier };
}

function entryOf(files: Files, folder: string, manifest: JsonObject, subpath: string, conditions: ReadonlySet<string>): string | undefined {
  const isWorkspace = !isInstalled(folder);
  const tried = manifest["exports"] === undefined ? mainsOf(manifest, subpath) : targetsOf(manifest["exports"], subpath, conditions);
  const typed = isWorkspace
    ? [
        ...targetsOf(manifest["exports"], subpath, new Set(["types", ...conditions])),
        ...(subpath === "." ? [asText(manifest["types"]) ?? "", asText(manifest["source"]) ?? ""] : []),
      ]
    : [];
  for (const target of [...tried, ...typed]) {
    const path = target === "" ? null : joinPath(folder, target);
    const found =
      path === null
        ? undefined
        : (exactly(files, path) ?? fileAt(files, path, true) ?? (isWorkspace ? sourceOf(files, folder, path) : undefined));
    if (found !== undefined) return found;
  }
  if (manifest["exports"] !== undefined && !isWorkspace) return undefined;
  const plain = joinPath(folder, subpath);
  return (
    (plain === null ? undefined : fileAt(files, plain, subpath === ".")) ??
    (isWorkspace ? sourceOf(files, folder, inFolder(folder, subpath === "." ? "index" : subpath.slice(2))) : undefined)
  );
}

function mainsOf(manifest: JsonObject, subpath: string): readonly string[] {
  return subpath === "." ? [asText(manifest["main"]) ?? "", asText(manifest["module"]) ?? ""] : [];
}
