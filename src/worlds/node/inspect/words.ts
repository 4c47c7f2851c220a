// The small words of inspection, as Node 20 writes them: quoted strings, numbers, keys. Text in, text out; no guest values.

const CONTROL = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const CONTROL_ALL = new RegExp(CONTROL, "g");
const CONTROL_BUT_QUOTE = /[\x00-\x1f\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
const NAMED: Readonly<Record<number, string>> = { 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 39: "\\'", 92: "\\\\" };

/** A string in the quotes that need the fewest escapes. */
export function quote(text: string): string {
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes("`") && !text.includes("${")) mark = "`";
  }
  return mark + text.replace(mark === "'" ? CONTROL_ALL : CONTROL_BUT_QUOTE, escaped) + mark;
}

export const escapeControls = (text: string): string => text.replace(CONTROL_ALL, escaped);

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const named = NAMED[code];
  if (named !== undefined) return named;
  return code < 256 ? `\\x${code.toString(16).toUpperCase().padStart(2, "0")}` : `\\u${code.toString(16)}`;
}

/** A property name before its colon. */
export function keyText(key: string): string {
  if (key === "__proto__") return "['__proto__']";
  return IDENTIFIER.test(key) ? key : quote(key);
}

export const numberText = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

export const remainingText = (count: number): string => `... ${count} more item${count > 1 ? "s" : ""}`;

export const emptyItemsText = (count: number): string => `<${count} empty item${count > 1 ? "s" : ""}>`;

/** Columns a text takes in a terminal: wide signs take two, marks that combine take none. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const sign of text.normalize("NFC")) {
    const code = sign.codePointAt(0) ?? 0;
    width += isWide(code) ? 2 : isInvisible(code) ? 0 : 1;
  }
  return width;
}

function isWide(code: number): boolean {
  return (
    code >= 0x1100 &&
    (code <= 0x115f ||
      (code >= 0x2e80 && code <= 0x3247 && code !== 0x303f) ||
      (code >= 0x3250 && code <= 0x4dbf) ||
      (code >= 0x4e00 && code <= 0xa4c6) ||
      (code >= 0xa960 && code <= 0xa97c) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe10 && code <= 0xfe19) ||
      (code >= 0xfe30 && code <= 0xfe6b) ||
      (code >= 0xff01 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      (code >= 0x1f300 && code <= 0x1f64f) ||
      (code >= 0x1f900 && code <= 0x1f9ff) ||
      (code >= 0x20000 && code <= 0x3fffd))
  );
}

function isInvisible(code: number): boolean {
  return (
    code <= 0x1f ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xfe20 && code <= 0xfe2f) ||
    (code >= 0xe0100 && code <= 0xe01ef)
  );
}
