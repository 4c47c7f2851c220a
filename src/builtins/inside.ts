// What builtin objects hold inside, for those who print and compare them: looked at without running guest code and without
// changing anything. Answers null for an object of another kind.
import type { GuestObject, Value } from "#machine/value.ts";
import { MapData, SetData } from "./collections/entries.ts";
import { WeakMapData, WeakRefData, WeakSetData } from "./collections/weak.ts";
import { DateData } from "./date/data.ts";
import { ProxyData } from "./proxy/data.ts";
import { RegExpData } from "./regexp/data.ts";

/** The kind of a builtin object by what it holds; null for ordinary ones. */
export function insideKind(object: GuestObject): "Map" | "Set" | "WeakMap" | "WeakSet" | "WeakRef" | "Date" | "RegExp" | "Proxy" | null {
  const { data } = object;
  if (data === null) return null;
  if (data instanceof MapData) return "Map";
  if (data instanceof SetData) return "Set";
  if (data instanceof DateData) return "Date";
  if (data instanceof RegExpData) return "RegExp";
  if (data instanceof ProxyData) return "Proxy";
  if (data instanceof WeakMapData) return "WeakMap";
  if (data instanceof WeakSetData) return "WeakSet";
  return data instanceof WeakRefData ? "WeakRef" : null;
}

export const entriesOfMap = (object: GuestObject): ReadonlyArray<readonly [Value, Value]> => (object.data instanceof MapData ? object.data.all().map(({ key, value }) => [key, value] as const) : []);

export const valuesOfSet = (object: GuestObject): readonly Value[] => (object.data instanceof SetData ? object.data.all().map(({ key }) => key) : []);

/** Milliseconds since 1970; NaN for an invalid date. */
export const timeOfDate = (object: GuestObject): number => (object.data instanceof DateData ? object.data.time : Number.NaN);

export const partsOfRegExp = (object: GuestObject): { readonly source: string; readonly flags: string } => (object.data instanceof RegExpData ? object.data : { source: "", flags: "" });

/** Both are null once it is revoked. */
export const partsOfProxy = (object: GuestObject): { readonly target: GuestObject | null; readonly handler: GuestObject | null } | null => (object.data instanceof ProxyData ? object.data : null);
