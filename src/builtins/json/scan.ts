// Strings and numbers of JSON text. Part of `parse.ts`.
import type { Agent } from "#machine/agent.ts";
import { throwError } from "#machine/error.ts";

export type Reading = { readonly agent: Agent; readonly text: string; at: number };

const refuse = (agent: Agent, what: string, at: number): never => throwError(agent, "SyntaxError", `${what} in JSON at position ${at}`);

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

export function readString(reading: Reading): string {
  const { agent, text } = reading;
  let from = reading.at + 1;
  let made = "";
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      reading.at = at + 1;
      return made === "" ? text.slice(from, at) : made + text.slice(from, at);
    }
    if (code !== code) return refuse(agent, "Unterminated string", at);
    if (code < 32) return refuse(agent, "Bad control character in string literal", at);
    if (code !== 92) continue;
    made += text.slice(from, at);
    const escape = text[at + 1];
    if (escape === "u") {
      made += String.fromCharCode(readUnicode(agent, text, at + 2));
      at += 5;
    } else {
      if (escape === undefined) return throwError(agent, "SyntaxError", "Unexpected end of JSON input");
      const plain = ESCAPES[escape];
      if (plain === undefined) return refuse(agent, "Bad escaped character", at + 1);
      made += plain;
      at++;
    }
    from = at + 1;
  }
}

function readUnicode(agent: Agent, text: string, from: number): number {
  for (let at = from; at < from + 4; at++) {
    const character = text[at];
    if (character === undefined || !/[0-9a-fA-F]/.test(character)) return refuse(agent, "Bad Unicode escape", at);
  }
  return Number.parseInt(text.slice(from, from + 4), 16);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Past the digits at a place. */
function afterDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

export function readNumber(reading: Reading): number {
  const { agent, text } = reading;
  const start = reading.at;
  let at = start;
  if (text[at] === "-") {
    at++;
    if (!isDigit(text.charCodeAt(at))) return refuse(agent, "No number after minus sign", at);
  }
  if (text[at] === "0") {
    at++;
    if (isDigit(text.charCodeAt(at))) return refuse(agent, "Unexpected number", at);
  } else at = afterDigits(text, at);
  if (text[at] === ".") {
    at++;
    if (!isDigit(text.charCodeAt(at))) return refuse(agent, "Unterminated fractional number", at);
    at = afterDigits(text, at);
  }
  if (text[at] === "e" || text[at] === "E") {
    at++;
    if (text[at] === "+" || text[at] === "-") at++;
    if (!isDigit(text.charCodeAt(at))) return refuse(agent, "Exponent part is missing a number", at);
    at = afterDigits(text, at);
  }
  reading.at = at;
  return Number(text.slice(start, at));
}
