// Commits as git tells them: a range of them, and those that made one line what it is.
import { randomBytes } from "node:crypto";
import type { Commit, Mirror } from "#tasks/ports.ts";
import { gitText, type Remote } from "./command.ts";
import { plainDiff } from "./diff.ts";

/** What separates records and fields: made for each call, so that no message of a commit can hold it. */
function layout(): {
  readonly format: string;
  readonly records: (text: string) => readonly string[];
  readonly fields: (record: string) => readonly string[];
} {
  const mark = randomBytes(12).toString("hex");
  const [recordStart, fieldEnd] = [`<${mark}>`, `|${mark}|`];
  return {
    format: `--format=${recordStart}${["%H", "%P", "%an", "%aI", "%s", "%b", ""].join(fieldEnd)}`,
    records: (text) => text.split(recordStart).slice(1),
    fields: (record) => record.split(fieldEnd),
  };
}

export async function commitsOf(folder: string, query: Parameters<Mirror["commits"]>[0]): Promise<readonly Commit[]> {
  const { format, records, fields } = layout();
  const args = ["log", ...plainDiff, "-z", format, "--name-only", "--no-renames", "-m", "--first-parent", `--max-count=${query.limit}`];
  if (query.sinceIso !== undefined) args.push(`--since=${query.sinceIso}`);
  args.push(query.from);
  if (query.notIn !== undefined) args.push(`^${query.notIn}`);
  const text = await gitText(folder, [...args, "--"]);
  return records(text).map((record) => parseCommit(fields(record)));
}

function parseCommit([id = "", parents = "", author = "", at = "", subject = "", body = "", paths = ""]: readonly string[]): Commit {
  return {
    id,
    parents: parents.split(" ").filter(Boolean),
    author,
    at,
    subject,
    body: body.trim(),
    // After the message comes a line end, then each path with a zero.
    paths: paths
      .replace(/^\0?\n?/, "")
      .split("\0")
      .filter(Boolean),
  };
}

export async function lineHistoryOf(
  folder: string,
  place: { readonly commit: string; readonly path: string; readonly line: number },
  remote: Remote | null,
): ReturnType<Mirror["lineHistory"]> {
  const { commit, path, line } = place;
  const { format, records, fields } = layout();
  const args = ["log", ...plainDiff, format, "--max-count=50", `-L${line},${line}:${path}`, commit];
  const text = await gitText(folder, args, { remote });
  return records(text).map((record) => {
    const [patch = "", ...others] = [...fields(record)].reverse();
    const known = parseCommit(others.reverse());
    const at = /^\+\+\+ b\/(.*)$/m.exec(patch)?.[1] ?? path;
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/m.exec(patch);
    const added = patch.split("\n").find((row) => row.startsWith("+") && !row.startsWith("+++ "));
    return { ...known, paths: [at], path: at, line: Number(hunk?.[1] ?? line), text: (added ?? "+").slice(1) };
  });
}
