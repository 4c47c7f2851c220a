// One changed file as the ideas see it, and candidates as people would read them.

import type { PatchContext } from "#patch/context.ts";
import type { Candidate } from "#patch/patch.ts";
import { applyEdit } from "#patch/whole-lines.ts";
import { parseFile } from "#syntax/parse.ts";
import { changeOf } from "../verdict/samples.ts";

/** `cause`: the line the verdict names; 0: none in this file. */
export function contextOf(base: string | null, head: string, cause = 0, path = "src/seats.ts"): PatchContext {
  const change = { ...changeOf(path, base ?? "", head), ...(base === null ? { status: "added" as const, basePath: null } : {}) };
  return { file: parseFile(path, "", head), change, baseText: base, causeLine: cause };
}

/** Each candidate as what it says and the lines it leaves behind. */
export function printCandidates(context: PatchContext, candidates: readonly Candidate[]): string {
  const before = context.file.text.split("\n");
  return candidates
    .map((candidate) => {
      const after = applyEdit(context.file.text, candidate.edit).split("\n");
      const fresh = after
        .filter((line, at) => line !== before[at] || after.length !== before.length)
        .filter((line) => !before.includes(line));
      return `${candidate.idea}: ${candidate.says} | ${fresh.map((line) => line.trim()).join(" ⏎ ") || `${after.length - before.length} lines`}`;
    })
    .join("\n");
}
