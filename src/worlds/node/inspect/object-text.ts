// What an inspected object looks like, by its kind: what stands before its braces, which braces, and what is inside.
import { getOwn, ownKeys } from "#machine/object.ts";
import { arrayIndexOf, type PropertyKey } from "#machine/symbol.ts";
import { type GuestObject, isSymbol } from "#machine/value.ts";
import {
  bytesOf,
  classOf,
  dateIso,
  iteratorPreview,
  mapEntries,
  regexpParts,
  setValues,
  typedValues,
  wrappedValue,
} from "../../guest/kind.ts";
import { arrayEntries, bufferEntries, iteratorEntries, mapPairs, promiseEntries, setEntries, typedEntries } from "./collections.ts";
import type { Inspection } from "./context.ts";
import { errorBase } from "./errors.ts";
import { joinEntries } from "./layout.ts";
import { constructorNameOf, functionText, plainPrefix, prefixOf, tagOf } from "./names.ts";
import { propertyText } from "./property.ts";
import { keyText } from "./words.ts";

type Form = {
  readonly keys: PropertyKey[];
  readonly braces: [string, string];
  readonly base: string;
  readonly list: boolean;
  /** All elements are numbers or bigints: columns are set right. */
  readonly numeric: boolean;
  readonly entries: (() => string[]) | null;
  /** The whole text, where nothing is inside. */
  readonly whole: string | null;
};

type Subject = {
  readonly inspection: Inspection;
  readonly object: GuestObject;
  readonly depth: number;
  readonly constructor: string | null;
  readonly tag: string;
};

export function objectText(inspection: Inspection, object: GuestObject, depth: number, typed: boolean): string {
  const constructor = constructorNameOf(inspection, object, depth);
  const tag = tagOf(object, inspection.options.showHidden);
  const subject: Subject = { inspection, object, depth, constructor, tag };
  const form = formOf(subject, typed);
  if (form.whole !== null) return form.whole;
  if (depth > inspection.options.depth) {
    const name = plainPrefix(object, constructor, tag).slice(0, -1);
    return constructor === null ? name : `[${name}]`;
  }
  return insideText(subject, form);
}

function insideText(subject: Subject, form: Form): string {
  const { inspection, object } = subject;
  const depth = subject.depth + 1;
  inspection.seen.push(object);
  inspection.layout.currentDepth = depth;
  const output = form.entries === null ? [] : form.entries();
  const own = form.keys.map((key) => propertyText(inspection, object, key, depth, "entry"));
  inspection.seen.pop();
  const index = inspection.circular.get(object);
  const reference = index === undefined ? "" : `<ref *${index}>`;
  const base = reference === "" || form.base === "" ? reference + form.base : `${reference} ${form.base}`;
  if (inspection.options.sorted) own.sort();
  return joinEntries(
    inspection.layout,
    { output: [...output, ...own], base, braces: form.braces, list: form.list, numeric: form.numeric },
    depth,
  );
}

function formOf(subject: Subject, typed: boolean): Form {
  const { inspection, object, constructor, tag } = subject;
  const kind = classOf(object);
  const depth = subject.depth + 1;
  switch (kind) {
    case "Array":
      return arrayForm(subject, depth);
    case "Set":
      return collection(subject, "Set", setValues(object).length, () => setEntries(inspection, object, depth));
    case "Map":
      return collection(subject, "Map", mapEntries(object).length, () => mapPairs(inspection, object, depth));
    case "TypedArray":
      return typedForm(subject);
    case "Map Iterator":
    case "Set Iterator": {
      const entries = iteratorPreview(object).entries;
      const title = `${kind.slice(0, 3)} ${entries ? "Entries" : "Iterator"}`;
      return plain(subject, [`[${title}] {`, "}"], () => iteratorEntries(inspection, object, depth));
    }
    case "Function":
      return based(subject, functionText(inspection.agent, object, constructor, tag));
    case "RegExp": {
      const { source, flags } = regexpParts(object);
      const prefix = prefixOf(constructor, tag, "RegExp");
      const base = `${prefix === "RegExp " ? "" : prefix}/${source}/${flags}`;
      return subject.depth > inspection.options.depth ? { ...based(subject, base), whole: base } : based(subject, base);
    }
    case "Date": {
      const prefix = prefixOf(constructor, tag, "Date");
      return based(subject, `${prefix === "Date " ? "" : prefix}${dateIso(object) ?? "Invalid Date"}`);
    }
    case "Error": {
      const keys = shownKeys(subject, () => true);
      const base = errorBase(inspection, object, constructor, tag, keys);
      return { ...based(subject, base), keys, whole: keys.length === 0 ? base : null };
    }
    case "ArrayBuffer":
      return bufferForm(subject, typed);
    case "Promise":
      return plain(subject, [`${prefixOf(constructor, tag, "Promise")}{`, "}"], () => promiseEntries(inspection, object, depth));
    case "WeakSet":
    case "WeakMap":
      return plain(subject, [`${prefixOf(constructor, tag, kind)}{`, "}"], () => ["<items unknown>"]);
    case "Boolean":
    case "Number":
    case "String":
    case "BigInt":
    case "Symbol":
      return boxedForm(subject, kind);
    case "Module":
      return plain(subject, [`${prefixOf(constructor, tag, "Module")}{`, "}"], null);
    default:
      return recordForm(subject, kind);
  }
}

function arrayForm(subject: Subject, depth: number): Form {
  const { inspection, object, constructor, tag } = subject;
  const length = getOwn(object, "length");
  const count = length?.kind === "data" ? Number(length.value) : 0;
  const prefix = constructor !== "Array" || tag !== "" ? prefixOf(constructor, tag, "Array", `(${count})`) : "";
  const keys = shownKeys(subject, (key) => arrayIndexOf(key) < 0);
  const numeric = ownKeys(object)
    .filter((key) => arrayIndexOf(key) >= 0)
    .every((key) => {
      const own = getOwn(object, key);
      return own?.kind === "data" && (typeof own.value === "number" || typeof own.value === "bigint");
    });
  // A list that is cut or has holes, or has names too, has entries that are no elements: they are lined up left.
  const whole = count === 0 && keys.length === 0 ? `${prefix}[]` : null;
  return {
    keys,
    braces: [`${prefix}[`, "]"],
    base: "",
    list: true,
    numeric: numeric && keys.length === 0 && count >= 1,
    entries: () => arrayEntries(inspection, object, depth),
    whole,
  };
}

function typedForm(subject: Subject): Form {
  const { inspection, object, constructor, tag } = subject;
  const { name, values } = typedValues(object);
  const prefix = prefixOf(constructor, tag, constructor === null ? name : "", `(${values.length})`);
  const keys = shownKeys(subject, (key) => arrayIndexOf(key) < 0);
  const whole = values.length === 0 && keys.length === 0 ? `${prefix}[]` : null;
  return { keys, braces: [`${prefix}[`, "]"], base: "", list: true, numeric: true, entries: () => typedEntries(inspection, object), whole };
}

function collection(subject: Subject, name: string, size: number, entries: () => string[]): Form {
  const prefix = prefixOf(subject.constructor, subject.tag, name, `(${size})`);
  const keys = shownKeys(subject, () => true);
  return {
    keys,
    braces: [`${prefix}{`, "}"],
    base: "",
    list: false,
    numeric: false,
    entries,
    whole: size === 0 && keys.length === 0 ? `${prefix}{}` : null,
  };
}

function bufferForm(subject: Subject, typed: boolean): Form {
  const { inspection, object } = subject;
  const length = bytesOf(object).length;
  const prefix = prefixOf(subject.constructor, subject.tag, "ArrayBuffer");
  const keys = shownKeys(subject, () => true);
  if (typed && keys.length === 0) return { ...based(subject, ""), whole: `${prefix}{ byteLength: ${length} }` };
  const entries = (): string[] => [...(typed ? [] : bufferEntries(inspection, object)), `${keyText("byteLength")}: ${length}`];
  return { keys, braces: [`${prefix}{`, "}"], base: "", list: false, numeric: false, entries, whole: null };
}

function boxedForm(subject: Subject, kind: string): Form {
  const { inspection, object, constructor, tag } = subject;
  const keys = shownKeys(subject, (key) => kind !== "String" || arrayIndexOf(key) < 0);
  const maker = kind === constructor ? "" : constructor === null ? " (null prototype)" : ` (${constructor})`;
  const inner = inspection.print({ ...inspection, layout: { ...inspection.layout, indentation: 0 } }, wrappedValue(object), 0);
  const base = `[${kind}${maker}: ${inner}]${tag !== "" && tag !== constructor ? ` [${tag}]` : ""}`;
  return { ...based(subject, base), keys, whole: keys.length === 0 ? base : null };
}

function recordForm(subject: Subject, kind: string): Form {
  const { object, constructor, tag } = subject;
  if (constructor === "Object") {
    const braces: [string, string] = [
      kind === "Arguments" ? "[Arguments] {" : tag === "" ? "{" : `${prefixOf(constructor, tag, "Object")}{`,
      "}",
    ];
    const form = plain(subject, braces, null);
    return { ...form, whole: form.keys.length === 0 ? `${braces[0]}}` : null };
  }
  const prefix = plainPrefix(object, constructor, tag);
  const form = plain(subject, [`${prefix}{`, "}"], null);
  return { ...form, whole: form.keys.length === 0 ? `${prefix}{}` : null };
}

function plain(subject: Subject, braces: [string, string], entries: (() => string[]) | null): Form {
  return { keys: shownKeys(subject, () => true), braces, base: "", list: false, numeric: false, entries, whole: null };
}

/** Something that stands alone unless it has properties. */
function based(subject: Subject, base: string): Form {
  const keys = shownKeys(subject, () => true);
  return { keys, braces: ["{", "}"], base, list: false, numeric: false, entries: null, whole: keys.length === 0 ? base : null };
}

function shownKeys(subject: Subject, wanted: (key: PropertyKey) => boolean): PropertyKey[] {
  const { showHidden } = subject.inspection.options;
  const keys = ownKeys(subject.object).filter((key) => wanted(key) && (showHidden || getOwn(subject.object, key)?.enumerable === true));
  return [...keys.filter((key) => !isSymbol(key)), ...keys.filter(isSymbol)];
}
