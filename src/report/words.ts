// Small words of all reports: plurals, short values, and strangers' text made harmless for Markdown.

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, Math.max(0, max - 1));
  return `${cut.replace(/[\ud800-\udbff]$/, "").trimEnd()}…`; // never half a character
}

/** Text of a stranger on one line, without what would move a cursor, turn the reading direction or hide. */
export const visible = (text: string): string =>
  text
    .replace(/[\t\r\n\u2028\u2029]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "\ufffd");

/** Breaks a word for GitHub, which looks for names in the finished text, where a backslash no longer protects them. */
const gap = "\u200b";

/** Text of a stranger inside Markdown: shown as written, unable to format, link, mention or open HTML. */
export const plain = (text: string): string =>
  visible(text)
    .replace(/ +/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#+!|<>~&$]/g, "\\$&")
    .replace(/[@#]/g, `$&${gap}`)
    .replace(/(gh-)(?=\d)/gi, `$1${gap}`)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${gap}`)
    .replace(/(www)\./gi, `$1${gap}.`)
    .replace(/^[-=]/, "\\$&")
    .replace(/^(\d+)\./, "$1\\.");

/** A code span that holds any text on one line. */
export function code(text: string, max = 200): string {
  const line = shorten(visible(text).trim(), max);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const touching = line === "" || line.startsWith("`") || line.endsWith("`");
  return touching ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** A code span in a cell of a table, whose bars are escaped even inside code. */
export const cell = (text: string, max = 200): string =>
  code(text, max)
    .replace(/\\(?=\|)/g, "\\\u2060")
    .replace(/\|/g, "\\|");

/** A fenced block whose fence is longer than any run of backticks inside. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

export const place = (span: { readonly path: string; readonly line: number }): string => `${span.path}:${span.line}`;

/** `src/…/refund.ts:58`: the end of a path says more than its beginning. */
export function shortPlace(span: { readonly path: string; readonly line: number }, max: number): string {
  const whole = place(span);
  return whole.length <= max ? whole : `…${whole.slice(whole.length - max + 1)}`;
}
