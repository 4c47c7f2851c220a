// Why a line is as it is: its commits through renames, their pull requests, and what memory knows of the code around it.

import { pullRequestsNamed } from "#recall/pull-requests.ts";
import { answerWhy, type ChangeText, type WhyAnswer } from "#recall/why.ts";
import { printWhy } from "#recall/why-words.ts";
import type { Commit, Ports, RepositoryRef } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { surveyRevision } from "./survey-revision.ts";

export type LineQuestion = {
  readonly repository: RepositoryRef;
  readonly revision: string;
  readonly fetch: readonly string[];
  readonly path: string;
  readonly line: number;
};
export type Explained = {
  readonly answer: WhyAnswer /** The same in words, as Markdown that reads well as text. */;
  readonly text: string;
};

/** Each is a request to the forge. */
const pullRequestsMax = 10;

export async function explainLine(ports: Ports, question: LineQuestion): Promise<Explained> {
  const { repository, path, line } = question;
  const { mirror, snapshot, graph } = await surveyRevision(ports, repository, question.revision, question.fetch);
  const text = snapshot.files.get(path)?.text;
  if (text === undefined) throw new Refusal("bad-input", `There is no file ${path} at ${snapshot.commit.slice(0, 7)}.`);
  const lines = text.split("\n").length;
  if (line < 1 || line > lines) throw new Refusal("bad-input", `${path} has ${lines} lines; there is no line ${line}.`);
  const history = await mirror.lineHistory(snapshot.commit, path, line);
  const [incidents, decisions, changes] = await Promise.all([
    ports.store.memory.incidents(repository.name),
    ports.store.memory.decisions(repository.name),
    changesOf(ports, repository, history),
  ]);
  const answer = answerWhy({ path, line, graph, history, changes, incidents, decisions });
  return { answer, text: printWhy(answer, ports.clock.nowIso()) };
}

/** What people wrote with the pull requests; a checkout without a forge has only its commits. */
async function changesOf(ports: Ports, repository: RepositoryRef, history: readonly Commit[]): Promise<ReadonlyMap<number, ChangeText>> {
  const changes = new Map<number, ChangeText>();
  if (repository.installation === null) return changes;
  const numbers = pullRequestsNamed(history.map((commit) => commit.subject)).slice(0, pullRequestsMax);
  for (const number of numbers) {
    try {
      const { title, body, author } = await ports.forge.change(repository, number);
      changes.set(number, { title, body, author });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "not-found") throw error;
    }
  }
  return changes;
}

/** `src/pricing/fx.ts:12` */
export function parsePlace(text: string): { readonly path: string; readonly line: number } {
  const match = /^(.+):(\d+)$/.exec(text.trim());
  if (match === null) throw new Refusal("bad-input", "Say the place as path:line, for example src/pricing/fx.ts:12.");
  return { path: match[1] as string, line: Number(match[2]) };
}
