// JSON text to guest values, with V8's messages. Nesting is kept on a list of its own, not on the host's stack.
// https://tc39.es/ecma262/#sec-json.parse
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { throwError } from "#machine/error.ts";
import { createData, newObject } from "#machine/object.ts";
import { addRow, expectComputed } from "#machine/ordinary.ts";
import { PLAIN } from "#machine/shape.ts";
import { emptyList, type GuestObject, type Value } from "#machine/value.ts";
import { type Reading, readNumber, readString } from "./scan.ts";
import { wordOf } from "./words.ts";

type Open = { readonly kind: "array"; readonly list: Value[] } | { readonly kind: "object"; readonly object: GuestObject; key: string };

export function parseJson(agent: Agent, text: string): Value {
  agent.spend(text.length >> 2);
  const reading: Reading = { agent, text, at: 0 };
  const stack: Open[] = [];
  for (;;) {
    const begun = beginValue(reading, stack);
    if (begun === OPENED) continue;
    let value: Value = begun;
    // A finished value closes as many lists and objects as end right after it.
    for (;;) {
      const top = stack.at(-1);
      if (top === undefined) return finish(reading, value);
      if (!place(reading, top, value)) break;
      stack.pop();
      value = top.kind === "array" ? newArray(agent.realm, top.list) : top.object;
    }
  }
}

/** An array or object was entered; the next value is its first. */
const OPENED = Symbol("opened");

function beginValue(reading: Reading, stack: Open[]): Value | typeof OPENED {
  skipSpace(reading);
  const { agent, text } = reading;
  const character = text[reading.at];
  if (character === "{") {
    reading.at++;
    skipSpace(reading);
    const object = newObject(agent.realm.core.objectPrototype);
    if (text[reading.at] === "}") {
      reading.at++;
      return object;
    }
    stack.push({ kind: "object", object, key: readKey(reading, "first") });
    return OPENED;
  }
  if (character === "[") {
    reading.at++;
    skipSpace(reading);
    if (text[reading.at] === "]") {
      reading.at++;
      return newArray(agent.realm, emptyList());
    }
    stack.push({ kind: "array", list: emptyList() });
    return OPENED;
  }
  if (character === '"') return readString(reading);
  if (character === "-" || (character !== undefined && character >= "0" && character <= "9")) return readNumber(reading);
  return wordOf(reading);
}

/** Puts a value where it belongs; true if its list or object ends after it. */
function place(reading: Reading, top: Open, value: Value): boolean {
  const { agent } = reading;
  agent.allocate(1);
  if (top.kind === "array") top.list.push(value);
  else {
    // A key that comes twice keeps its first place.
    if (top.object.shape.find(top.key) >= 0) createData(top.object, top.key, value);
    else {
      expectComputed(top.object);
      addRow(top.object, top.key, value, PLAIN);
    }
  }
  skipSpace(reading);
  const character = reading.text[reading.at];
  if (character === (top.kind === "array" ? "]" : "}")) {
    reading.at++;
    return true;
  }
  if (character !== ",") {
    const what = top.kind === "array" ? "Expected ',' or ']' after array element" : "Expected ',' or '}' after property value";
    return refuse(reading, what);
  }
  reading.at++;
  if (top.kind === "object") {
    skipSpace(reading);
    top.key = readKey(reading, "next");
  }
  return false;
}

function readKey(reading: Reading, which: "first" | "next"): string {
  if (reading.text[reading.at] !== '"')
    refuse(reading, which === "first" ? "Expected property name or '}'" : "Expected double-quoted property name");
  const key = readString(reading);
  skipSpace(reading);
  if (reading.text[reading.at] !== ":") refuse(reading, "Expected ':' after property name");
  reading.at++;
  return key;
}

function finish(reading: Reading, value: Value): Value {
  skipSpace(reading);
  if (reading.at >= reading.text.length) return value;
  return throwError(reading.agent, "SyntaxError", `Unexpected non-whitespace character after JSON at position ${reading.at}`);
}

function skipSpace(reading: Reading): void {
  const { text } = reading;
  for (;;) {
    const code = text.charCodeAt(reading.at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    reading.at++;
  }
}

const refuse = ({ agent, at }: Reading, what: string): never => throwError(agent, "SyntaxError", `${what} in JSON at position ${at}`);
