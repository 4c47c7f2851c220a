// Why a line is as it is: its commits through renames, and what memory knows of the code around it.
import type { WhyAnswer } from "#recall/why.ts";
import { explain } from "#recall/why.ts";
import type { Ports, RepositoryRef } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type LineQuestion = { readonly repository: RepositoryRef; readonly revision: string; readonly fetch: readonly string[]; readonly path: string; readonly line: number };

export async function explainLine(ports: Ports, question: LineQuestion): Promise<WhyAnswer> {
  const { repository, path, line } = question;
  const mirror = await ports.git.open(repository);
  await mirror.fetch(question.fetch);
  const commit = await mirror.resolve(question.revision);
  if (commit === null) throw new Refusal("bad-input", `There is no revision \`${question.revision}\`.`);
  const text = (await mirror.snapshot(commit)).files.get(path)?.text;
  if (text === undefined) throw new Refusal("bad-input", `There is no file ${path} at ${commit.slice(0, 7)}.`);
  const lines = text.split("\n").length;
  if (line < 1 || line > lines) throw new Refusal("bad-input", `${path} has ${lines} lines; there is no line ${line}.`);
  const [history, incidents, decisions] = await Promise.all([mirror.lineHistory(commit, path, line), ports.store.memory.incidents(repository.name), ports.store.memory.decisions(repository.name)]);
  return explain({ path, line, text: text.split("\n")[line - 1] ?? "", history, incidents, decisions });
}

/** `src/pricing/fx.ts:12` */
export function parsePlace(text: string): { readonly path: string; readonly line: number } {
  const match = /^(.+):(\d+)$/.exec(text.trim());
  if (match === null) throw new Refusal("bad-input", "Say the place as path:line, for example src/pricing/fx.ts:12.");
  return { path: match[1] as string, line: Number(match[2]) };
}
