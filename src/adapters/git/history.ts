// Commits as git tells them: a range of them, and those that made one line what it is.
import type { Commit, Mirror } from "#tasks/ports.ts";
import { type Credential, gitText } from "./command.ts";

const fieldEnd = "\x1f";
const fields = ["%H", "%P", "%an", "%aI", "%s", "%b"].join("%x1f");

export async function commitsOf(folder: string, query: Parameters<Mirror["commits"]>[0]): Promise<readonly Commit[]> {
  const args = [
    "log",
    "--no-color",
    "-z",
    `--format=%x1e${fields}%x1f`,
    "--name-only",
    "-m",
    "--first-parent",
    `--max-count=${query.limit}`,
  ];
  if (query.sinceIso !== undefined) args.push(`--since=${query.sinceIso}`);
  args.push(query.from);
  if (query.notIn !== undefined) args.push(`^${query.notIn}`);
  const text = await gitText(folder, [...args, "--"]);
  return text.split("\x1e").slice(1).map(parseCommit);
}

function parseCommit(record: string): Commit {
  const [id = "", parents = "", author = "", at = "", subject = "", body = "", paths = ""] = record.split(fieldEnd);
  return {
    id,
    parents: parents.split(" ").filter(Boolean),
    author,
    at,
    subject,
    body: body.trim(),
    paths: paths.split(/[\0\n]/).filter(Boolean),
  };
}

export async function lineHistoryOf(
  folder: string,
  commit: string,
  path: string,
  line: number,
  authorization: Credential | null,
): ReturnType<Mirror["lineHistory"]> {
  const format = `--format=%x1e${fields}%x1f`;
  const args = ["log", "--no-color", "--no-ext-diff", "--no-textconv", format, "--max-count=50", `-L${line},${line}:${path}`, commit];
  const text = await gitText(folder, args, { authorization });
  return text
    .split("\x1e")
    .slice(1)
    .map((record) => {
      const known = parseCommit(record);
      const patch = record.split(fieldEnd).slice(6).join(fieldEnd);
      const at = /^\+\+\+ b\/(.*)$/m.exec(patch)?.[1] ?? path;
      const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/m.exec(patch);
      const added = patch.split("\n").find((row) => row.startsWith("+") && !row.startsWith("+++ "));
      return { ...known, paths: [at], path: at, line: Number(hunk?.[1] ?? line), text: (added ?? "+").slice(1) };
    });
}
