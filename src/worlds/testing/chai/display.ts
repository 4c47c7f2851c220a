// How chai shows a value inside a sentence (`expected [ 1, 2 ] to deeply equal …`): on one line, cut at forty characters.
// Models loupe, the printer chai carries. It may run guest getters, as the real one does.

import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { enumerableKeys, getOwn, ownKeys, prototypeOf } from "#machine/object.ts";
import type { GuestSymbol } from "#machine/symbol.ts";
import { type GuestObject, isObject, isSymbol, type Value } from "#machine/value.ts";
import { classOf, dateIso, mapEntries, regexpParts, setValues, typedValues } from "../../guest/kind.ts";
import { isAsymmetric } from "../asymmetric.ts";
import { prettyText } from "../pretty.ts";
import { inspectEntries, quoteKey, quoteText, type Room, truncate } from "./fit.ts";

/** Chai's `truncateThreshold`. */
const WIDTH_MAX = 40;

/** The value as it stands in an assertion's message. */
export function displayValue(agent: Agent, value: Value): string {
  const text = loupe({ agent, room: { left: WIDTH_MAX }, seen: [] }, value);
  if (text.length < WIDTH_MAX || !isObject(value)) return text;
  const kind = classOf(value);
  if (kind === "Function") {
    const name = getFrom(agent, value, "name");
    return typeof name === "string" && name !== "" ? `[Function: ${name}]` : "[Function]";
  }
  if (kind === "Array") return `[ Array(${String(getFrom(agent, value, "length"))}) ]`;
  if (kind !== "Object") return text;
  const keys = enumerableKeys(value);
  return `{ Object (${keys.length > 2 ? `${keys.slice(0, 2).join(", ")}, ...` : keys.join(", ")}) }`;
}

/** The same without the limit on width, as `%o` in a title. */
export const longDisplay = (agent: Agent, value: Value): string =>
  loupe({ agent, room: { left: Number.POSITIVE_INFINITY }, seen: [] }, value);

type Context = { readonly agent: Agent; readonly room: Room; readonly seen: GuestObject[] };

/** Each value begins with the room its parent left. */
const inner = (context: Context, left: number): Context => ({ ...context, room: { left } });

function loupe(context: Context, value: Value): string {
  switch (typeof value) {
    case "undefined":
      return "undefined";
    case "boolean":
      return String(value);
    case "number":
      return value === 0
        ? Object.is(value, -0)
          ? "-0"
          : "+0"
        : Number.isFinite(value)
          ? truncate(String(value), context.room.left)
          : String(value);
    case "bigint": {
      const digits = truncate(String(value), context.room.left - 1);
      return digits === "…" ? digits : `${digits}n`;
    }
    case "string":
      return quoteText(value, context.room.left);
    default:
      break;
  }
  if (value === null) return "null";
  if (isSymbol(value)) return `Symbol(${value.description ?? ""})`;
  return isObject(value) ? loupeObject(context, value) : `unknown (${(value as { text: string }).text})`;
}

function loupeObject(context: Context, object: GuestObject): string {
  const room = context.room;
  switch (classOf(object)) {
    case "Function": {
      const name = getFrom(context.agent, object, "name");
      return typeof name === "string" && name !== "" ? `[Function ${truncate(name, room.left - 11)}]` : "[Function]";
    }
    case "Array":
    case "Arguments":
      return loupeArray(context, object);
    case "Map": {
      const entries = mapEntries(object);
      if (entries.length === 0) return "Map{}";
      room.left -= 7;
      return `Map{ ${inspectEntries(entries, room, ([key, item], room) => mapEntry(context, room, key, item))} }`;
    }
    case "Set": {
      const values = setValues(object);
      if (values.length === 0) return "Set{}";
      room.left -= 7;
      return `Set{ ${inspectEntries(values, room, (item, room) => loupe(inner(context, room.left), item))} }`;
    }
    case "Date":
      return dateText(object, room.left);
    case "RegExp": {
      const { source, flags } = regexpParts(object);
      return `/${truncate(source, room.left - 2 - flags.length)}/${flags}`;
    }
    case "Promise":
      return "Promise{…}";
    case "WeakMap":
      return "WeakMap{…}";
    case "WeakSet":
      return "WeakSet{…}";
    case "Error":
      return loupeError(context, object);
    case "TypedArray":
      return loupeTyped(context, object);
    default:
      return loupePlain(context, object);
  }
}

function dateText(object: GuestObject, left: number): string {
  const iso = dateIso(object);
  if (iso === null) return "Invalid Date";
  const [day = "", time = ""] = iso.split("T");
  return `${day}T${truncate(time, left - day.length - 1)}`;
}

function loupeArray(context: Context, array: GuestObject): string {
  const length = Number(getFrom(context.agent, array, "length"));
  const named = enumerableKeys(array).slice(length);
  const title = classOf(array) === "Arguments" ? "Arguments" : "";
  if (length === 0 && named.length === 0) return `${title}[]`;
  context.room.left -= title === "" ? 4 : 13;
  const items = Array.from({ length }, (_, at) => getFrom(context.agent, array, String(at)));
  const contents = inspectEntries(items, context.room, (item, room) => loupe(inner(context, room.left), item));
  context.room.left -= contents.length;
  const properties = named.length === 0 ? "" : `, ${propertiesText(context, array, named)}`;
  return `${title}[ ${contents}${properties} ]`;
}

function loupeTyped(context: Context, array: GuestObject): string {
  const { name, values } = typedValues(array);
  if (values.length === 0) return `${name}[]`;
  context.room.left -= name.length + 4;
  let output = "";
  for (let at = 0; at < values.length; at++) {
    const text = `${truncate(String(values[at]), context.room.left)}${at === values.length - 1 ? "" : ", "}`;
    context.room.left -= text.length;
    if (context.room.left <= 3) return `${name}[ ${output}…(${values.length - at}) ]`;
    output += text;
  }
  return `${name}[ ${output} ]`;
}

const NOT_SHOWN = new Set([
  "stack",
  "line",
  "column",
  "name",
  "message",
  "fileName",
  "lineNumber",
  "columnNumber",
  "number",
  "description",
  "cause",
]);

function loupeError(context: Context, error: GuestObject): string {
  const room = context.room;
  const name = String(getFrom(context.agent, error, "name"));
  room.left -= name.length;
  const held = getFrom(context.agent, error, "message");
  const message = typeof held === "string" && held !== "" ? `: ${truncate(held, room.left)}` : "";
  room.left -= message.length + 5;
  if (context.seen.includes(error)) return "[Circular]";
  const keys = ownKeys(error).filter((key): key is string => typeof key === "string" && !NOT_SHOWN.has(key));
  context.seen.push(error);
  const contents = propertiesText(context, error, keys);
  context.seen.pop();
  return `${name}${message}${contents === "" ? "" : ` { ${contents} }`}`;
}

function loupePlain(context: Context, object: GuestObject): string {
  if (isAsymmetric(context.agent, object)) {
    const text = prettyText(context.agent, object, { min: true });
    return text.length <= context.room.left ? text : `${text.split(/[ {<]/)[0] ?? ""}{…}`;
  }
  const prototype = prototypeOf(object);
  if (prototype === null || prototype === context.agent.realm.core.objectPrototype) return braces(context, object);
  const maker = getFrom(context.agent, object, "constructor");
  const name = isObject(maker) ? getFrom(context.agent, maker, "name") : undefined;
  if (name === "Object") return braces(context, object);
  const shown = typeof name === "string" && name !== "" && name !== "_class" ? name : "<Anonymous Class>";
  context.room.left -= shown.length;
  return `${shown}${braces(context, object)}`;
}

function braces(context: Context, object: GuestObject): string {
  const keys = ownKeys(object);
  if (keys.length === 0) return "{}";
  context.room.left -= 4;
  if (context.seen.includes(object)) return "[Circular]";
  context.seen.push(object);
  const texts = propertiesText(
    context,
    object,
    keys.filter((key): key is string => typeof key === "string"),
  );
  const symbols = propertiesText(context, object, keys.filter(isSymbol));
  context.seen.pop();
  return `{ ${texts}${texts !== "" && symbols !== "" ? ", " : ""}${symbols} }`;
}

function propertiesText(context: Context, object: GuestObject, keys: ReadonlyArray<string | GuestSymbol>): string {
  return inspectEntries(keys, context.room, (key, room) => {
    room.left -= 2;
    const shown = typeof key === "string" ? quoteKey(key) : `[${loupe(inner(context, room.left), key)}]`;
    room.left -= shown.length;
    const own = getOwn(object, key);
    const value = own?.kind === "data" ? own.value : getFrom(context.agent, object, key);
    return `${shown}: ${loupe(inner(context, room.left), value)}`;
  });
}

function mapEntry(context: Context, room: Room, key: Value, value: Value): string {
  room.left -= 4;
  const shown = loupe(inner(context, room.left), key);
  room.left -= shown.length;
  return `${shown} => ${loupe(inner(context, room.left), value)}`;
}
