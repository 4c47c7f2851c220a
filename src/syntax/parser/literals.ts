// Strings, numbers, regular expressions and templates, from their text.
import type { Expression, TemplateLiteral } from "../tree.ts";
import { unescape } from "./escapes.ts";
import type { Raw } from "./grammar.ts";
import { type Reader, sliceOf, unreadable } from "./reader.ts";

export function stringOf(reader: Reader, raw: Raw): string {
  return unescape(reader.text.slice(raw.start + 1, raw.end - 1), true) ?? "";
}

export function numberOf(reader: Reader, raw: Raw): number | bigint {
  return numberFrom(sliceOf(reader, raw));
}

export function numberFrom(text: string): number | bigint {
  const digits = text.includes("_") ? text.replaceAll("_", "") : text;
  if (digits.endsWith("n")) return BigInt(digits.slice(0, -1));
  if (/^0[0-7]+$/.test(digits)) return Number.parseInt(digits, 8);
  return Number(digits);
}

export function regexOf(reader: Reader, raw: Raw): Expression {
  const text = sliceOf(reader, raw);
  const close = text.lastIndexOf("/");
  return { type: "RegExpLiteral", start: raw.start, end: raw.end, pattern: text.slice(1, close), flags: text.slice(close + 1) };
}

export function templateOf(reader: Reader, raw: Raw): TemplateLiteral {
  const texts: string[] = [];
  const expressions: Expression[] = [];
  let at = raw.start + 1;
  for (const part of raw.parts) {
    if (part.kind !== "template_substitution") continue;
    texts.push(reader.text.slice(at, part.start));
    const inner = part.parts[0];
    expressions.push(inner ? reader.expression(inner) : unreadable(reader, part, "an empty template substitution"));
    at = part.end;
  }
  texts.push(reader.text.slice(at, raw.end - 1));
  const raws = texts.map((text) => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text));
  return {
    type: "TemplateLiteral",
    start: raw.start,
    end: raw.end,
    cooked: raws.map((text) => unescape(text, false)),
    raw: raws,
    expressions,
  };
}
