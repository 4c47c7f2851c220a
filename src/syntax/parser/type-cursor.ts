// Steps through the words of a type's text.
import type { TypeNote } from "../tree.ts";
import { type Word, wordsOf } from "./type-words.ts";

export type Cursor = {
  readonly text: string;
  readonly words: readonly Word[];
  at: number;
  depth: number /** The reader of any type, so that members can hold types. */;
  readonly type: (cursor: Cursor) => TypeNote;
};

export function cursorOf(text: string, start: number, end: number, type: Cursor["type"]): Cursor {
  return { text, words: wordsOf(text, start, end), at: 0, depth: 0, type };
}

export const peek = (cursor: Cursor): string => cursor.words[cursor.at]?.text ?? "";
export const take = (cursor: Cursor): string => cursor.words[cursor.at++]?.text ?? "";

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["<", ">"],
]);

/** Steps over one bracketed group. */
export function skipBalanced(cursor: Cursor): void {
  const stack: string[] = [];
  do {
    const word = take(cursor);
    const closer = CLOSERS.get(word);
    if (closer) stack.push(closer);
    else if (word === stack.at(-1)) stack.pop();
    else if (word === "") return;
  } while (stack.length > 0);
}

export function other(cursor: Cursor, from: number): TypeNote {
  const start = cursor.words[from]?.start ?? 0;
  return { kind: "other", text: cursor.text.slice(start, cursor.words[cursor.at - 1]?.end ?? start) };
}

/** Takes everything up to where the surrounding list or bracket goes on. */
export function otherUntilEnd(cursor: Cursor, from: number): TypeNote {
  while (cursor.at < cursor.words.length) {
    const word = peek(cursor);
    if (CLOSERS.has(word)) skipBalanced(cursor);
    else if (word === ")" || word === "]" || word === "}" || word === ">" || word === "," || word === ";") break;
    else cursor.at++;
  }
  return other(cursor, from);
}
