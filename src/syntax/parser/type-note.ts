// Types as small notes, read from their text by our own reader: running needs no types, so the grammar never walks into them.
// What a note cannot say (conditional, mapped, indexed types …) stays as text.
import type { TypeNote } from "../tree.ts";
import { unescape } from "./escapes.ts";
import type { Raw } from "./grammar.ts";
import { numberFrom } from "./literals.ts";
import { type Cursor, cursorOf, other, otherUntilEnd, peek, skipBalanced, take } from "./type-cursor.ts";
import { objectAt, tupleAt } from "./type-members.ts";

/** Types nested deeper than this stay as text. */
const DEPTH_MAX = 40;

/** `: T` of a parameter, variable, field or result. */
export function noteOfAnnotation(text: string, raw: Raw | undefined): TypeNote | null {
  if (!raw) return null;
  const cursor = cursorOf(text, raw.start, raw.end, typeAt);
  if (peek(cursor) === ":") cursor.at++;
  return whole(cursor, raw);
}

/** `<A, B>`. */
export function noteOfArguments(text: string, raw: Raw): readonly TypeNote[] {
  const cursor = cursorOf(text, raw.start + 1, raw.end - 1, typeAt);
  const notes: TypeNote[] = [];
  while (cursor.at < cursor.words.length) {
    notes.push(typeAt(cursor));
    if (peek(cursor) !== ",") break;
    cursor.at++;
  }
  return notes;
}

/** The name and shape of `interface X {…}` or `type X = …`. */
export function noteOfDeclaration(text: string, raw: Raw): { readonly name: string; readonly note: TypeNote } {
  const cursor = cursorOf(text, raw.start, raw.end, typeAt);
  const keyword = take(cursor);
  const name = take(cursor);
  if (peek(cursor) === "<") skipBalanced(cursor);
  if (keyword === "type") {
    cursor.at++;
    return { name, note: typeAt(cursor) };
  }
  const parents: TypeNote[] = [];
  if (peek(cursor) === "extends") {
    do {
      cursor.at++;
      parents.push(postfixAt(cursor));
    } while (peek(cursor) === ",");
  }
  const own = primaryAt(cursor);
  return { name, note: parents.length ? { kind: "intersection", members: [...parents, own] } : own };
}

function whole(cursor: Cursor, raw: Raw): TypeNote {
  const from = cursor.words[cursor.at]?.start ?? raw.start;
  const note = typeAt(cursor);
  return cursor.at < cursor.words.length ? { kind: "other", text: cursor.text.slice(from, raw.end).trim() } : note;
}

function typeAt(cursor: Cursor): TypeNote {
  const from = cursor.at;
  if (cursor.depth >= DEPTH_MAX) return otherUntilEnd(cursor, from);
  cursor.depth++;
  const note = unionAt(cursor);
  cursor.depth--;
  const next = peek(cursor);
  return next === "extends" || next === "is" || next === "=>" ? otherUntilEnd(cursor, from) : note;
}

function unionAt(cursor: Cursor): TypeNote {
  return listAt(cursor, "|", "union", () => listAt(cursor, "&", "intersection", () => postfixAt(cursor)));
}

function listAt(cursor: Cursor, mark: string, kind: "union" | "intersection", member: () => TypeNote): TypeNote {
  if (peek(cursor) === mark) cursor.at++;
  const first = member();
  if (peek(cursor) !== mark) return first;
  const members = [first];
  while (peek(cursor) === mark) {
    cursor.at++;
    members.push(member());
  }
  return { kind, members };
}

function postfixAt(cursor: Cursor): TypeNote {
  const from = cursor.at;
  let note = primaryAt(cursor);
  while (peek(cursor) === "[") {
    if (cursor.words[cursor.at + 1]?.text === "]") {
      cursor.at += 2;
      note = { kind: "array", element: note };
    } else {
      skipBalanced(cursor);
      note = other(cursor, from);
    }
  }
  return note;
}

function primaryAt(cursor: Cursor): TypeNote {
  const from = cursor.at;
  const word = cursor.words[cursor.at];
  if (!word) return { kind: "other", text: "" };
  switch (word.kind) {
    case "string":
      cursor.at++;
      return { kind: "literal", value: unescape(word.text.slice(1, -1), true) ?? "" };
    case "number":
      return numberAt(cursor, 1);
    case "template":
      cursor.at++;
      return { kind: "other", text: word.text };
    case "name":
      return namedAt(cursor, word.text);
    default:
  }
  if (word.text === "-" && cursor.words[from + 1]?.kind === "number") {
    cursor.at++;
    return numberAt(cursor, -1);
  }
  if (word.text === "{") return objectAt(cursor);
  if (word.text === "[") return tupleAt(cursor);
  if (word.text === "(" || word.text === "<") return parenthesizedAt(cursor);
  cursor.at++;
  return other(cursor, from);
}

function numberAt(cursor: Cursor, sign: 1 | -1): TypeNote {
  const text = take(cursor);
  const value = numberFrom(text);
  return typeof value === "bigint" ? { kind: "other", text } : { kind: "literal", value: sign * value };
}

const LITERALS: ReadonlyMap<string, boolean | null | undefined> = new Map<string, boolean | null | undefined>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);

function namedAt(cursor: Cursor, word: string): TypeNote {
  const from = cursor.at;
  cursor.at++;
  if (LITERALS.has(word)) return { kind: "literal", value: LITERALS.get(word) };
  const next = cursor.words[cursor.at];
  if (word === "readonly" && next && next.kind !== "mark") return postfixAt(cursor);
  if (word === "readonly" && (next?.text === "[" || next?.text === "{")) return postfixAt(cursor);
  if (word === "new" || word === "abstract") return { ...parenthesizedAt(skipWord(cursor, "new")), kind: "function" };
  if (["keyof", "typeof", "unique", "infer", "asserts"].includes(word) && next && next.kind !== "mark") {
    if (word === "typeof" && next.text === "import") cursor.at++;
    postfixAt(cursor);
    return other(cursor, from);
  }
  let name = word;
  while (peek(cursor) === "." && cursor.words[cursor.at + 1]?.kind === "name") {
    name += `.${cursor.words[cursor.at + 1]?.text}`;
    cursor.at += 2;
  }
  if (peek(cursor) === "(") {
    skipBalanced(cursor);
    return other(cursor, from);
  }
  return named(name, peek(cursor) === "<" ? typeArgumentsAt(cursor) : []);
}

function skipWord(cursor: Cursor, word: string): Cursor {
  if (peek(cursor) === word) cursor.at++;
  return cursor;
}

function named(name: string, args: readonly TypeNote[]): TypeNote {
  const [element] = args;
  if ((name === "Array" || name === "ReadonlyArray") && element && args.length === 1) return { kind: "array", element };
  return { kind: "name", name, arguments: args };
}

function typeArgumentsAt(cursor: Cursor): readonly TypeNote[] {
  const notes: TypeNote[] = [];
  do {
    cursor.at++;
    if (peek(cursor) !== ">") notes.push(typeAt(cursor));
  } while (peek(cursor) === ",");
  if (peek(cursor) === ">") cursor.at++;
  return notes;
}

/** `(T)`, or a function type; a function's parts are not kept. */
function parenthesizedAt(cursor: Cursor): TypeNote {
  const from = cursor.at;
  if (peek(cursor) === "<") skipBalanced(cursor);
  skipBalanced(cursor);
  if (peek(cursor) === "=>") {
    cursor.at++;
    typeAt(cursor);
    return { kind: "function" };
  }
  const to = cursor.at;
  cursor.at = from + 1;
  const note = typeAt(cursor);
  const closed = cursor.at === to - 1;
  cursor.at = to;
  return closed ? note : other(cursor, from);
}
