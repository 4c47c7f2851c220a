// Writes commits into a bare repository from a list of plans: same plans, same commit ids, in one git process.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Signature } from "../state.ts";
import { git } from "./run.ts";

/** A revision, or the place in the list of an earlier plan. */
type Rev = string | number;

export type CommitPlan = {
  readonly branch: string;
  readonly message: string;
  readonly author?: Signature;
  readonly committer?: Signature;
  /** When it was written; a fixed day when nothing is said, so that commit ids never depend on the clock. */
  readonly date?: string;
  /** Path → new text, or null to delete. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Where the branch starts. Else the branch goes on, or begins empty. */
  readonly from?: Rev;
  readonly merge?: Rev;
};

const SOMEBODY: Signature = { name: "Mira Falk", email: "mira@example.com" };
const SOME_DAY = "2026-01-15T09:00:00Z";

/** Makes the commits and moves the branches. Returns the commit ids in the order of the plans. */
export async function writeHistory(folder: string, plans: readonly CommitPlan[]): Promise<string[]> {
  const known = new Set((await git(folder, ["for-each-ref", "--format=%(refname)", "refs/heads"])).split("\n"));
  const begun = new Set<string>();
  const stream: string[] = ["feature done\n"];
  for (const [at, plan] of plans.entries()) {
    const ref = `refs/heads/${plan.branch}`;
    const named = (rev: Rev | undefined) => (known.has(`refs/heads/${rev}`) ? `refs/heads/${rev}` : rev);
    // A branch begun in this stream goes on by itself; one that stood before must be named once.
    const from = plan.from === undefined && known.has(ref) && !begun.has(ref) ? `${ref}^0` : named(plan.from);
    stream.push(...commitLines(plan, at, from, named(plan.merge)));
    known.add(ref);
    begun.add(ref);
  }
  const scratch = await mkdtemp(join(tmpdir(), "history-"));
  try {
    const marks = join(scratch, "marks");
    await git(folder, ["fast-import", "--quiet", "--force", `--export-marks=${marks}`], { input: `${stream.join("")}done\n` });
    const ids = new Map((await readFile(marks, "utf8")).split("\n").map((line) => line.split(" ") as [string, string]));
    return plans.map((_, at) => ids.get(`:${at + 1}`) ?? "");
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function commitLines(plan: CommitPlan, at: number, from: Rev | undefined, merge: Rev | undefined): string[] {
  const author = plan.author ?? SOMEBODY;
  const seconds = Math.floor(Date.parse(plan.date ?? SOME_DAY) / 1000);
  const lines = [
    `commit refs/heads/${plan.branch}\n`,
    `mark :${at + 1}\n`,
    `author ${signature(author)} ${seconds} +0000\n`,
    `committer ${signature(plan.committer ?? author)} ${seconds} +0000\n`,
    data(`${plan.message}\n`),
  ];
  if (from !== undefined) lines.push(`from ${revision(from)}\n`);
  if (merge !== undefined) lines.push(`merge ${revision(merge)}\n`);
  for (const [path, text] of Object.entries(plan.files ?? {}))
    lines.push(text === null ? `D ${quoted(path)}\n` : `M 100644 inline ${quoted(path)}\n${data(text)}`);
  return [...lines, "\n"];
}

const revision = (from: Rev): string => (typeof from === "number" ? `:${from + 1}` : from);
const signature = ({ name, email }: Signature): string => `${name} <${email}>`;
const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
const quoted = (path: string): string => (/["\n\\ ]/.test(path) ? JSON.stringify(path) : path);
