// A small repository written as one text: `// file: path` begins each file.
import { sha256 } from "#ground/digest.ts";
import type { Snapshot, SourceFile } from "#ground/snapshot.ts";
import { makeSources } from "#syntax/link.ts";
import type { Sources } from "#syntax/sources.ts";

export function tinyRepo(text: string, commit = "tiny"): Snapshot {
  const files = new Map<string, SourceFile>();
  const parts = text.split(/^[ \t]*\/\/ file: (.+)$/m);
  for (let at = 1; at < parts.length; at += 2) {
    const path = (parts[at] ?? "").trim();
    const body = undent((parts[at + 1] ?? "").replace(/^\n/, ""));
    files.set(path, { path, blob: sha256(body), text: body });
  }
  return { commit, files, omitted: [] };
}

export const tinySources = (text: string, commit?: string): Sources => makeSources(tinyRepo(text, commit));

/** Takes away the indentation that all lines share, so that repositories can stand inside indented tests. */
function undent(text: string): string {
  const lines = text.replace(/\n[ \t]*$/, "\n").split("\n");
  const margins = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...margins, 100);
  return lines.map((line) => line.slice(Math.min(margin, /^[ \t]*/.exec(line)?.[0].length ?? 0))).join("\n");
}
