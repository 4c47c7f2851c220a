// Two versions of a small repository, and the change between them as lines, as a diff without context gives them.

import type { FileFacts } from "#graph/facts.ts";
import type { FileChange, Hunk } from "#ground/change.ts";
import { factsOfText, filesOf } from "../survey/printed.ts";

type Both = {
  readonly changes: readonly FileChange[];
  readonly base: ReadonlyMap<string, FileFacts>;
  readonly head: ReadonlyMap<string, FileFacts>;
};

export function changeBetween(base: string, head: string): Both {
  const [before, after] = [filesOf(base), filesOf(head)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  const changes = paths.map((path): FileChange => {
    const status = !before.has(path) ? "added" : !after.has(path) ? "removed" : "modified";
    return {
      status,
      path,
      basePath: before.has(path) ? path : null,
      binary: false,
      hunks: hunksBetween(linesOf(before.get(path)), linesOf(after.get(path))),
    };
  });
  const factsOfAll = (files: ReadonlyMap<string, string>) => new Map([...files].map(([path, text]) => [path, factsOfText(text, path)]));
  return { changes, base: factsOfAll(before), head: factsOfAll(after) };
}

const linesOf = (text: string | undefined): readonly string[] =>
  text === undefined || text === "" ? [] : text.replace(/\n$/, "").split("\n");

/** One hunk from the first line that differs to the last: the files here change in one place. */
function hunksBetween(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [baseLines, headLines] = [before.length - start - end, after.length - start - end];
  if (baseLines + headLines === 0) return [];
  // a side without lines names the line before, as git does
  return [{ baseStart: baseLines === 0 ? start : start + 1, baseLines, headStart: headLines === 0 ? start : start + 1, headLines }];
}
