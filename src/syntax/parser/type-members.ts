// The members of object and tuple types.
import type { TypeNote, TypeProperty } from "../tree.ts";
import { type Cursor, other, otherUntilEnd, peek, skipBalanced, take } from "./type-cursor.ts";

export function tupleAt(cursor: Cursor): TypeNote {
  const from = cursor.at;
  const elements: TypeNote[] = [];
  do {
    cursor.at++;
    if (peek(cursor) === "]") break;
    if (peek(cursor) === "..." || isLabel(cursor)) {
      cursor.at = from;
      skipBalanced(cursor);
      return other(cursor, from);
    }
    elements.push(cursor.type(cursor));
    if (peek(cursor) === "?") cursor.at++;
  } while (peek(cursor) === ",");
  if (peek(cursor) !== "]") return otherUntilEnd(cursor, from);
  cursor.at++;
  return { kind: "tuple", elements };
}

const isLabel = (cursor: Cursor): boolean =>
  cursor.words[cursor.at]?.kind === "name" &&
  (cursor.words[cursor.at + 1]?.text === ":" || (cursor.words[cursor.at + 1]?.text === "?" && cursor.words[cursor.at + 2]?.text === ":"));

export function objectAt(cursor: Cursor): TypeNote {
  const from = cursor.at;
  const properties: TypeProperty[] = [];
  cursor.at++;
  while (cursor.at < cursor.words.length && peek(cursor) !== "}") {
    if (peek(cursor) === ";" || peek(cursor) === ",") {
      cursor.at++;
      continue;
    }
    const property = propertyAt(cursor);
    if (property === "mapped") {
      cursor.at = from;
      skipBalanced(cursor);
      return other(cursor, from);
    }
    if (property) properties.push(property);
  }
  cursor.at++;
  return { kind: "object", properties };
}

/** null: a call or construct signature or an index signature, which no property tells of. */
function propertyAt(cursor: Cursor): TypeProperty | "mapped" | null {
  while (
    (peek(cursor) === "readonly" || peek(cursor) === "get" || peek(cursor) === "set") &&
    /^[\w$"'[]/.test(cursor.words[cursor.at + 1]?.text ?? "")
  )
    cursor.at++;
  if (peek(cursor) === "+" || peek(cursor) === "-") return "mapped";
  let name: string | null = null;
  const word = cursor.words[cursor.at];
  if (peek(cursor) === "[") {
    if (cursor.words[cursor.at + 2]?.text === "in") return "mapped";
    skipBalanced(cursor);
  } else if (word?.kind === "name" || word?.kind === "number") name = take(cursor);
  else if (word?.kind === "string") name = take(cursor).slice(1, -1);
  else if (peek(cursor) !== "(" && peek(cursor) !== "<") cursor.at++;
  const optional = peek(cursor) === "?";
  if (optional) cursor.at++;
  let type: TypeNote = { kind: "name", name: "any", arguments: [] };
  if (peek(cursor) === "(" || peek(cursor) === "<") {
    if (peek(cursor) === "<") skipBalanced(cursor);
    skipBalanced(cursor);
    type = { kind: "function" };
    if (peek(cursor) === ":") {
      cursor.at++;
      cursor.type(cursor);
    }
  } else if (peek(cursor) === ":") {
    cursor.at++;
    type = cursor.type(cursor);
  }
  return name === null ? null : { name, optional, type };
}
