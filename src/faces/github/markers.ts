// Hidden marks by which we know our own comments again. A mark counts only on a comment that our own bot wrote.

export const stickyMark = (number: number): string => `<!-- foretrace:v1 kind=sticky pr=${number} -->`;
export const findingMark = (fingerprint: string): string => `<!-- foretrace:v1 fp=${fingerprint} -->`;
export const replyMark = (key: string): string => `<!-- foretrace:v1 kind=reply key=${key.replace(/[^\w.:/#-]/g, "_")} -->`;

export const fingerprintIn = (body: string): string | null => /<!-- foretrace:v1 fp=([0-9a-f]+) -->/.exec(body)?.[1] ?? null;

/** The body cut to what GitHub takes, saying so. */
export function fitted(body: string, max: number, rest: string): string {
  if (body.length <= max) return body;
  const notice = `\n\n… cut here: ${body.length - max} more characters. ${rest}`;
  return body.slice(0, max - notice.length) + notice;
}
