// The IR of source files, lowered on first asking and kept for the thread: two snapshots share what they have in common.

import { lineStarts } from "#ground/span.ts";
import type { ProgramModule } from "#ir/program.ts";
import { lowerFile } from "#lowering/lower-file.ts";
import { type LoweringOptions, optionsOf } from "#lowering/options.ts";
import { compilerSettings } from "#syntax/settings.ts";
import type { Sources } from "#syntax/sources.ts";

/** Modules kept before the store is emptied; a large repository has a few thousand files. */
const KEPT_MAX = 8_000;

const kept = new Map<string, ProgramModule>();
const optionsBySources = new WeakMap<Sources, (path: string) => LoweringOptions>();

function optionsFor(sources: Sources, path: string): LoweringOptions {
  let find = optionsBySources.get(sources);
  if (find === undefined) {
    const settings = compilerSettings(sources.snapshot);
    const known = new Map<string, LoweringOptions>();
    find = (at) => {
      const found = known.get(at) ?? optionsOf(settings(at));
      known.set(at, found);
      return found;
    };
    optionsBySources.set(sources, find);
  }
  return find(path);
}

/** The program of a file, or null where there is none. */
export function programOf(sources: Sources, path: string): ProgramModule | null {
  const file = sources.snapshot.files.get(path);
  if (file === undefined) return null;
  if (path.endsWith(".json")) return jsonModule(path, file.blob, file.text);
  const parsed = sources.parsed(path);
  if (parsed === undefined) return null;
  const options = optionsFor(sources, path);
  const key = `${parsed.format} ${file.blob} ${path} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= KEPT_MAX) kept.clear();
  const { module } = lowerFile(parsed, options);
  kept.set(key, module);
  return module;
}

function jsonModule(path: string, blob: string, text: string): ProgramModule {
  return {
    path,
    blob,
    format: "json",
    text,
    lines: lineStarts(text),
    functions: [],
    imports: [],
    exports: [],
    requests: [],
    hasTopLevelAwait: false,
    sites: 0,
  };
}
