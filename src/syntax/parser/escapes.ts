// Escape sequences of strings, templates and identifiers, as ECMA-262 reads them (12.9.4, 12.9.6).

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
]);

/** The value of the text between the quotes; null when a template holds an escape it may not (`octal` allowed only in sloppy strings). */
export function unescape(text: string, octal: boolean): string | null {
  let at = text.indexOf("\\");
  if (at < 0) return text;
  let value = text.slice(0, at);
  while (at < text.length) {
    if (text[at] !== "\\") {
      const next = text.indexOf("\\", at);
      const end = next < 0 ? text.length : next;
      value += text.slice(at, end);
      at = end;
      continue;
    }
    const escape = escapeAt(text, at + 1, octal);
    if (!escape) return null;
    value += escape.value;
    at = escape.end;
  }
  return value;
}

type Escape = { readonly value: string; readonly end: number };

function escapeAt(text: string, at: number, octal: boolean): Escape | null {
  const letter = text[at] ?? "";
  const simple = SIMPLE.get(letter);
  if (simple) return { value: simple, end: at + 1 };
  if (letter === "x") return codeOf(text.slice(at + 1, at + 3), 2, at + 3);
  if (letter === "u") {
    if (text[at + 1] !== "{") return codeOf(text.slice(at + 1, at + 5), 4, at + 5);
    const close = text.indexOf("}", at);
    return close < 0 ? null : codeOf(text.slice(at + 2, close), 0, close + 1);
  }
  if (letter === "\r" && text[at + 1] === "\n") return { value: "", end: at + 2 };
  if (letter === "\n" || letter === "\r" || letter === "\u2028" || letter === "\u2029") return { value: "", end: at + 1 };
  if (letter >= "0" && letter <= "9") return digitsAt(text, at, octal);
  const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { value: whole, end: at + whole.length };
}

function codeOf(digits: string, length: number, end: number): Escape | null {
  if (!/^[0-9a-fA-F]+$/.test(digits) || (length > 0 && digits.length !== length)) return null;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? null : { value: length === 0 ? String.fromCodePoint(code) : String.fromCharCode(code), end };
}

function digitsAt(text: string, at: number, octal: boolean): Escape | null {
  if (text[at] === "0" && !/[0-9]/.test(text[at + 1] ?? "")) return { value: "\0", end: at + 1 };
  if (!octal) return null;
  const digits = /^(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(text.slice(at, at + 3))?.[0];
  if (!digits) return { value: text[at] ?? "", end: at + 1 };
  return { value: String.fromCharCode(Number.parseInt(digits, 8)), end: at + digits.length };
}

/** An identifier as it is meant: `\u0061b` is `ab`. */
export const identifierText = (text: string): string => (text.includes("\\") ? (unescape(text, false) ?? text) : text);
