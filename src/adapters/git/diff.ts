// The difference of two commits as FileChanges: status from the raw listing, hunks from a patch without context.
import type { FileChange, Hunk } from "#ground/change.ts";
import { gitText } from "./command.ts";

export async function changesBetween(folder: string, base: string, head: string): Promise<readonly FileChange[]> {
  const [raw, patch] = await Promise.all([
    gitText(folder, ["diff", ...plainDiff, "-M", "--raw", "-z", "--no-abbrev", base, head]),
    gitText(folder, ["diff", ...plainDiff, "-M", "-U0", "--inter-hunk-context=0", base, head]),
  ]);
  return joinChanges(parseRaw(raw), parsePatch(patch));
}

/** As git prints it by itself, whatever a repository is configured to: order, submodules, prefixes, words of other programs. */
export const plainDiff = [
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--no-relative",
  "--submodule=short",
  "--ignore-submodules=none",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "-O/dev/null",
  "--diff-algorithm=default",
];

type RawChange = { readonly status: string; readonly basePath: string; readonly headPath: string };

function parseRaw(raw: string): readonly RawChange[] {
  const parts = raw.split("\0");
  const changes: RawChange[] = [];
  for (let at = 0; at + 1 < parts.length; ) {
    const status = (parts[at] as string).split(" ")[4]?.[0] ?? "";
    const first = parts[at + 1] as string;
    const renamed = status === "R" || status === "C";
    changes.push({ status, basePath: first, headPath: renamed ? (parts[at + 2] as string) : first });
    at += renamed ? 3 : 2;
  }
  return changes;
}

type Section = { readonly binary: boolean; readonly hunks: readonly Hunk[] };

/** One section per file, in git's order, which is that of the raw listing. */
function parsePatch(patch: string): readonly Section[] {
  const sections: Array<{ binary: boolean; hunks: Hunk[] }> = [];
  let bodyLeft = 0; // lines of the hunk still to come, so that a line of code that looks like a header is not read as one
  for (const line of patch.split("\n")) {
    const section = sections.at(-1);
    if (bodyLeft > 0 && (line.startsWith("+") || line.startsWith("-"))) bodyLeft--;
    else if (line.startsWith("diff --git ")) sections.push({ binary: false, hunks: [] });
    else if (section && line.startsWith("Binary files ")) section.binary = true;
    else if (section) {
      const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (!hunk) continue;
      const read = {
        baseStart: Number(hunk[1]),
        baseLines: Number(hunk[2] ?? 1),
        headStart: Number(hunk[3]),
        headLines: Number(hunk[4] ?? 1),
      };
      section.hunks.push(read);
      bodyLeft = read.baseLines + read.headLines;
    }
  }
  return sections;
}

const statusNames: Readonly<Record<string, FileChange["status"]>> = { A: "added", D: "removed", R: "renamed", C: "added" };

function joinChanges(raw: readonly RawChange[], sections: readonly Section[]): readonly FileChange[] {
  const changes: FileChange[] = [];
  let at = 0;
  for (const { status, basePath, headPath } of raw) {
    const section = sections[at] ?? { binary: true, hunks: [] };
    at += status === "T" ? 2 : 1; // a file that became a link is written as a removal and an addition
    const name = statusNames[status] ?? "modified";
    changes.push({
      status: name,
      path: headPath,
      basePath: name === "added" ? null : basePath,
      binary: section.binary || status === "T",
      hunks: section.hunks,
    });
  }
  return changes;
}
