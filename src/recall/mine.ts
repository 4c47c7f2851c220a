// Past fixes out of the history of commits: reverts, and commits that say they put something right.
// Deterministic and careful; what each touched is left to those who know the code at that commit.
import type { Incident } from "#graph/graph.ts";
import type { SymbolId } from "#ground/ids.ts";
import type { PastCommit } from "./commit.ts";
import { isMendingOfText, isReinstatement, issuesIn, pullRequestIn, revertIn, revertsNoBehaviour, saysFix } from "./mining/words.ts";
import { reasonIn } from "./reason.ts";

export type PastFix = {
  readonly commit: string;
  readonly kind: "revert" | "fix";
  readonly at: string;
  readonly author: string;
  /** What was wrong, in the words of the commit, without marks of form. */
  readonly title: string;
  /** More of it, where the commit says more. */
  readonly symptom: string;
  /** For a revert: the commit taken back, where it is named. */
  readonly reverts: string | null;
  readonly pullRequest: number | null;
  readonly issues: readonly number[];
  readonly paths: readonly string[];
};

/** In the order of the commits given. A fix that names its pull request is kept once, as the first of its commits. */
export function minePastFixes(commits: readonly PastCommit[]): readonly PastFix[] {
  const seen = new Set<string>();
  return commits.flatMap((commit) => {
    const fix = pastFixOf(commit);
    const key = fix && `${fix.pullRequest ?? fix.commit} ${fix.title}`;
    if (!fix || key === null || seen.has(key)) return [];
    seen.add(key);
    return [fix];
  });
}

function pastFixOf(commit: PastCommit): PastFix | null {
  const { id, subject, body, at, author, paths } = commit;
  if (isReinstatement(subject) || /^Merge (branch|remote|tag|commit)\b/.test(subject)) return null;
  const pullRequest = pullRequestIn(subject);
  const merged = pullRequest !== null && subject.startsWith("Merge pull request");
  const headline = merged ? (body.split("\n").find((line) => line.trim() !== "") ?? "") : subject;
  const revert = revertIn(headline, body);
  if (revert && revertsNoBehaviour(headline)) return null;
  const issues = issuesIn(`${headline}\n${body}`);
  if (!revert && !saysFix(headline) && !(issues.length > 0 && !isPlainWork(headline) && !isMendingOfText(headline))) return null;
  const title = titleOf(headline);
  return {
    commit: id,
    kind: revert ? "revert" : "fix",
    at,
    author,
    title,
    symptom: reasonIn(body, headline) ?? title,
    reverts: revert?.commit ?? null,
    pullRequest,
    issues,
    paths,
  };
}

/** Closing an issue is a fix only where the words do not say that it was a wish. */
const isPlainWork = (subject: string): boolean =>
  /^(\w+)(\([^)]*\))?!?:/.test(subject) ||
  /^v?\d+\.\d+/.test(subject) ||
  /^(add|adds|added|support|implement|allow|introduce|update|upgrade|bump|remove|refactor|rename|improve|document|docs|feature|test|release|migrate|drop|use|make|move|clean)\b/i.test(
    subject,
  );

/** As memory keeps it, once it is known which declarations it touched. */
export const incidentOf = (fix: PastFix, symbols: readonly SymbolId[]): Incident => ({
  id: `history-${fix.commit.slice(0, 12)}`,
  number: fix.issues[0] ?? null,
  title: fix.title,
  symptom: fix.symptom,
  at: fix.at,
  fix: { number: fix.pullRequest, commit: fix.commit },
  symbols,
  scenario: null,
});

const titleOf = (subject: string): string =>
  subject
    .replace(/^Revert "(.*)"\s*(\(#\d+\))?$/s, "Taken back: $1")
    .replace(/^(fix|bugfix|hotfix)(\([^)]*\))?!?:\s*/i, "")
    .replace(/\s*\(#\d+\)\s*$/, "")
    .trim();
