// One property of an inspected object: its name, a colon, and its value or what it is instead of a value.
import { attempt, call } from "#machine/call.ts";
import { get, getOwn } from "#machine/object.ts";
import type { PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isObject, type Property } from "#machine/value.ts";
import { type Inspection, indented } from "./context.ts";
import { escapeControls, keyText } from "./words.ts";

/** `element` prints the value alone, as in arrays. */
export function propertyText(
  inspection: Inspection,
  object: GuestObject,
  key: PropertyKey,
  depth: number,
  form: "entry" | "element",
): string {
  const own: Property = getOwn(object, key) ?? {
    kind: "data",
    value: get(object, key),
    writable: true,
    enumerable: true,
    configurable: true,
  };
  const value =
    own.kind === "data"
      ? indented(inspection, () => inspection.print(inspection, own.value, depth))
      : accessorText(inspection, object, own, depth);
  return form === "element" ? value : `${nameText(key, own.enumerable)}: ${value}`;
}

function nameText(key: PropertyKey, enumerable: boolean): string {
  if (typeof key !== "string") return `[${escapeControls(`Symbol(${key.description ?? ""})`)}]`;
  if (key !== "__proto__" && !enumerable) return `[${escapeControls(key)}]`;
  return keyText(key);
}

function accessorText(inspection: Inspection, object: GuestObject, own: Property & { readonly kind: "accessor" }, depth: number): string {
  if (own.get === undefined) return own.set === undefined ? "undefined" : "[Setter]";
  const label = own.set === undefined ? "Getter" : "Getter/Setter";
  if (!inspection.options.getters) return `[${label}]`;
  const getter = own.get;
  const got = attempt(() => call(inspection.agent, getter, object, []));
  if (!got.ok) {
    const thrown = got.thrown.value;
    const message = isObject(thrown) ? String(get(thrown, "message")) : "undefined";
    return `[${label}: <Inspection threw (${message})>]`;
  }
  const text = indented(inspection, () => inspection.print(inspection, got.value, depth));
  return isObject(got.value) ? `[${label}] ${text}` : `[${label}: ${text}]`;
}
