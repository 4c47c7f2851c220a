// What kind of thing a guest object is, and what it holds, for those who print and compare. Never runs guest code.
import {
  bytesOfBuffer,
  elementsOfTyped,
  entriesOfMap,
  insideKind,
  partsOfProxy,
  partsOfRegExp,
  timeOfDate,
  valuesOfSet,
} from "#builtins/inside.ts";
import type { Agent } from "#machine/agent.ts";
import { ArgumentsData } from "#machine/arguments-object.ts";
import { arrayBehaviour } from "#machine/array.ts";
import { Closure, DefaultConstructor } from "#machine/code.ts";
import { ErrorData } from "#machine/error.ts";
import { PromiseData } from "#machine/promise.ts";
import type { Realm } from "#machine/realm.ts";
import { GuestSymbol } from "#machine/symbol.ts";
import { type GuestObject, isSymbol, type Value } from "#machine/value.ts";
import { PrimitiveData } from "#machine/wrapper.ts";

/** The kind by what it is made of: `Array`, `Map`, `Error`, `Number` (boxed), …; `Object` for the rest. */
export function classOf(object: GuestObject): string {
  if (object.behaviour.call !== null) return "Function";
  if (object.behaviour === arrayBehaviour) return "Array";
  const { data } = object;
  if (data === null) return object.behaviour.kind === "namespace" ? "Module" : "Object";
  if (data instanceof ErrorData) return "Error";
  if (data instanceof PromiseData) return "Promise";
  if (data instanceof PrimitiveData) return boxedKind(data.value);
  if (data instanceof ArgumentsData) return "Arguments";
  if (object.behaviour.kind === "namespace") return "Module";
  return insideKind(object) ?? "Object";
}

function boxedKind(value: PrimitiveData["value"]): string {
  if (isSymbol(value)) return "Symbol";
  const type = typeof value;
  return type === "bigint" ? "BigInt" : type.charAt(0).toUpperCase() + type.slice(1);
}

export const mapEntries = entriesOfMap;
export const setValues = valuesOfSet;
export const dateMs = timeOfDate;
export const regexpParts = partsOfRegExp;
export const proxyParts = partsOfProxy;

/** As `toISOString` writes it; null for an invalid date. */
export function dateIso(object: GuestObject): string | null {
  const ms = timeOfDate(object);
  return Number.isFinite(ms) ? isoText(ms) : null;
}

/** Days since 1970 as year, month and day of the civil calendar (proleptic Gregorian). */
function civilDate(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const place = Math.floor((5 * ofYear + 2) / 153);
  const month = place < 10 ? place + 3 : place - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: ofYear - Math.floor((153 * place + 2) / 5) + 1 };
}

export function isoText(ms: number): string {
  const days = Math.floor(ms / 86_400_000);
  const rest = ms - days * 86_400_000;
  const { year, month, day } = civilDate(days);
  const two = (value: number): string => String(value).padStart(2, "0");
  const shownYear =
    year >= 0 && year <= 9999 ? String(year).padStart(4, "0") : `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;
  const seconds = Math.floor(rest / 1000);
  return `${shownYear}-${two(month)}-${two(day)}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(rest % 1000).padStart(3, "0")}Z`;
}

/** The primitive inside `new Number(1)` and its like. */
export const wrappedValue = (object: GuestObject): Value => (object.data instanceof PrimitiveData ? object.data.value : undefined);

export const typedValues = elementsOfTyped;
export const bytesOf = bytesOfBuffer;
/** Iterators of collections print without their entries. */
export const iteratorPreview = (_: GuestObject): { readonly entries: boolean; readonly values: readonly (Value | readonly Value[])[] } => ({
  entries: false,
  values: [],
});

/** `AsyncFunction`, `GeneratorFunction`, … */
export function functionKind(fn: GuestObject): string {
  const { data } = fn;
  if (!(data instanceof Closure)) return "Function";
  return `${data.code.fn.async ? "Async" : ""}${data.code.fn.generator ? "Generator" : ""}Function`;
}

export function isClass(fn: GuestObject): boolean {
  const { data } = fn;
  if (data instanceof DefaultConstructor) return true;
  return data instanceof Closure && (data.code.fn.kind === "constructor" || data.code.fn.kind === "derived-constructor");
}

/** `Symbol.for(name)`. */
export function symbolFor(realm: Realm, name: string): GuestSymbol {
  const known = realm.symbols.get(name);
  if (known !== undefined) return known;
  const made = new GuestSymbol(name);
  realm.symbols.set(name, made);
  return made;
}

/** Is it one of the language's own constructors? */
export function isIntrinsicMaker(agent: Agent, maker: Value): boolean {
  for (const [name, object] of agent.realm.intrinsics) if (object === maker && /^%[A-Z]\w*%$/.test(name)) return true;
  return false;
}
