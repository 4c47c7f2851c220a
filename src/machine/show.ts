// The printed form of guest values that traces and observations hold: on one line, bounded, without running guest code, after
// the manner of `util.inspect`. What is cut ends in a digest of the whole, so that two forms are equal only when the values look equal.
// A console's layout in lines and colours is a world's business.
import { sha256 } from "#ground/digest.ts";
import { ArgumentsData } from "./arguments-object.ts";
import type { ArrayState } from "./array.ts";
import { constructorName, showBriefly } from "./brief.ts";
import { ErrorData, headerOf } from "./error.ts";
import { NamespaceData } from "./namespace.ts";
import { PromiseData } from "./promise.ts";
import { ACCESSOR, ENUMERABLE, LAZY } from "./shape.ts";
import { GuestSymbol, type PropertyKey, wellKnown } from "./symbol.ts";
import type { Shown } from "./trace.ts";
import { Accessor, GuestObject, HOLE, type Slot, UNINITIALISED, Unknown, type Value } from "./value.ts";
import { PrimitiveData } from "./wrapper.ts";

/** Private data that knows how its object is printed (`Map(1) { 1 => 2 }`): the whole form, or null for that of an ordinary object. */
export type Describing = { describe(owner: GuestObject, show: (value: Value) => string): string | null };

/** Levels of objects that are printed. */
const DEPTH_MAX = 12;
/** Elements or properties of one object that are printed. */
const PARTS_MAX = 400;

export function showValue(value: Value, max: number): Shown {
  // Beyond some multiple of the bound the digest covers only that much: printing stays affordable.
  const printer = new Printer(max * 16);
  const text = printer.show(value);
  if (text.length <= max) return { text, unknown: printer.unknown };
  return { text: `${text.slice(0, max)}… ${sha256(text).slice(0, 12)}`, unknown: printer.unknown };
}

class Printer {
  unknown: string | null = null;
  private readonly path: GuestObject[] = [];
  private room: number;

  constructor(room: number) {
    this.room = room;
  }

  readonly show = (value: Value): string => {
    const text = this.form(value);
    this.room -= text.length;
    return text;
  };

  private form(value: Value): string {
    if (typeof value === "string") return quote(value);
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    if (typeof value === "bigint") return `${value}n`;
    if (value instanceof Unknown) {
      this.unknown ??= value.origin.what;
      return `<unknown: ${value.text}>`;
    }
    if (value instanceof GuestSymbol) return `Symbol(${value.description ?? ""})`;
    if (!(value instanceof GuestObject)) return String(value);
    return this.object(value);
  }

  private object(object: GuestObject): string {
    if (this.path.includes(object)) return "[Circular]";
    if (this.path.length >= DEPTH_MAX || this.room < 0)
      return object.behaviour.kind === "array" ? "[Array]" : `[${constructorName(object)}]`;
    this.path.push(object);
    const text = this.special(object) ?? this.ordinary(object);
    this.path.pop();
    return text;
  }

  private special(object: GuestObject): string | null {
    const { data } = object;
    if (isDescribing(data)) {
      const described = data.describe(object, this.show);
      if (described !== null) return described;
    }
    if (object.behaviour.kind === "proxy") return "[Proxy]";
    if (object.behaviour.kind === "array") return this.array(object);
    if (data instanceof ErrorData) return this.withParts(`[${headerOf(object)}]`, this.properties(object));
    if (data instanceof PromiseData) return this.promise(object, data);
    if (data instanceof ArgumentsData)
      return `[Arguments] [${this.properties(object)
        .map((part) => ` ${part.slice(part.indexOf(": ") + 2)}`)
        .join(",")} ]`;
    if (data instanceof NamespaceData) return this.namespace(data);
    if (data instanceof PrimitiveData) return this.withParts(`[${boxName(data.value)}: ${this.form(data.value)}]`, this.properties(object));
    if (object.behaviour.call !== null) return this.withParts(functionForm(object), this.properties(object));
    return null;
  }

  private ordinary(object: GuestObject): string {
    const parts = this.properties(object);
    const name = object.proto === null ? "[Object: null prototype]" : constructorName(object);
    const tag = plainTag(object);
    const tagged = tag === "" || tag === name ? "" : `[${tag}] `;
    const prefix = name === "Object" && tagged === "" ? "" : `${name} ${tagged}`;
    return parts.length === 0 ? `${prefix}{}` : `${prefix}{ ${parts.join(", ")} }`;
  }

  private withParts(head: string, parts: readonly string[]): string {
    return parts.length === 0 ? head : `${head} { ${parts.join(", ")} }`;
  }

  private promise(object: GuestObject, { state, result }: PromiseData): string {
    const inner = state === "pending" ? "<pending>" : state === "rejected" ? `<rejected> ${this.show(result)}` : this.show(result);
    return `Promise { ${[inner, ...this.properties(object)].join(", ")} }`;
  }

  private namespace({ cells, names }: NamespaceData): string {
    const parts = names.map((name) => {
      const value = cells.get(name)!.value as Value;
      return `${keyForm(name)}: ${value === UNINITIALISED ? "<uninitialized>" : this.show(value)}`;
    });
    return parts.length === 0 ? "[Module: null prototype] {}" : `[Module: null prototype] { ${parts.join(", ")} }`;
  }

  private array(array: GuestObject): string {
    const name = constructorName(array);
    const length = array.elements?.length ?? (array.data as ArrayState).length;
    const prefix = name === "Array" ? "" : `${name}(${length}) `;
    const parts = array.elements === null ? [] : this.elements(array.elements);
    for (const part of this.properties(array)) parts.push(part);
    return parts.length === 0 ? `${prefix}[]` : `${prefix}[ ${parts.join(", ")} ]`;
  }

  private elements(elements: readonly Value[]): string[] {
    const parts: string[] = [];
    for (let at = 0; at < elements.length && parts.length < PARTS_MAX && this.room >= 0; at++) {
      const value = elements[at];
      if (value !== HOLE) {
        parts.push(this.show(value));
        continue;
      }
      const from = at;
      while (at + 1 < elements.length && elements[at + 1] === HOLE) at++;
      parts.push(`<${at - from + 1} empty item${at > from ? "s" : ""}>`);
    }
    if (elements.length > PARTS_MAX) parts.push(`… ${elements.length - PARTS_MAX} more items`);
    return parts;
  }

  /** Own enumerable rows, read without getters. */
  private properties(object: GuestObject): string[] {
    const parts: string[] = [];
    const { shape } = object;
    for (const key of shape.keys()) {
      const slot = shape.find(key);
      const bits = shape.attributesAt(slot);
      if ((bits & ENUMERABLE) === 0) continue;
      if (parts.length >= PARTS_MAX || this.room < 0) {
        parts.push("…");
        break;
      }
      const held = object.slots[slot];
      parts.push(`${keyForm(key)}: ${(bits & (ACCESSOR | LAZY)) === 0 ? this.show(held as Value) : accessorForm(held)}`);
    }
    return parts;
  }
}

const isDescribing = (data: unknown): data is Describing =>
  typeof data === "object" && data !== null && typeof (data as Partial<Describing>).describe === "function";

/** `Symbol.toStringTag` where it is plain data. */
function plainTag(object: GuestObject): string {
  for (let at: GuestObject | null = object; at !== null; at = at.proto) {
    const slot = at.shape.find(wellKnown.toStringTag);
    if (slot < 0) continue;
    const held = at.slots[slot];
    return typeof held === "string" ? held : "";
  }
  return "";
}

function accessorForm(held: Slot): string {
  if (!(held instanceof Accessor)) return "[Getter]";
  return held.get !== undefined && held.set !== undefined ? "[Getter/Setter]" : held.get !== undefined ? "[Getter]" : "[Setter]";
}

function functionForm(fn: GuestObject): string {
  const brief = showBriefly(fn);
  const name = brief.slice(brief.indexOf(" ") + 1);
  if (fn.behaviour.kind === "class") {
    const parent =
      fn.proto !== null && fn.proto.behaviour.construct !== null ? ` extends ${showBriefly(fn.proto).replace(/^\w+ /, "")}` : "";
    return name === "" ? `[class (anonymous)${parent}]` : `[class ${name}${parent}]`;
  }
  return name === "" ? "[Function (anonymous)]" : `[Function: ${name}]`;
}

const boxName = (value: PrimitiveData["value"]): string =>
  value instanceof GuestSymbol
    ? "Symbol"
    : typeof value === "bigint"
      ? "BigInt"
      : (typeof value)[0]!.toUpperCase() + (typeof value).slice(1);

const keyForm = (key: PropertyKey): string =>
  typeof key !== "string" ? `[Symbol(${key.description ?? ""})]` : /^[A-Za-z_$][\w$]*$/.test(key) ? key : quote(key);

/** In single quotes unless it holds some, as Node prints strings. */
export function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes("`") && !text.includes("${") ? "`" : "'";
  let out = mark;
  for (const unit of text)
    out +=
      unit === mark || unit === "\\"
        ? `\\${unit}`
        : (ESCAPES.get(unit) ??
          (unit < " " || unit === "\x7f" ? `\\x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}` : unit));
  return out + mark;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\v", "\\v"],
]);
