// Small words of all reports: plurals, short values, and strangers' text made harmless for Markdown.

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const shorten = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, Math.max(0, max - 1)).trimEnd()}…`;

/** Text of a stranger inside Markdown: shown as written, unable to format, link, mention or open HTML. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]()#+!|<>~&]/g, "\\$&")
    .replace(/@/g, "@\u200b");

/** A code span that holds any text on one line; also safe inside a table cell. */
export function code(text: string, max = 200): string {
  const line = shorten(text.replace(/\s+/g, " ").trim(), max) || " ";
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const padded = line.startsWith("`") || line.endsWith("`") ? ` ${line} ` : line;
  return `${fence}${padded.replace(/\|/g, "\\|")}${fence}`;
}

/** A fenced block whose fence is longer than any run of backticks inside. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

export const place = (span: { readonly path: string; readonly line: number }): string => `${span.path}:${span.line}`;
