// `exports` and `imports` of package.json, as Node resolves them (https://nodejs.org/api/packages.html#package-entry-points).
import { asObject, type Json, type JsonObject } from "./json.ts";

/** The targets a subpath may lead to, in the order they are to be tried. `key` is "." or "./x" for exports, "#x" for imports. */
export function targetsOf(table: Json | undefined, key: string, conditions: ReadonlySet<string>): readonly string[] {
  if (table === undefined || table === null) return [];
  const bySubpath =
    typeof table === "object" && !Array.isArray(table) && Object.keys(table).some((name) => name.startsWith(".") || name.startsWith("#"));
  if (!bySubpath) return key === "." ? targets(table, conditions, "") : [];
  const entries = asObject(table);
  const exact = entries[key];
  if (exact !== undefined && !key.includes("*")) return targets(exact, conditions, "");
  const pattern = bestPattern(entries, key);
  return pattern ? targets(entries[pattern.name], conditions, pattern.star) : [];
}

function bestPattern(entries: JsonObject, key: string): { readonly name: string; readonly star: string } | undefined {
  let best: { name: string; star: string; length: number } | undefined;
  for (const name of Object.keys(entries)) {
    const at = name.indexOf("*");
    const isFolder = at < 0 && name.endsWith("/");
    if (at < 0 && !isFolder) continue;
    const prefix = isFolder ? name : name.slice(0, at);
    const suffix = isFolder ? "" : name.slice(at + 1);
    if (!key.startsWith(prefix) || !key.endsWith(suffix) || key.length < prefix.length + suffix.length) continue;
    if (!best || prefix.length > best.length)
      best = { name, star: key.slice(prefix.length, key.length - suffix.length), length: prefix.length };
  }
  return best;
}

function targets(target: Json | undefined, conditions: ReadonlySet<string>, star: string): readonly string[] {
  if (typeof target === "string") return [target.endsWith("/") ? target + star : target.replaceAll("*", star)];
  if (Array.isArray(target)) return target.flatMap((one: Json) => targets(one, conditions, star));
  return Object.entries(asObject(target)).flatMap(([condition, inner]) =>
    conditions.has(condition) ? targets(inner, conditions, star) : [],
  );
}
