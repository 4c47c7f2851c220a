// How people write that a commit puts something right. Precise before complete: a commit that mends the spelling, the
// tests or the build is no past fix of behaviour, and saying so of it would cost the reader's trust.

/** `Revert "subject"`, or the body git writes: the commit taken back. */
export function revertIn(subject: string, body: string): { readonly commit: string | null } | null {
  const commit = /^This reverts commit ([0-9a-f]{7,40})/m.exec(body)?.[1] ?? null;
  return commit !== null || /^(revert(ed|s)?\b[:(]|revert ")/i.test(subject) ? { commit } : null;
}

/** What was taken back was docs, tests or tools, by its own words. */
export function revertsNoBehaviour(subject: string): boolean {
  const taken = /^revert "(.*)"/is.exec(subject)?.[1] ?? "";
  return /^(chore|docs?|style|tests?|build|ci|release|deps?|types?|lint)\b[^:]*:/i.test(taken) || isMendingOfText(taken);
}

/** A revert of a revert brings something back; it mends nothing. */
export const isReinstatement = (subject: string): boolean => /^(reapply\b|revert "revert\b)/i.test(subject);

export function saysFix(subject: string): boolean {
  const conventional = /^(\w+)\s?(?:\(([^)]*)\))?!?:\s*(.*)$/.exec(subject);
  if (conventional) {
    const [, type = "", scope = "", rest = ""] = conventional;
    if (/^(fix|bugfix|hotfix)$/i.test(type)) return !NOT_BEHAVIOUR.test(scope) && !isMendingOfText(rest);
    if (COMMIT_TYPES.test(type)) return false;
  }
  return FIXES.test(subject) && !isMendingOfText(subject);
}

const COMMIT_TYPES = /^(feat|feature|chore|docs?|style|refactor|perf|tests?|build|ci|release|deps?|types?|lint)$/i;
const FIXES = /\b(fix|fixes|fixed|fixing|bugfix|hotfix|hot-fix|regression|bug)\b/i;
const NOT_BEHAVIOUR =
  /^(docs?|readme|tests?|ci|lint|build|deps?|deps-dev|types?|typos?|release|website|example|examples|changelog|eslint|workflow|workflows)$/i;

/** What is mended is words about the code, its looks, or the tools around it. */
export function isMendingOfText(subject: string): boolean {
  return (
    /\b(typos?|spelling|grammar|wording|lint(er|ing)?|eslint|biome|prettier|format(ting)?|whitespace|indent(ation)?|comments?|docs?|documentation|readme|changelog|jsdoc|license|badges?|links?|ci|workflows?|github actions?|travis|dependabot|renovate|tests?|specs?|snapshots?|coverage|flak[ey]\w*|types?|typings?|typescript|d\.ts|imports? order|merge conflicts?|version|release|examples?|deps?|dependenc(y|ies)|lockfile|package-lock)\b/i.test(
      subject,
    ) &&
    !/\b(crash\w*|wrong\w*|incorrect\w*|regression|throw\w*|hang\w*|leak\w*|race|overflow|corrupt\w*|lost|loses?|when|should)\b/i.test(
      subject,
    )
  );
}

/** Issues a text says it closes: `Fixes #7`. */
export function issuesIn(text: string): readonly number[] {
  const found = text.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w.-]+\/[\w.-]+)?#(\d+)/gi);
  return [...new Set([...found].map((match) => Number(match[1])))];
}

/** The pull request a commit came with: `… (#12)` at the end, or a merge commit's subject. */
export function pullRequestIn(subject: string): number | null {
  const number = /\(#(\d+)\)\s*$/.exec(subject)?.[1] ?? /^Merge pull request #(\d+)\b/.exec(subject)?.[1];
  return number === undefined ? null : Number(number);
}
