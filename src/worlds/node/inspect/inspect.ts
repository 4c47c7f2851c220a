// `util.inspect` of Node 20, on guest values: the printer behind console.log, assertion messages and uncaught errors.
// It runs guest code only where Node does: `[util.inspect.custom]`, `Symbol.toStringTag` getters, and getters when asked to.
import type { Agent } from "#machine/agent.ts";
import { call, deeper } from "#machine/call.ts";
import { get, newObject, setOwn } from "#machine/object.ts";
import { type GuestObject, isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { proxyParts, symbolFor } from "../../guest/kind.ts";
import { defaultInspectOptions, type Inspection, type InspectOptions, indented } from "./context.ts";
import { joinEntries } from "./layout.ts";
import { objectText } from "./object-text.ts";
import { numberText, quote } from "./words.ts";

/** Strings up to this length are never broken over lines. */
const SHORT_STRING = 16;

export function inspectValue(agent: Agent, value: Value, options: Partial<InspectOptions> = {}): string {
  const all = { ...defaultInspectOptions, ...options };
  const layout = {
    indentation: 0,
    currentDepth: 0,
    breakLength: all.breakLength,
    compact: all.compact,
    maxArrayLength: all.maxArrayLength,
  };
  return printValue({ agent, options: all, layout, seen: [], circular: new Map(), print: printValue }, value, 0);
}

function printValue(inspection: Inspection, value: Value, depth: number, typed = false): string {
  if (!isObject(value)) return primitiveText(inspection, value);
  inspection.agent.spend(1);
  return deeper(inspection.agent, () => printObject(inspection, value, depth, typed));
}

function printObject(inspection: Inspection, context: GuestObject, depth: number, typed: boolean): string {
  let object = context;
  const proxy = proxyParts(context);
  if (proxy !== null) {
    if (proxy.target === null) return "<Revoked Proxy>";
    if (inspection.options.showProxy) return proxyText(inspection, proxy.target, proxy.handler, depth);
    object = innermost(proxy.target);
  }
  if (inspection.options.customInspect) {
    const custom = customText(inspection, object, context, depth);
    if (custom !== null) return custom;
  }
  if (!inspection.seen.includes(object)) return objectText(inspection, object, depth, typed);
  const known = inspection.circular.get(object);
  const index = known ?? inspection.circular.size + 1;
  if (known === undefined) inspection.circular.set(object, index);
  return `[Circular *${index}]`;
}

/** A proxy of a proxy shows what is inside both. */
function innermost(object: GuestObject): GuestObject {
  let found = object;
  for (let parts = proxyParts(found); parts !== null && parts.target !== null; parts = proxyParts(found)) found = parts.target;
  return found;
}

function proxyText(inspection: Inspection, target: GuestObject, handler: Value, depth: number): string {
  if (depth > inspection.options.depth) return "Proxy [Array]";
  const output = [target, handler].map((part) => indented(inspection, () => printValue(inspection, part, depth + 1)));
  return joinEntries(inspection.layout, { output, base: "", braces: ["Proxy [", "]"], list: true, numeric: false }, depth + 1);
}

/** What the object's own `[nodejs.util.inspect.custom]` says, or null if it has none. */
function customText(inspection: Inspection, object: GuestObject, context: GuestObject, depth: number): string | null {
  const { agent } = inspection;
  const custom = get(object, symbolFor(agent.realm, "nodejs.util.inspect.custom"));
  if (!isCallable(custom)) return null;
  const maker = get(object, "constructor");
  if (isObject(maker) && get(maker, "prototype") === object) return null;
  const inspect = agent.realm.intrinsics.get("%node.util.inspect%");
  if (custom === inspect) return null;
  const left = inspection.options.depth === Number.POSITIVE_INFINITY ? null : inspection.options.depth - depth;
  const answer = call(agent, custom, context, [left, guestOptions(inspection), inspect]);
  if (answer === context) return null;
  if (typeof answer !== "string") return printValue(inspection, answer, depth);
  return answer.replaceAll("\n", `\n${" ".repeat(inspection.layout.indentation)}`);
}

function guestOptions(inspection: Inspection): GuestObject {
  const { agent, options } = inspection;
  const made = newObject(agent.realm.core.objectPrototype);
  for (const [key, value] of Object.entries(options))
    setOwn(made, key, value === Number.POSITIVE_INFINITY && key === "depth" ? null : value);
  const stylize = agent.realm.intrinsics.get("%node.util.stylize%");
  if (stylize !== undefined) setOwn(made, "stylize", stylize);
  return made;
}

function primitiveText(inspection: Inspection, value: Exclude<Value, GuestObject>): string {
  if (typeof value === "string") return stringText(inspection, value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint") return `${value}n`;
  if (isSymbol(value)) return `Symbol(${value.description ?? ""})`;
  if (typeof value === "object" && value !== null) return `<unknown: ${value.text}>`;
  return String(value);
}

function stringText(inspection: Inspection, whole: string): string {
  const { options, layout } = inspection;
  const over = whole.length - options.maxStringLength;
  const text = over > 0 ? whole.slice(0, options.maxStringLength) : whole;
  const trailer = over > 0 ? `... ${over} more character${over > 1 ? "s" : ""}` : "";
  if (text.length > SHORT_STRING && text.length > layout.breakLength - layout.indentation - 4) {
    return (
      text
        .split(/(?<=\n)/)
        .map(quote)
        .join(` +\n${" ".repeat(layout.indentation + 2)}`) + trailer
    );
  }
  return quote(text) + trailer;
}
