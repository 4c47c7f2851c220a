// Why is this line as it is: what its history, the pull requests it came with, decisions and incidents say.
// Every part of the answer names where it was read; where nothing says why, that is the answer.
import type { Decision, Graph, Incident } from "#graph/graph.ts";
import { symbolAt } from "#graph/locate.ts";
import type { SymbolId } from "#ground/ids.ts";
import { sortedBy } from "#ground/order.ts";
import type { PastCommit } from "./commit.ts";
import { pullRequestIn, revertIn } from "./mining/words.ts";
import { reasonIn } from "./reason.ts";

/** A commit that made the line what it was after it. */
export type LineCommit = PastCommit & { readonly path: string; readonly line: number; readonly text: string };
/** What a person wrote with a pull request. */
export type ChangeText = { readonly title: string; readonly body: string; readonly author: string };

export type WhyQuestion = {
  readonly path: string;
  readonly line: number;
  readonly graph: Graph;
  /** Newest first. */
  readonly history: readonly LineCommit[];
  readonly changes: ReadonlyMap<number, ChangeText>;
  readonly decisions: readonly Decision[];
  readonly incidents: readonly Incident[];
};

/** One state of the line: since when, by whom, and why as far as anything says so. */
export type LineState = {
  readonly text: string;
  readonly at: string;
  readonly author: string;
  readonly commit: string;
  readonly title: string;
  readonly pullRequest: number | null;
  readonly reason: { readonly text: string; readonly source: "pull request" | "commit" } | null;
  /** It took an earlier change back. */
  readonly reverts: boolean;
};

export type WhyAnswer = {
  readonly path: string;
  readonly line: number;
  readonly symbol: SymbolId | null;
  /** As it is now; null when history does not know the line. */
  readonly now: LineState | null;
  readonly before: LineState | null;
  readonly decisions: readonly Decision[];
  /** What went wrong here, newest first. */
  readonly incidents: readonly Incident[];
};

export function answerWhy(question: WhyQuestion): WhyAnswer {
  const { path, line, graph, history, decisions, incidents } = question;
  const symbol = symbolAt(graph, path, line)?.id ?? null;
  const states = history.map((commit) => stateOf(commit, question.changes));
  const now = states[0] ?? null;
  const concerns = ({ symbols }: { readonly symbols: readonly SymbolId[] }): boolean => symbol !== null && symbols.includes(symbol);
  const fixedHere = (incident: Incident): boolean =>
    states.some(
      (state) => state.commit === incident.fix.commit || (state.pullRequest !== null && state.pullRequest === incident.fix.number),
    );
  return {
    path,
    line,
    symbol,
    now,
    before: states.find((state) => now !== null && state.text.trim() !== now.text.trim()) ?? null,
    decisions: sortedBy(
      decisions.filter(concerns),
      (one) => one.at,
      (one) => one.id,
    ).reverse(),
    incidents: sortedBy(
      incidents.filter((one) => concerns(one) || fixedHere(one)),
      (one) => one.at,
      (one) => one.id,
    ).reverse(),
  };
}

function stateOf(commit: LineCommit, changes: ReadonlyMap<number, ChangeText>): LineState {
  const pullRequest = pullRequestIn(commit.subject);
  const change = pullRequest === null ? undefined : changes.get(pullRequest);
  const inChange = change ? reasonIn(change.body, change.title) : null;
  const inCommit = reasonIn(commit.body, commit.subject);
  return {
    text: commit.text,
    at: commit.at,
    author: change?.author ?? commit.author,
    commit: commit.id,
    title: commit.subject,
    pullRequest,
    reason:
      inChange !== null ? { text: inChange, source: "pull request" } : inCommit !== null ? { text: inCommit, source: "commit" } : null,
    reverts: revertIn(commit.subject, commit.body) !== null,
  };
}
