// Makes the sources of a snapshot. Trees are kept by blob, so that a file that two snapshots share is parsed once.

import { byText } from "#ground/order.ts";
import type { Snapshot } from "#ground/snapshot.ts";
import { languageOf } from "./languages.ts";
import { parseFile } from "./parse.ts";
import { makeResolver } from "./resolve.ts";
import type { ParsedFile, Resolution, Sources } from "./sources.ts";

/** Parsed files by path and blob; whoever runs base and head hands the same one to both. */
export type ParseCache = Map<string, ParsedFile>;

export function makeSources(snapshot: Snapshot, cache: ParseCache = new Map()): Sources {
  const resolver = makeResolver(snapshot);
  let paths: readonly string[] | undefined;
  const resolved = new Map<string, Resolution>();
  const parsed = (path: string): ParsedFile | undefined => {
    const file = snapshot.files.get(path);
    if (!file || !languageOf(path)) return undefined;
    const fallback = resolver.formatOf(path);
    const key = `${fallback} ${file.blob} ${path}`;
    const known = cache.get(key);
    if (known) return known;
    const made = parseFile(path, file.blob, file.text, fallback);
    cache.set(key, made);
    return made;
  };
  return {
    snapshot,
    get paths() {
      paths ??= [...snapshot.files.keys()].filter((path) => languageOf(path) !== undefined).sort(byText);
      return paths;
    },
    parsed,
    resolve: (fromPath, specifier, kind) => {
      const key = `${fromPath}\n${specifier}\n${kind ?? ""}`;
      const known = resolved.get(key);
      if (known) return known;
      // Only what an installed or workspace package offers depends on how it is asked.
      const isPlain = specifier.startsWith(".") || specifier.startsWith("/");
      const made = resolver.resolve(
        fromPath,
        specifier,
        isPlain || kind === "import" ? "esm" : kind === "require" ? "commonjs" : (parsed(fromPath)?.format ?? resolver.formatOf(fromPath)),
      );
      resolved.set(key, made);
      return made;
    },
  };
}
