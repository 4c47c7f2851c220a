// Two versions of a small repository, and the change between them as lines, made the way a diff without context makes it.
import { structuredPatch } from "diff";
import type { FileChange } from "#graph/change.ts";
import type { FileFacts } from "#graph/facts.ts";
import { factsOfText, filesOf } from "../survey/printed.ts";

export function changeBetween(
  base: string,
  head: string,
): {
  readonly changes: readonly FileChange[];
  readonly base: ReadonlyMap<string, FileFacts>;
  readonly head: ReadonlyMap<string, FileFacts>;
} {
  const [before, after] = [filesOf(base), filesOf(head)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  const changes = paths.map((path): FileChange => {
    const patch = structuredPatch(path, path, before.get(path) ?? "", after.get(path) ?? "", "", "", { context: 0 });
    const hunks = patch.hunks.map((hunk) => ({
      baseStart: hunk.oldStart,
      baseLines: hunk.oldLines,
      headStart: hunk.newStart,
      headLines: hunk.newLines,
    }));
    const status = !before.has(path) ? "added" : !after.has(path) ? "removed" : "modified";
    return { status, path, basePath: before.has(path) ? path : null, binary: false, hunks };
  });
  const factsOfAll = (files: ReadonlyMap<string, string>) => new Map([...files].map(([path, text]) => [path, factsOfText(text, path)]));
  return { changes, base: factsOfAll(before), head: factsOfAll(after) };
}
