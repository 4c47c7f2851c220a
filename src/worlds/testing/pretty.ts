// Prints a value as jest and vitest do in snapshots and failure messages (the pretty-format package): keys sorted, one entry a line.
// Knows the common kinds of values; DOM nodes and React elements print as ordinary objects.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { getOwn, ownKeys } from "#machine/object.ts";
import type { GuestSymbol } from "#machine/symbol.ts";
import { type GuestObject, isObject, isSymbol, type Value } from "#machine/value.ts";
import { classOf, dateIso, mapEntries, regexpParts, setValues, typedValues } from "../guest/kind.ts";
import { asymmetricOf } from "./asymmetric.ts";

export type PrettyOptions = {
  /** All on one line, without names of plain kinds. */
  readonly min?: boolean;
  /** Backslashes and quotes inside strings are escaped; snapshots do not. */
  readonly escape?: boolean;
  /** `Object {` and `Array [` instead of bare braces, as in older snapshots. */
  readonly basicPrototypes?: boolean;
};

type Printer = { readonly agent: Agent; readonly options: PrettyOptions; readonly seen: GuestObject[] };

export function prettyText(agent: Agent, value: Value, options: PrettyOptions = {}): string {
  return print({ agent, options, seen: [] }, value, "");
}

function print(printer: Printer, value: Value, margin: string): string {
  switch (typeof value) {
    case "string":
      return `"${printer.options.escape === false ? value : value.replace(/"|\\/g, "\\$&")}"`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "undefined":
    case "boolean":
      return String(value);
    default:
      break;
  }
  if (value === null) return "null";
  if (isSymbol(value)) return `Symbol(${value.description ?? ""})`;
  return isObject(value) ? printObject(printer, value, margin) : `unknown (${(value as { text: string }).text})`;
}

function printObject(printer: Printer, object: GuestObject, margin: string): string {
  const asymmetric = asymmetricOf(object);
  if (asymmetric !== null) return printAsymmetric(printer, asymmetric.name, asymmetric.sample, margin);
  const kind = classOf(object);
  const plain = printPlainly(printer, object, kind);
  if (plain !== null) return plain;
  if (printer.seen.includes(object)) return "[Circular]";
  printer.seen.push(object);
  const text = printInside(printer, object, kind, margin);
  printer.seen.pop();
  return text;
}

function printPlainly(printer: Printer, object: GuestObject, kind: string): string | null {
  switch (kind) {
    case "Function": {
      const name = getFrom(printer.agent, object, "name");
      return `[Function ${typeof name === "string" && name !== "" ? name : "anonymous"}]`;
    }
    case "Date":
      return dateIso(object) ?? "Date { NaN }";
    case "RegExp": {
      const { source, flags } = regexpParts(object);
      return `/${source}/${flags}`;
    }
    case "Error":
      return `[${errorText(printer.agent, object)}]`;
    case "WeakMap":
    case "WeakSet":
      return `${kind} {}`;
    default:
      return null;
  }
}

export function errorText(agent: Agent, error: GuestObject): string {
  const name = getFrom(agent, error, "name");
  const message = getFrom(agent, error, "message");
  const title = name === undefined ? "Error" : String(name);
  const words = message === undefined ? "" : String(message);
  return words === "" ? title : title === "" ? words : `${title}: ${words}`;
}

function printAsymmetric(printer: Printer, name: string, sample: Value, margin: string): string {
  switch (name) {
    case "Anything":
      return "Anything";
    case "Any":
      return `Any<${isObject(sample) ? String(getFrom(printer.agent, sample, "name")) : "anonymous"}>`;
    case "ArrayContaining":
    case "ArrayNotContaining": {
      return `${name} ${print({ ...printer, options: { ...printer.options, basicPrototypes: false } }, sample, margin)}`;
    }
    default:
      return `${name} ${print({ ...printer, options: { ...printer.options, basicPrototypes: false } }, sample, margin)}`;
  }
}

function printInside(printer: Printer, object: GuestObject, kind: string, margin: string): string {
  const bare = printer.options.min === true || printer.options.basicPrototypes !== true;
  const name = nameOf(printer.agent, object);
  if (kind === "Array" || kind === "Arguments") {
    const title = kind === "Arguments" ? "Arguments " : bare && name === "Array" ? "" : `${name} `;
    const length = Number(getFrom(printer.agent, object, "length"));
    const items = Array.from({ length }, (_, at) => (inside: string) => print(printer, getFrom(printer.agent, object, String(at)), inside));
    return `${title}[${entries(printer, items, margin)}]`;
  }
  if (kind === "TypedArray") {
    const typed = typedValues(object);
    return `${typed.name} [${entries(
      printer,
      typed.values.map((value) => () => print(printer, value, "")),
      margin,
    )}]`;
  }
  if (kind === "Map") {
    const pairs = mapEntries(object).map(
      ([key, value]) =>
        (inside: string) =>
          `${print(printer, key, inside)} => ${print(printer, value, inside)}`,
    );
    return `Map {${entries(printer, pairs, margin)}}`;
  }
  if (kind === "Set") {
    return `Set {${entries(
      printer,
      setValues(object).map((value) => (inside: string) => print(printer, value, inside)),
      margin,
    )}}`;
  }
  const title = bare && name === "Object" ? "" : `${name} `;
  const rows = sortedKeys(object).map(
    (key) => (inside: string) => `${printKey(key)}: ${print(printer, getFrom(printer.agent, object, key), inside)}`,
  );
  return `${title}{${entries(printer, rows, margin)}}`;
}

const printKey = (key: string | GuestSymbol): string =>
  typeof key === "string" ? `"${key.replace(/"|\\/g, "\\$&")}"` : `Symbol(${key.description ?? ""})`;

function nameOf(agent: Agent, object: GuestObject): string {
  const maker = getFrom(agent, object, "constructor");
  const name = isObject(maker) ? getFrom(agent, maker, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : "Object";
}

function sortedKeys(object: GuestObject): Array<string | GuestSymbol> {
  const keys = ownKeys(object).filter((key) => getOwn(object, key)?.enumerable === true);
  return [...keys.filter((key) => typeof key === "string").sort(), ...keys.filter(isSymbol)];
}

function entries(printer: Printer, write: ReadonlyArray<(margin: string) => string>, margin: string): string {
  if (write.length === 0) return "";
  if (printer.options.min === true) return write.map((one) => one("")).join(", ");
  const inside = `${margin}  `;
  return `\n${write.map((one) => `${inside}${one(inside)},\n`).join("")}${margin}`;
}
