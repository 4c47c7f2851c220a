// encodeURIComponent and its family, escape and unescape: https://tc39.es/ecma262/#sec-uri-handling-functions
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { throwError } from "#machine/error.ts";
import { type NativeFunction, PURE } from "#machine/native.ts";
import type { Methods } from "../table.ts";

/** The host's functions are linear and know only well-formed text. */
const through =
  (work: (text: string) => string): NativeFunction =>
  (agent, _, [value]) => {
    const text = toText(agent, value);
    agent.spend(text.length >> 2);
    agent.expectString(text.length * 3);
    return attempted(agent, work, text);
  };

function attempted(agent: Agent, work: (text: string) => string, text: string): string {
  try {
    return work(text);
  } catch (refused) {
    if (refused instanceof URIError) return throwError(agent, "URIError", "URI malformed");
    throw refused;
  }
}

export const uriFunctions: Methods = [
  ["decodeURI", 1, through(decodeURI), PURE],
  ["decodeURIComponent", 1, through(decodeURIComponent), PURE],
  ["encodeURI", 1, through(encodeURI), PURE],
  ["encodeURIComponent", 1, through(encodeURIComponent), PURE],
  ["escape", 1, through(escaped), PURE],
  ["unescape", 1, through(unescaped), PURE],
];

function escaped(text: string): string {
  return text.replace(/[^A-Za-z0-9@*_+\-./]/g, (character) => {
    const code = character.charCodeAt(0);
    const hex = code.toString(16).toUpperCase();
    return code < 256 ? `%${hex.padStart(2, "0")}` : `%u${hex.padStart(4, "0")}`;
  });
}

function unescaped(text: string): string {
  return text.replace(/%u([0-9a-fA-F]{4})|%([0-9a-fA-F]{2})/g, (_, four: string | undefined, two: string | undefined) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? "", 16)),
  );
}
