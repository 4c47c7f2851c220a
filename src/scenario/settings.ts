// What a repository asks of us in `.github/foretrace.yml`. An unknown key is refused with its place, since a misspelt
// setting that is silently ignored is worse than none.
import { sha256 } from "#ground/digest.ts";
import type { Problem } from "#ground/problem.ts";
import { fail, ok, type Result } from "#ground/result.ts";
import { canonicalJson } from "./canonical.ts";
import { matchesGlob } from "./glob.ts";
import { type YamlNode, YamlReader } from "./yaml/reader.ts";

export const settingsPath = ".github/foretrace.yml";

export type Settings = {
  /** Only in blocking mode may a broken behaviour fail the check. */
  readonly mode: "advisory" | "blocking";
  /** Whether issues with the label become scenarios. */
  readonly scenarios: boolean;
  /** Paths (globs) whose changes are not looked at. */
  readonly ignore: readonly string[];
  /** What may be asked of a package registry: tarballs fetched, only those already here, or nothing. */
  readonly dependencies: "fetch" | "cache" | "none";
  /** Check runs only: no review, no comment, no reply that was not asked for. */
  readonly silent: boolean;
};

export const standardSettings: Settings = { mode: "advisory", scenarios: true, ignore: [], dependencies: "fetch", silent: false };

export function readSettings(text: string): Result<Settings, readonly Problem[]> {
  const reader = new YamlReader(settingsPath, text);
  const settings: { -readonly [K in keyof Settings]: Settings[K] } = { ...standardSettings };
  if (reader.problems.length > 0) return fail(reader.problems);
  if (reader.root === null || reader.json(reader.root, "the settings") === null) return ok(settings);
  for (const { key, value } of reader.entries(reader.root, "the settings", Object.keys(standardSettings))) {
    if (key === "mode") settings.mode = choice(reader, value, key, ["advisory", "blocking"]) ?? settings.mode;
    else if (key === "dependencies")
      settings.dependencies = choice(reader, value, key, ["fetch", "cache", "none"]) ?? settings.dependencies;
    else if (key === "scenarios" || key === "silent") settings[key] = readSwitch(reader, value, key);
    else settings.ignore = reader.items(value, key).flatMap((item) => reader.text(item, "a path") ?? []);
  }
  return reader.problems.length > 0 ? fail(reader.problems) : ok(settings);
}

/** Two readings with one digest ask for the same work. */
export const settingsDigest = (settings: Settings): string => sha256(canonicalJson({ ...settings }));

export const isIgnored = (settings: Settings, path: string): boolean => settings.ignore.some((glob) => matchesGlob(glob, path));

function choice<T extends string>(reader: YamlReader, node: YamlNode | null, what: string, choices: readonly T[]): T | null {
  const text = reader.text(node, what);
  const chosen = choices.find((one) => one === text);
  return text === null || chosen !== undefined ? (chosen ?? null) : reader.refuse(node, `${what} must be one of ${choices.join(", ")}`);
}

function readSwitch(reader: YamlReader, node: YamlNode | null, what: string): boolean {
  const text = reader.text(node, what);
  if (text !== null && !/^(on|off|true|false)$/.test(text)) reader.refuse(node, `${what} must be on or off`);
  return text === "on" || text === "true";
}
