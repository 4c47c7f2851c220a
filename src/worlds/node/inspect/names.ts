// What inspection calls an object: its constructor, its tag, and the words for functions and classes.
import type { Agent } from "#machine/agent.ts";
import { get, getOwn, prototypeOf } from "#machine/object.ts";
import { wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isCallable, isObject } from "#machine/value.ts";
import { classOf, functionKind, isClass } from "../../guest/kind.ts";
import type { Inspection } from "./context.ts";

/** The name of the constructor, or null for an object that has none. */
export function constructorNameOf(inspection: Inspection, object: GuestObject, depth: number): string | null {
  const { agent } = inspection;
  for (let at: GuestObject | null = object; at !== null; at = prototypeOf(at)) {
    if (at === agent.realm.core.objectPrototype && at !== object) return "Object";
    const own = getOwn(at, "constructor");
    if (own?.kind !== "data" || !isCallable(own.value)) continue;
    const name = getOwn(own.value, "name");
    if (name?.kind === "data" && typeof name.value === "string" && name.value !== "" && madeBy(object, own.value)) return name.value;
  }
  const first = prototypeOf(object);
  if (first === null) return null;
  const bare = bareName(object);
  if (depth > inspection.options.depth) return `${bare} <Complex prototype>`;
  const below = constructorNameOf(inspection, first, depth + 1);
  if (below === null) return `${bare} <[${bareName(first)}: null prototype] {}>`;
  return `${bare} <${below}>`;
}

/** `instanceof` without running guest code. */
function madeBy(object: GuestObject, maker: GuestObject): boolean {
  const prototype = getOwn(maker, "prototype");
  if (prototype?.kind !== "data") return false;
  for (let at = prototypeOf(object); at !== null; at = prototypeOf(at)) if (at === prototype.value) return true;
  return false;
}

/** What kind of thing it is, where no constructor says. */
export function bareName(object: GuestObject): string {
  const kind = classOf(object);
  return kind === "Arguments" || kind === "Proxy" ? "Object" : kind;
}

export function prefixOf(constructor: string | null, tag: string, fallback: string, size = ""): string {
  if (constructor === null) {
    return tag !== "" && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` : `[${fallback}${size}: null prototype] `;
  }
  return tag !== "" && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

/** The prefix of objects that are nothing in particular. */
export function plainPrefix(object: GuestObject, constructor: string | null, tag: string): string {
  const bare = constructor === null ? bareName(object) : "";
  return prefixOf(constructor, tag, bare === tag && bare !== "" ? "Object" : bare);
}

/** `Symbol.toStringTag`, unless it is an own enumerable property that is printed anyway. */
export function tagOf(object: GuestObject, showHidden: boolean): string {
  const tag = get(object, wellKnown.toStringTag);
  if (typeof tag !== "string" || tag === "") return "";
  const own = getOwn(object, wellKnown.toStringTag);
  return own !== undefined && (showHidden || own.enumerable) ? "" : tag;
}

export function functionText(agent: Agent, fn: GuestObject, constructor: string | null, tag: string): string {
  if (isClass(fn)) return classText(agent, fn, constructor, tag);
  const kind = functionKind(fn);
  const name = getOwn(fn, "name");
  const shown = name?.kind === "data" && typeof name.value === "string" && name.value !== "" ? `: ${name.value}` : " (anonymous)";
  let text = `[${kind}${constructor === null ? " (null prototype)" : ""}${shown}]`;
  if (constructor !== kind && constructor !== null) text += ` ${constructor}`;
  if (tag !== "" && constructor !== tag) text += ` [${tag}]`;
  return text;
}

function classText(agent: Agent, fn: GuestObject, constructor: string | null, tag: string): string {
  const own = getOwn(fn, "name");
  const name = own?.kind === "data" && typeof own.value === "string" && own.value !== "" ? own.value : "(anonymous)";
  let text = `class ${name}`;
  if (constructor !== "Function" && constructor !== null) text += ` [${constructor}]`;
  if (tag !== "" && constructor !== tag) text += ` [${tag}]`;
  const parent = prototypeOf(fn);
  if (constructor === null) text += " extends [null prototype]";
  else if (isObject(parent) && parent !== agent.realm.core.functionPrototype) {
    const above = get(parent, "name");
    if (typeof above === "string" && above !== "") text += ` extends ${above}`;
  }
  return `[${text}]`;
}
