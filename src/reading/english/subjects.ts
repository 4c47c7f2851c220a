// What a sentence speaks of → an expression over the results of the steps: "the result", "the status", "its total".
import { ask, type Outcome, readAs } from "./outcome.ts";

/** The step that is spoken of. */
export type Spoken = {
  readonly as: string;
  readonly kind: "call" | "http" | "run";
  /** The function or route, by name. */
  readonly name: string;
};

const RESULT =
  /^(?:it|this|that|they|(?:return(?:ed)? )?value|result|output|outcome|answer|returned (?:list|object|array|string|number)|call|function|response|reply|request)$/i;

export function readSubject(text: string, spoken: Spoken): Outcome<string> {
  const words = text
    .trim()
    .replace(/^(?:(?:i|we|you|one)\s+(?:expect|should (?:get|see))|expect|that|then|so)\s+/i, "")
    .replace(/^(?:the|its|an?)\s+/i, "")
    .replace(/[\s,:]+$/, "");
  const { as, kind, name } = spoken;
  if (kind === "run") return ask(text.trim() === "" ? "the result of the code" : text, []); // code that is run as a whole binds no name
  const base = kind === "http" ? `${as}.body` : as;
  if (words === "" || RESULT.test(words)) return readAs(kind === "http" && /^(?:response|reply|request)$/i.test(words) ? as : base);
  if (kind === "http" && /^(?:http |response |reply )?status(?: code)?$/i.test(words)) return readAs(`${as}.status`);
  if (kind === "http" && /^(?:response |reply |json )?(?:body|payload|json)$/i.test(words)) return readAs(base);
  const header = kind === "http" ? /^(?:response )?header\s+[`"]?([\w-]+)[`"]?$|^[`"]?([\w-]+)[`"]?\s+header$/i.exec(words) : null;
  if (header) return readAs(`${as}.headers[${JSON.stringify((header[1] ?? header[2] ?? "").toLowerCase())}]`);
  const own = ofResult(words);
  if (own !== null) return readAs(property(base, own));
  const code = /^`([^`]+)`$/.exec(words)?.[1];
  if (code !== undefined) return ofCode(code, spoken, base);
  return ofNoun(words, spoken, base, name);
}

/** "total of the result", "result's total", "body has … total". */
function ofResult(words: string): string | null {
  const of = /^`?([\w$.]+)`?\s+(?:of|in|on|from)\s+(?:the\s+)?(?:result|response|reply|body|output|answer|returned \w+)(?:\s+body)?$/i.exec(
    words,
  );
  const genitive = /^(?:result|response|reply|body|output|answer)'s\s+`?([\w$.]+)`?$/i.exec(words);
  const field = /^(?:field|property|key)\s+`?([\w$.]+)`?$/i.exec(words);
  return of?.[1] ?? genitive?.[1] ?? field?.[1] ?? null;
}

function ofCode(code: string, spoken: Spoken, base: string): Outcome<string> {
  const path = /^[A-Za-z_$][\w$]*(?:\.[\w$]+|\[\d+\])*$/.exec(code)?.[0];
  if (path === undefined) return null;
  if (path === spoken.name) return readAs(base);
  const [root = "", rest] = [/^[\w$]+/.exec(path)?.[0], path.slice(/^[\w$]+/.exec(path)?.[0].length ?? 0)];
  if (root === spoken.as) return readAs(path);
  if (/^(?:result|response|reply|body)$/.test(root)) return readAs((root === "body" || spoken.kind === "call" ? base : spoken.as) + rest);
  return readAs(property(base, path), `\`${code}\` as \`${property(base, path)}\``);
}

/** A plain word: what a function is named after is its result; of a reply it is a field; else it is asked about. */
function ofNoun(words: string, spoken: Spoken, base: string, name: string): Outcome<string> {
  const noun = /^[A-Za-z_$][\w$]*$/.exec(words)?.[0];
  if (noun === undefined) return null;
  if (noun === name) return readAs(base);
  const parts = name.split(/(?<=[a-z])(?=[A-Z])|[_.]/).map((part) => part.toLowerCase());
  if (spoken.kind === "call" && parts.includes(noun.toLowerCase())) return readAs(base, `*${noun}* as the result of \`${name}\``);
  if (spoken.kind === "http") return readAs(property(base, noun), `*${noun}* as \`${property(base, noun)}\``);
  return ask(`the ${noun}`, [base, property(base, noun), "something else (say the value)"]);
}

const property = (base: string, path: string): string => `${base}.${path}`;
