// The entries of inspected arrays, typed arrays, sets, maps, buffers, promises and iterators.

import { get, getOwn, ownKeys } from "#machine/object.ts";
import { promiseState } from "#machine/promise.ts";
import { arrayIndexOf } from "#machine/symbol.ts";
import type { GuestObject, Value } from "#machine/value.ts";
import { bytesOf, iteratorPreview, mapEntries, setValues, typedValues } from "../../guest/kind.ts";
import { type Inspection, indented } from "./context.ts";
import { joinEntries } from "./layout.ts";
import { propertyText } from "./property.ts";
import { emptyItemsText, numberText, remainingText } from "./words.ts";

export function arrayEntries(inspection: Inspection, array: GuestObject, depth: number): string[] {
  const length = Number(get(array, "length"));
  const shown = Math.min(Math.max(0, inspection.options.maxArrayLength), length);
  const output: string[] = [];
  for (let at = 0; at < shown; at++) {
    if (getOwn(array, String(at)) === undefined) return sparseEntries(inspection, array, depth, shown, output, at);
    output.push(propertyText(inspection, array, String(at), depth, "element"));
  }
  if (length > shown) output.push(remainingText(length - shown));
  return output;
}

/** Goes on where the first hole is. */
function sparseEntries(inspection: Inspection, array: GuestObject, depth: number, shown: number, output: string[], from: number): string[] {
  const length = Number(get(array, "length"));
  const indexes = ownKeys(array)
    .map(arrayIndexOf)
    .filter((index) => index >= from);
  let next = from;
  for (const index of indexes) {
    if (output.length >= shown) break;
    if (index !== next) {
      output.push(emptyItemsText(index - next));
      next = index;
      if (output.length >= shown) break;
    }
    output.push(propertyText(inspection, array, String(index), depth, "element"));
    next++;
  }
  const left = length - next;
  if (left > 0) output.push(output.length < shown ? emptyItemsText(left) : remainingText(left));
  return output;
}

export function typedEntries(inspection: Inspection, array: GuestObject): string[] {
  const { values } = typedValues(array);
  const shown = Math.min(Math.max(0, inspection.options.maxArrayLength), values.length);
  const output = values.slice(0, shown).map((value) => (typeof value === "bigint" ? `${value}n` : numberText(value)));
  if (values.length > shown) output.push(remainingText(values.length - shown));
  return output;
}

export function setEntries(inspection: Inspection, set: GuestObject, depth: number): string[] {
  const values = setValues(set);
  const shown = Math.min(Math.max(0, inspection.options.maxArrayLength), values.length);
  const output = values.slice(0, shown).map((value) => indented(inspection, () => inspection.print(inspection, value, depth)));
  if (values.length > shown) output.push(remainingText(values.length - shown));
  return output;
}

export function mapPairs(inspection: Inspection, map: GuestObject, depth: number): string[] {
  const pairs = mapEntries(map);
  const shown = Math.min(Math.max(0, inspection.options.maxArrayLength), pairs.length);
  const output = pairs
    .slice(0, shown)
    .map(([key, value]) =>
      indented(inspection, () => `${inspection.print(inspection, key, depth)} => ${inspection.print(inspection, value, depth)}`),
    );
  if (pairs.length > shown) output.push(remainingText(pairs.length - shown));
  return output;
}

export function bufferEntries(inspection: Inspection, buffer: GuestObject): string[] {
  const bytes = bytesOf(buffer);
  const shown = Math.min(inspection.options.maxArrayLength, bytes.length);
  const text = [...bytes.slice(0, shown)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const left = bytes.length - shown;
  return [`[Uint8Contents]: <${text}${left > 0 ? ` ... ${left} more byte${left > 1 ? "s" : ""}` : ""}>`];
}

export function promiseEntries(inspection: Inspection, promise: GuestObject, depth: number): string[] {
  const { state, result } = promiseState(promise);
  if (state === "pending") return ["<pending>"];
  const text = indented(inspection, () => inspection.print(inspection, result, depth));
  return [state === "rejected" ? `<rejected> ${text}` : text];
}

/** Entries of a map's or set's iterator, without moving it. */
export function iteratorEntries(inspection: Inspection, iterator: GuestObject, depth: number): string[] {
  const preview = iteratorPreview(iterator);
  return preview.values.map((value) =>
    indented(inspection, () => {
      if (!isPair(value)) return inspection.print(inspection, value, depth);
      const texts = value.map((one) => inspection.print(inspection, one, depth));
      return joinEntries(inspection.layout, { output: texts, base: "", braces: ["[", "]"], list: true, numeric: false }, depth);
    }),
  );
}

const isPair = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);
