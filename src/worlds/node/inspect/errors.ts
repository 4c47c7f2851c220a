// An inspected error: its stack, named after its class, with the frames it shares with its cause left out.

import { isArrayObject } from "#machine/array.ts";
import { attempt, call } from "#machine/call.ts";
import { isErrorObject } from "#machine/error.ts";
import { get, has } from "#machine/object.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isSymbol, isUnknown, type Value } from "#machine/value.ts";
import type { Inspection } from "./context.ts";
import { prefixOf } from "./names.ts";

/** The text before the braces. `keys` loses what the stack says already and gains what hides in the error. */
export function errorBase(
  inspection: Inspection,
  error: GuestObject,
  constructor: string | null,
  tag: string,
  keys: PropertyKey[],
): string {
  const held = get(error, "name");
  const name = held === undefined || held === null ? "Error" : plainText(held);
  let stack = stackText(inspection, error);
  if (!inspection.options.showHidden) dropRepeated(error, stack, keys);
  if (has(error, "cause") && !keys.includes("cause")) keys.push("cause");
  if (isArrayObject(get(error, "errors")) && !keys.includes("errors")) keys.push("errors");
  stack = improved(stack, constructor, name, tag);
  const message = plainText(get(error, "message"));
  const said = message === "" ? -1 : stack.indexOf(message);
  const from = stack.indexOf("\n    at", said === -1 ? 0 : said + message.length);
  const text = from === -1 ? `[${stack}]` : `${stack.slice(0, from)}\n${framesText(inspection, error, stack.slice(from + 1))}`;
  const margin = inspection.layout.indentation;
  return margin === 0 ? text : text.replaceAll("\n", `\n${" ".repeat(margin)}`);
}

/** A value as text where it is no object; objects are not asked. */
const plainText = (value: Value): string =>
  value === undefined || value === null
    ? ""
    : isSymbol(value)
      ? `Symbol(${value.description ?? ""})`
      : isUnknown(value)
        ? value.text
        : typeof value === "object"
          ? "[object Object]"
          : String(value);

function stackText(inspection: Inspection, error: GuestObject): string {
  const stack = get(error, "stack");
  if (typeof stack === "string" && stack !== "") return stack;
  const text = attempt(() => call(inspection.agent, get(error, "toString"), error, []));
  return text.ok && typeof text.value === "string" ? text.value : "Error";
}

function dropRepeated(error: GuestObject, stack: string, keys: PropertyKey[]): void {
  for (const name of ["name", "message", "stack"]) {
    const at = keys.indexOf(name);
    if (at >= 0 && stack.includes(plainText(get(error, name)))) keys.splice(at, 1);
  }
}

/** Puts the class's name where the stack says only `Error`. */
function improved(stack: string, constructor: string | null, name: string, tag: string): string {
  let length = name.length;
  const usual =
    name.endsWith("Error") && stack.startsWith(name) && (stack.length === length || stack[length] === ":" || stack[length] === "\n");
  if (constructor !== null && !usual) return stack;
  let fallback = "Error";
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n {4}at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    fallback = start?.[1] ?? "";
    length = fallback.length;
    if (fallback === "") fallback = "Error";
  }
  const prefix = prefixOf(constructor, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

function framesText(inspection: Inspection, error: GuestObject, text: string): string {
  const frames = text.split("\n");
  const cause = get(error, "cause");
  if (isErrorObject(cause)) {
    const stack = stackText(inspection, cause);
    const from = stack.indexOf("\n    at");
    if (from !== -1) {
      const { length, offset } = sharedFrames(frames, stack.slice(from + 1).split("\n"));
      if (length > 0) frames.splice(offset + 1, length - 2, `    ... ${length - 2} lines matching cause stack trace ...`);
    }
  }
  return frames.join("\n");
}

function sharedFrames(frames: readonly string[], others: readonly string[]): { readonly length: number; readonly offset: number } {
  for (let at = 0; at < frames.length - 3; at++) {
    const position = others.indexOf(frames[at] ?? "");
    if (position === -1 || others.length - position <= 3) continue;
    let length = 1;
    const most = Math.min(frames.length - at, others.length - position);
    while (length < most && frames[at + length] === others[position + length]) length++;
    if (length > 3) return { length, offset: at };
  }
  return { length: 0, offset: 0 };
}
