// How loupe fits texts into the room that is left. Pure text; the room is a number that shrinks as entries are written.

/** Characters that may still be written here. */
export type Room = { left: number };

const ELLIPSIS = "…";

export function truncate(text: string, length: number): string {
  if (ELLIPSIS.length > length && text.length > ELLIPSIS.length) return ELLIPSIS;
  if (text.length <= length || text.length <= ELLIPSIS.length) return text;
  let end = length - ELLIPSIS.length;
  const code = end > 0 ? text.charCodeAt(end - 1) : 0;
  if (code >= 0xd800 && code <= 0xdbff) end--;
  return `${text.slice(0, end)}${ELLIPSIS}`;
}

/** As many entries as fit, then `…(n)` for those that do not. A writer of pairs takes its key's width out of the room, as loupe's does. */
export function inspectEntries<T>(entries: readonly T[], room: Room, write: (entry: T, room: Room) => string): string {
  const whole = room.left;
  let output = "";
  let peek = "";
  let cut = "";
  for (let at = 0; at < entries.length; at++) {
    const last = at + 1 === entries.length;
    const secondToLast = at + 2 === entries.length;
    cut = `${ELLIPSIS}(${entries.length - at})`;
    room.left = whole - output.length - (last ? 0 : 2);
    const text = peek !== "" ? peek : write(entries[at] as T, room) + (last ? "" : ", ");
    const next = output.length + text.length;
    const withCut = next + cut.length;
    if (last && next > whole && output.length + cut.length <= whole) break;
    if (!last && !secondToLast && withCut > whole) break;
    peek = last ? "" : write(entries[at + 1] as T, room) + (secondToLast ? "" : ", ");
    if (!last && secondToLast && withCut > whole && next + peek.length > whole) break;
    output += text;
    if (!last && !secondToLast && next + peek.length >= whole) {
      cut = `${ELLIPSIS}(${entries.length - at - 1})`;
      break;
    }
    cut = "";
  }
  return `${output}${cut}`;
}

export function quoteKey(key: string): string {
  if (/^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key)) return key;
  return JSON.stringify(key)
    .replace(/'/g, "\\'")
    .replace(/\\"/g, '"')
    .replace(/(^"|"$)/g, "'");
}

const ESCAPED =
  /['\u0000-\u001f\u007f-\u009f\u00ad\u0600-\u0604\u070f\u17b4\u17b5\u200c-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;
const NAMED: Readonly<Record<string, string>> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  "'": "\\'",
  "\\": "\\\\",
};

export function quoteText(text: string, left: number): string {
  const plain = text.replace(ESCAPED, (sign) => NAMED[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `'${truncate(plain, left - 2)}'`;
}
