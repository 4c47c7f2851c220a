// A value in a few characters, as V8 puts it into error messages. Runs no guest code.
import { GuestSymbol } from "./symbol.ts";
import { Accessor, GuestObject, Lazy, Unknown, type Value } from "./value.ts";

export function showBriefly(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "bigint") return `${value}`;
  if (value instanceof GuestSymbol) return `Symbol(${value.description ?? ""})`;
  if (value instanceof Unknown) return `<unknown ${value.text}>`;
  if (!(value instanceof GuestObject)) return String(value);
  if (value.behaviour.call !== null) return showFunction(value);
  if (value.behaviour.kind === "array") return "[object Array]";
  if (value.behaviour.kind === "namespace") return "[object Module]";
  return `#<${constructorName(value)}>`;
}

/** `undefined`, `object null`, `number 5`, `string "x"`, `object`: how V8 tells of a value whose source it does not know. */
export function showWithType(value: Value): string {
  if (value === undefined) return "undefined";
  if (value === null) return "object null";
  if (typeof value === "string") return `string "${value}"`;
  if (typeof value === "number" || typeof value === "boolean") return `${typeof value} ${value}`;
  if (typeof value === "bigint") return `bigint ${value}`;
  if (value instanceof GuestSymbol) return "symbol";
  return value instanceof GuestObject && value.behaviour.call !== null ? "function" : "object";
}

function showFunction(fn: GuestObject): string {
  const name = plainText(fn, "name");
  return fn.behaviour.kind === "class" ? `class ${name}` : `function ${name}`;
}

/** The name of the constructor found on the prototype chain, without running guest code. */
export function constructorName(object: GuestObject): string {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    const slot = at.shape.find("constructor");
    if (slot < 0) continue;
    const held = at.slots[slot];
    if (held instanceof GuestObject) return plainText(held, "name") || "Object";
  }
  return "Object";
}

function plainText(object: GuestObject, key: string): string {
  const slot = object.shape.find(key);
  const held = slot < 0 ? undefined : object.slots[slot];
  return held instanceof Accessor || held instanceof Lazy || typeof held !== "string" ? "" : held;
}
