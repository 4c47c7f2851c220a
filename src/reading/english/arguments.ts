// "3 and "adult"", "seats: 3, kind: "adult"", "3 seats" → the arguments of a call, in the order of its parameters.
import type { Json } from "#scenario/scenario.ts";
import type { Parameters } from "../parameters.ts";
import { type Literal, literalOf } from "./literals.ts";
import { splitOutside } from "./mask.ts";
import { ask, type Outcome, readAs } from "./outcome.ts";

type Piece = { readonly name: string | null; readonly literal: Literal };

export function readArguments(text: string, parameters: Parameters | null, functionName: string): Outcome<readonly Json[]> {
  const bare = text.trim().replace(/^(?:the )?(?:arguments?|parameters?|inputs?|values?)\s*:?\s+/i, "");
  if (/^(?:no|without|any)\b|^nothing\b/i.test(bare) || bare === "") return readAs([]);
  const known = new Set(parameters?.flatMap((one) => [...(one.name === null ? [] : [one.name]), ...one.keys]) ?? []);
  const whole = literalOf(bare);
  const pieces = whole ? [{ name: null, literal: whole }] : piecesOf(bare, known);
  if (pieces === null) return ask(text, parameterWords(parameters));
  if (pieces.every((one) => one.name === null)) return positional(pieces, text);
  if (pieces.some((one) => one.name === null)) return ask(text, parameterWords(parameters));
  return named(pieces, parameters, functionName, text);
}

const parameterWords = (parameters: Parameters | null): readonly string[] =>
  (parameters ?? []).flatMap((one) => (one.name !== null ? [one.name] : one.keys));

/** Names and values of `seat 7, by: "ann" and 3 tickets`; null when some piece is neither. */
export function piecesOf(text: string, known: ReadonlySet<string>, wordsAreTexts = false): readonly Piece[] | null {
  const pieces = splitOutside(text, /\s*,\s*(?:and\s+)?|\s+and\s+/g).map((piece) => pieceOf(piece, known, wordsAreTexts));
  return pieces.every((piece) => piece !== null) ? pieces : null;
}

function pieceOf(text: string, known: ReadonlySet<string>, wordsAreTexts: boolean): Piece | null {
  const bare = text.replace(/^(?:an?|the)\s+(?=[\w`]+\s*(?:[:=]|\bof\b|\bset to\b|["'`\d[{]))/i, "").trim();
  const alone = literalOf(bare);
  if (alone) return { name: null, literal: alone };
  const before =
    /^`?([A-Za-z_$][\w$]*)`?\s*(?::|=|\b(?:of|set to|equal to|being|as)\b)?\s+?(.+)$|^`?([A-Za-z_$][\w$]*)`?\s*[:=]\s*(.+)$/.exec(bare);
  const name = before?.[1] ?? before?.[3];
  const value = before?.[2] ?? before?.[4];
  const literal = value === undefined ? null : literalOf(value);
  if (name !== undefined && literal) return { name, literal };
  const after = /^(.+?)\s+`?([A-Za-z_$][\w$]*)`?$/.exec(bare);
  const first = after && literalOf(after[1] ?? "");
  if (after && first && known.has(after[2] ?? "")) return { name: after[2] ?? "", literal: first };
  const isWord =
    value !== undefined && /^[\w@.-]+$/.test(value) && (known.has(name ?? "") || wordsAreTexts) && !/^(an?|the)$/i.test(name ?? "");
  return isWord && name !== undefined ? { name, literal: { source: JSON.stringify(value), json: value } } : null;
}

function positional(pieces: readonly Piece[], text: string): Outcome<readonly Json[]> {
  const values = pieces.map((one) => one.literal.json);
  // JSON has no undefined; at the end it says the same as leaving it out
  while (values.length > 0 && values.at(-1) === undefined && pieces[values.length - 1]?.literal.source === "undefined") values.pop();
  return values.some((one) => one === undefined) ? ask(text, []) : readAs(values as readonly Json[]);
}

function named(pieces: readonly Piece[], parameters: Parameters | null, functionName: string, text: string): Outcome<readonly Json[]> {
  const names = pieces.map((one) => one.name ?? "");
  const places = names.map((name) => parameters?.findIndex((one) => one.name === name) ?? -1);
  const values = pieces.map((one) => one.literal.json);
  if (values.some((one) => one === undefined)) return ask(text, []);
  if (places.every((place) => place >= 0)) {
    const list = Array.from({ length: Math.max(...places) + 1 }, (_, place) => values[places.indexOf(place)]);
    return list.some((one) => one === undefined)
      ? ask(text, parameterWords(parameters))
      : readAs(list as readonly Json[], `${listed(names)} by the parameters of \`${functionName}\``);
  }
  const holder = parameters?.findIndex((one) => one.keys.length > 0 && names.every((name) => one.keys.includes(name))) ?? -1;
  const only = parameters?.length === 1 && parameters[0]?.keys.length === 0 ? 0 : holder;
  if (only !== 0) return ask(text, parameterWords(parameters));
  return readAs(
    [Object.fromEntries(names.map((name, at) => [name, values[at] as Json]))],
    `${listed(names)} as fields of the one object that \`${functionName}\` takes`,
  );
}

const listed = (names: readonly string[]): string => names.map((name) => `*${name}*`).join(", ");
