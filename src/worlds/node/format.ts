// `util.format` of Node 20: printf-like strings, and everything else inspected and joined by blanks.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { attempt } from "#machine/call.ts";
import { toNumber, toText } from "#machine/convert.ts";
import { get, getOwn, prototypeOf } from "#machine/object.ts";
import { wellKnown } from "#machine/symbol.ts";
import { type GuestObject, isCallable, isObject, isSymbol, isUnknown, type Value } from "#machine/value.ts";
import { isIntrinsicMaker } from "../guest/kind.ts";
import type { InspectOptions } from "./inspect/context.ts";
import { inspectValue } from "./inspect/inspect.ts";
import { numberText } from "./inspect/words.ts";

export function formatValues(agent: Agent, args: readonly Value[], options: Partial<InspectOptions> = {}): string {
  const [first] = args;
  let used = 0;
  let text = "";
  if (typeof first === "string") {
    if (args.length === 1) return first;
    const filled = fill(agent, first, args, options);
    text = filled.text;
    used = filled.used;
  }
  const rest = args.slice(used).map((value) => (typeof value === "string" ? value : inspectValue(agent, value, options)));
  return used === 0 ? rest.join(" ") : [text, ...rest].join(" ");
}

/** Fills placeholders; `used` counts the arguments taken, the text included (0: it was a plain string). */
function fill(
  agent: Agent,
  template: string,
  args: readonly Value[],
  options: Partial<InspectOptions>,
): { readonly text: string; readonly used: number } {
  let next = 1;
  let text = "";
  let last = 0;
  for (let at = 0; at < template.length - 1; at++) {
    if (template[at] !== "%") continue;
    const sign = template[++at] ?? "";
    if (sign === "%") {
      text += template.slice(last, at);
      last = at + 1;
      continue;
    }
    if (next >= args.length || !"sdifjoOc".includes(sign)) continue;
    text += template.slice(last, at - 1) + placeholder(agent, sign, args[next++], options);
    last = at + 1;
  }
  if (last === 0) return { text: "", used: 0 };
  return { text: text + template.slice(last), used: next };
}

function placeholder(agent: Agent, sign: string, value: Value, options: Partial<InspectOptions>): string {
  switch (sign) {
    case "s":
      return asString(agent, value, options);
    case "d":
      return typeof value === "bigint" ? `${value}n` : isSymbol(value) ? "NaN" : numberText(toNumber(agent, value));
    case "i":
      return typeof value === "bigint" ? `${value}n` : isSymbol(value) ? "NaN" : numberText(Number.parseInt(toText(agent, value), 10));
    case "f":
      return isSymbol(value) ? "NaN" : numberText(Number.parseFloat(toText(agent, value)));
    case "j":
      return jsonText(agent, value);
    case "o":
      return inspectValue(agent, value, { ...options, showHidden: true, showProxy: true, depth: 4 });
    case "O":
      return inspectValue(agent, value, options);
    default:
      return "";
  }
}

function asString(agent: Agent, value: Value, options: Partial<InspectOptions>): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint") return `${value}n`;
  if (isSymbol(value)) return `Symbol(${value.description ?? ""})`;
  if (isUnknown(value)) return `<unknown: ${value.text}>`;
  if (!isObject(value)) return String(value);
  if (!isCallable(value) && hasBuiltinToString(agent, value)) return inspectValue(agent, value, { ...options, compact: 3, depth: 0 });
  return toText(agent, isCallable(value) ? invoke(agent, value, "toString", []) : value);
}

/** Has nobody given the object a text form of its own? */
function hasBuiltinToString(agent: Agent, object: GuestObject): boolean {
  const own = (holder: GuestObject, key: "toString" | typeof wellKnown.toPrimitive): boolean => getOwn(holder, key) !== undefined;
  const hasText = isCallable(get(object, "toString"));
  const hasPrimitive = isCallable(get(object, wellKnown.toPrimitive));
  if (!hasText && !hasPrimitive) return true;
  if ((hasText && own(object, "toString")) || (hasPrimitive && own(object, wellKnown.toPrimitive))) return false;
  let holder: GuestObject | null = object;
  do holder = prototypeOf(holder);
  while (holder !== null && !(hasText && own(holder, "toString")) && !(hasPrimitive && own(holder, wellKnown.toPrimitive)));
  const maker = holder === null ? undefined : getOwn(holder, "constructor");
  return maker?.kind === "data" && isIntrinsicMaker(agent, maker.value);
}

function jsonText(agent: Agent, value: Value): string {
  const done = attempt(() => invoke(agent, getFrom(agent, agent.realm.global, "JSON"), "stringify", [value]));
  if (done.ok) return typeof done.value === "string" ? done.value : "undefined";
  const thrown = done.thrown.value;
  const message = isObject(thrown) ? get(thrown, "message") : undefined;
  if (typeof message === "string" && message.startsWith("Converting circular structure to JSON")) return "[Circular]";
  throw done.thrown;
}
