// A text of the same length in which everything quoted, bracketed or in back-ticks is blanked, so that the structure of a
// sentence can be looked for without meeting words that belong to a value.

const PAIRS = new Map([
  ["`", "`"],
  ['"', '"'],
  ["'", "'"],
  ["“", "”"],
  ["‘", "’"],
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
/** What blanked text consists of. */
export const blank = "▮";

export function masked(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; ) {
    const end = closing(text, at);
    if (end === null) out += text[at++];
    else {
      out += blank.repeat(end + 1 - at);
      at = end + 1;
    }
  }
  return out;
}

/** Where what opens here closes; an apostrophe inside a word opens nothing. */
function closing(text: string, at: number): number | null {
  const open = text[at] ?? "";
  const close = PAIRS.get(open);
  if (close === undefined || (open === "'" && /\w/.test(text[at - 1] ?? ""))) return null;
  if (!"([{".includes(open)) {
    for (let end = text.indexOf(close, at + 1); end >= 0; end = text.indexOf(close, end + 1)) {
      if (open !== "'" || !/\w/.test(text[end + 1] ?? "")) return end;
    }
    return null;
  }
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === open) depth++;
    else if (text[end] === close && --depth === 0) return end;
  }
  return null;
}

/** The parts between matches of a separator that stand outside quotes and brackets. */
export function splitOutside(text: string, separator: RegExp): readonly string[] {
  const cover = masked(text);
  const parts: string[] = [];
  let from = 0;
  for (const match of cover.matchAll(separator)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
