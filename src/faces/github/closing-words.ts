// Which issues a pull request closes, by GitHub's own keywords.

export function issuesClosedBy(text: string): number[] {
  const numbers = [...text.matchAll(/\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+#(\d+)\b/gi)].map((match) => Number(match[1]));
  return [...new Set(numbers)];
}
