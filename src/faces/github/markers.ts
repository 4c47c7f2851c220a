// Hidden marks by which we know our own comments again. A mark counts only on a comment that our own bot wrote. It stands
// first, so that nothing which must be cut can take it along.

export const stickyMark = (number: number): string => `<!-- foretrace:v1 kind=sticky pr=${number} -->`;
export const replyMark = (key: string): string => `<!-- foretrace:v1 kind=reply key=${key.replace(/[^\w.:/#-]/g, "_")} -->`;

/** `settled`: what the comment said is no longer so, and it says that. */
export const findingMark = (fingerprint: string, settled = false): string =>
  `<!-- foretrace:v1 fp=${fingerprint}${settled ? " settled" : ""} -->`;

export function findingIn(body: string): { readonly fingerprint: string; readonly settled: boolean } | null {
  const mark = /<!-- foretrace:v1 fp=([0-9a-f]+)( settled)? -->/.exec(body);
  return mark === null ? null : { fingerprint: mark[1] as string, settled: mark[2] !== undefined };
}

/** The mark and the text, cut to what GitHub takes. */
export const marked = (mark: string, text: string, max: number): string => `${mark}\n${fitted(text, max - mark.length - 1, "")}`;

/** The text cut to what GitHub takes, saying so. */
export function fitted(text: string, max: number, rest: string): string {
  if (text.length <= max) return text;
  const notice = `\n\n… cut here. ${rest}`.trimEnd();
  return text.slice(0, max - notice.length).replace(/[\ud800-\udbff]$/, "") + notice;
}
