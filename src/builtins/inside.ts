// What builtin objects hold inside, for those who print and compare them: looked at without running guest code and without
// changing anything. Answers null for an object of another kind.
import type { GuestObject, Value } from "#machine/value.ts";
import { MapData, SetData } from "./collections/entries.ts";
import { WeakMapData, WeakRefData, WeakSetData } from "./collections/weak.ts";
import { DateData } from "./date/data.ts";
import { ProxyData } from "./proxy/data.ts";
import { RegExpData } from "./regexp/data.ts";
import { BufferData, ViewData } from "./typed/data.ts";

/** The kind of a builtin object by what it holds; null for ordinary ones. */
export function insideKind(
  object: GuestObject,
): "Map" | "Set" | "WeakMap" | "WeakSet" | "WeakRef" | "Date" | "RegExp" | "Proxy" | "TypedArray" | "DataView" | "ArrayBuffer" | null {
  const { data } = object;
  if (data === null) return null;
  if (data instanceof MapData) return "Map";
  if (data instanceof SetData) return "Set";
  if (data instanceof DateData) return "Date";
  if (data instanceof RegExpData) return "RegExp";
  if (data instanceof ProxyData) return "Proxy";
  if (data instanceof ViewData) return data.kind === null ? "DataView" : "TypedArray";
  if (data instanceof BufferData) return "ArrayBuffer";
  if (data instanceof WeakMapData) return "WeakMap";
  if (data instanceof WeakSetData) return "WeakSet";
  return data instanceof WeakRefData ? "WeakRef" : null;
}

export const entriesOfMap = (object: GuestObject): ReadonlyArray<readonly [Value, Value]> =>
  object.data instanceof MapData ? object.data.all().map(({ key, value }) => [key, value] as const) : [];

export const valuesOfSet = (object: GuestObject): readonly Value[] =>
  object.data instanceof SetData ? object.data.all().map(({ key }) => key) : [];

/** Milliseconds since 1970; NaN for an invalid date. */
export const timeOfDate = (object: GuestObject): number => (object.data instanceof DateData ? object.data.time : Number.NaN);

export const partsOfRegExp = (object: GuestObject): { readonly source: string; readonly flags: string } =>
  object.data instanceof RegExpData ? object.data : { source: "", flags: "" };

/** Both are null once it is revoked. */
export const partsOfProxy = (object: GuestObject): { readonly target: GuestObject | null; readonly handler: GuestObject | null } | null =>
  object.data instanceof ProxyData ? object.data : null;

/** The elements of a typed array, under the name of its kind. */
export function elementsOfTyped(object: GuestObject): { readonly name: string; readonly values: readonly (number | bigint)[] } {
  const { data } = object;
  if (!(data instanceof ViewData) || data.kind === null) return { name: "", values: [] };
  const { kind, memory, offset } = data;
  return {
    name: `${kind.name}Array`,
    values: Array.from({ length: data.length }, (_, at) => kind.read(memory.view, offset + at * kind.size, true)),
  };
}

export const bytesOfBuffer = (object: GuestObject): Uint8Array =>
  object.data instanceof BufferData ? object.data.bytes : new Uint8Array(0);
