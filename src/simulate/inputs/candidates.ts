// Values of a type, plainest first: boundaries, what the code speaks of, and for records each property varied alone.

import type { Sources } from "#syntax/sources.ts";
import type { TypeNote } from "#syntax/tree.ts";
import { type Input, list, literal, made, printInput, record } from "./input.ts";
import { meaningOf } from "./meaning.ts";
import type { Mined } from "./mine.ts";

export type Context = { readonly sources: Sources; readonly mined: Mined };

/** Deeper types are given their plainest value. */
const DEPTH_MAX = 5;
/** Values tried of one type; records multiply what is inside them. */
const PER_TYPE_MAX = 48;

const NUMBERS = [0, 1, 2, -1, 0.5, 3, 10, 100, 1000];
const STRINGS = ["", "a", "A b", "0", " a ", "é"];

/** Values of a type, never empty. `null` is a type that nothing is known of. */
export function candidatesOf(context: Context, path: string, type: TypeNote | null, depth = 0): Input[] {
  return distinct(valuesOf(context, path, type, depth)).slice(0, PER_TYPE_MAX);
}

function valuesOf(context: Context, path: string, type: TypeNote | null, depth: number): Input[] {
  if (type === null) return anything(context, depth);
  switch (type.kind) {
    case "literal":
      return [literal(type.value)];
    case "array":
      return lists(context, path, type.element, depth);
    case "tuple":
      return product(type.elements.map((element) => candidatesOf(context, path, element, depth + 1))).map((items) => list(...items));
    case "union":
      return interleave(type.members.map((member) => candidatesOf(context, path, member, depth)));
    case "intersection":
      return intersections(context, path, type.members, depth);
    case "object":
      return records(context, path, type.properties, depth);
    case "function":
      return [made("() => undefined"), made("(value) => value"), made("() => true"), made("() => 1")];
    case "name":
      return named(context, path, type, depth);
    case "other":
      return anything(context, depth);
  }
}

function named(context: Context, path: string, type: TypeNote & { readonly kind: "name" }, depth: number): Input[] {
  const [first, second] = type.arguments;
  switch (type.name) {
    case "number":
      return [...new Set([...NUMBERS.slice(0, 3), ...context.mined.numbers, ...NUMBERS])].map(literal);
    case "string":
      return [...new Set([...context.mined.strings, ...STRINGS])].map(literal);
    case "boolean":
      return [literal(true), literal(false)];
    case "bigint":
      return [0n, 1n, -1n, 10n].map(literal);
    case "undefined":
    case "void":
      return [literal(undefined)];
    case "null":
      return [literal(null)];
    case "Date":
      return ['new Date("2026-03-15T10:00:00.000Z")', 'new Date("2024-02-29T00:00:00.000Z")', "new Date(0)", "new Date(NaN)"].map(made);
    case "RegExp":
      return [made("/a/")];
    case "Array":
    case "ReadonlyArray":
    case "Iterable":
      return lists(context, path, first ?? null, depth);
    case "Set":
    case "ReadonlySet":
      return lists(context, path, first ?? null, depth).map((input) => made(`new Set(${printInput(input)})`));
    case "Map":
    case "ReadonlyMap":
      return maps(context, path, first ?? null, second ?? null, depth);
    case "Record":
      return dictionaries(context, path, first ?? null, second ?? null, depth);
    case "Promise":
      return candidatesOf(context, path, first ?? null, depth + 1).map((input) => made(`Promise.resolve(${printInput(input)})`));
    case "Partial":
      return partials(context, path, first, depth);
    case "Readonly":
    case "Required":
    case "NonNullable":
    case "Awaited":
      return candidatesOf(context, path, first ?? null, depth);
    case "Function":
      return [made("() => undefined")];
    default:
      return declared(context, path, type.name, depth);
  }
}

function declared(context: Context, path: string, name: string, depth: number): Input[] {
  if (depth > DEPTH_MAX) return [literal(undefined)];
  const meaning = meaningOf(context.sources, path, name);
  if (meaning === null) return anything(context, depth);
  return candidatesOf(context, meaning.path, meaning.type, depth + 1);
}

function anything(context: Context, depth: number): Input[] {
  const plain = [literal(1), literal("a"), literal(0), literal(""), literal(null), literal(undefined), literal(true), list(), record([])];
  if (depth > 1) return plain;
  return [
    ...plain,
    ...context.mined.numbers.slice(0, 12).map(literal),
    ...context.mined.strings.slice(0, 12).map(literal),
    list(literal(1), literal(2)),
    list(literal("a"), literal("b")),
  ];
}

function lists(context: Context, path: string, element: TypeNote | null, depth: number): Input[] {
  if (depth > DEPTH_MAX) return [list()];
  const items = candidatesOf(context, path, element, depth + 1);
  const [first, second, third] = items;
  const found: Input[] = [];
  if (first !== undefined) found.push(list(first));
  found.push(list());
  if (first !== undefined && second !== undefined) found.push(list(first, second), list(second, first), list(first, first));
  if (first !== undefined && second !== undefined && third !== undefined) found.push(list(third, first, second));
  for (const item of items.slice(1)) found.push(list(item));
  return found;
}

function maps(context: Context, path: string, key: TypeNote | null, value: TypeNote | null, depth: number): Input[] {
  const keys = candidatesOf(context, path, key, depth + 1);
  const values = candidatesOf(context, path, value, depth + 1);
  const found = [made("new Map()")];
  values.forEach((one, at) => {
    found.push(made(`new Map([[${printInput(keys[at % keys.length] ?? literal("a"))}, ${printInput(one)}]])`));
  });
  return found;
}

function dictionaries(context: Context, path: string, key: TypeNote | null, value: TypeNote | null, depth: number): Input[] {
  const keys = candidatesOf(context, path, key, depth + 1).flatMap((one) =>
    one.kind === "literal" && (typeof one.value === "string" || typeof one.value === "number") ? [String(one.value)] : [],
  );
  const values = candidatesOf(context, path, value, depth + 1);
  const meant = key?.kind === "name" ? (meaningOf(context.sources, path, key.name)?.type ?? key) : key;
  const closed = meant?.kind === "union" || meant?.kind === "literal";
  if (closed)
    return records(
      context,
      path,
      keys.map((name) => ({ name, optional: false, type: value ?? { kind: "other", text: "unknown" } })),
      depth,
    );
  const found: Input[] = [record([])];
  values.forEach((one, at) => {
    found.push(record([[keys[at % Math.max(1, keys.length)] ?? "a", one]]));
  });
  return found;
}

type Property = { readonly name: string; readonly optional: boolean; readonly type: TypeNote };

/** The plainest record, then each property varied alone, then optional ones left out. */
function records(context: Context, path: string, properties: readonly Property[], depth: number): Input[] {
  if (depth > DEPTH_MAX) return [record([])];
  const choices = properties.map((property) => candidatesOf(context, path, property.type, depth + 1));
  const plain = properties.map((property, at): readonly [string, Input] => [property.name, choices[at]?.[0] ?? literal(undefined)]);
  const found: Input[] = [record(plain)];
  const required = plain.filter((_, at) => properties[at]?.optional !== true);
  if (required.length < plain.length) found.push(record(required));
  const longest = Math.max(0, ...choices.map((choice) => choice.length));
  for (let round = 1; round < longest; round++) {
    properties.forEach((_, at) => {
      const value = choices[at]?.[round];
      if (value !== undefined) found.push(record(plain.map((entry, index) => (index === at ? [entry[0], value] : entry))));
    });
  }
  return found;
}

function partials(context: Context, path: string, type: TypeNote | undefined, depth: number): Input[] {
  const meant = type?.kind === "name" ? meaningOf(context.sources, path, type.name) : type === undefined ? null : { path, type };
  if (meant?.type.kind !== "object") return [record([]), ...candidatesOf(context, path, type ?? null, depth)];
  return [
    record([]),
    ...records(
      context,
      meant.path,
      meant.type.properties.map((property) => ({ ...property, optional: true })),
      depth,
    ),
  ];
}

function intersections(context: Context, path: string, members: readonly TypeNote[], depth: number): Input[] {
  const all = members.map((member) => candidatesOf(context, path, member, depth).filter((input) => input.kind === "record"));
  const longest = Math.max(0, ...all.map((inputs) => inputs.length));
  const found: Input[] = [];
  for (let round = 0; round < longest; round++) {
    found.push(
      record(
        all.flatMap((inputs) => {
          const one = inputs[round] ?? inputs[0];
          return one?.kind === "record" ? one.entries : [];
        }),
      ),
    );
  }
  return found.length > 0 ? found : anything(context, depth);
}

/** One of each list in turn. */
export function interleave<T>(lists: ReadonlyArray<readonly T[]>): T[] {
  const found: T[] = [];
  const longest = Math.max(0, ...lists.map((one) => one.length));
  for (let round = 0; round < longest; round++) for (const one of lists) if (round < one.length) found.push(one[round] as T);
  return found;
}

/** All plainest, then each place varied alone. */
export function product(choices: ReadonlyArray<readonly Input[]>): Input[][] {
  const plain = choices.map((choice) => choice[0] ?? literal(undefined));
  const varied = choices.map((choice, at) => choice.slice(1).map((value) => plain.map((old, index) => (index === at ? value : old))));
  return [plain, ...interleave(varied)];
}

function distinct(inputs: readonly Input[]): Input[] {
  const seen = new Set<string>();
  return inputs.filter((input) => {
    const text = printInput(input);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
