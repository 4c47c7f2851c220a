// Code in a sentence of ours: a code span of Markdown on one line, which also reads well as plain text. Knows no tables.

const lengthMax = 120;

export function quoted(code: string, max = lengthMax): string {
  const line = code.replace(/\s+/g, " ").trim();
  const shown = line.length <= max ? line : `${line.slice(0, max - 1).trimEnd()}…`;
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const touching = shown === "" || shown.startsWith("`") || shown.endsWith("`");
  return touching ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}
