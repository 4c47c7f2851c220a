// Titles of table tests: `%s` and its like, `%#`, `$name`, as vitest and jest fill them in.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { toText } from "#machine/convert.ts";
import { get } from "#machine/object.ts";
import { isCallable, isObject, isSymbol, type Value } from "#machine/value.ts";
import { inspectValue } from "../node/inspect/inspect.ts";
import { displayValue, longDisplay } from "./chai/display.ts";
import { prettyText } from "./pretty.ts";
import type { Framework } from "./room.ts";

const PLACEHOLDER = /%[sdjifoOpc%]/g;

/** The title of row `index`, whose cells are `items`. */
export function titleOf(agent: Agent, framework: Framework, template: string, items: readonly Value[], index: number): string {
  const numbered = template
    .replace(/%%/g, "\0")
    .replace(/%#/g, String(index))
    .replace(/%\$/g, String(index + 1))
    .replace(/\0/g, "%%");
  let next = 0;
  let output = "";
  let last = 0;
  for (const match of numbered.matchAll(PLACEHOLDER)) {
    output += attributes(agent, framework, numbered.slice(last, match.index), items);
    last = match.index + match[0].length;
    if (match[0] === "%%") output += "%";
    else if (next < items.length) output += formatted(agent, framework, match[0], items[next++]);
    else output += match[0];
  }
  return output + attributes(agent, framework, numbered.slice(last), items);
}

function formatted(agent: Agent, framework: Framework, placeholder: string, value: Value): string {
  switch (placeholder) {
    case "%s":
      return asString(agent, framework, value);
    case "%d":
      return typeof value === "bigint" ? `${value}n` : isSymbol(value) ? "NaN" : String(Number(toText(agent, value)));
    case "%i":
      return typeof value === "bigint" ? `${value}n` : String(Number.parseInt(toText(agent, value), 10));
    case "%f":
      return String(Number.parseFloat(toText(agent, value)));
    case "%j":
      return jsonText(agent, value);
    case "%p":
      return framework === "jest" ? prettyText(agent, value, { min: true }) : "%p";
    case "%c":
      return "";
    default:
      return framework === "jest"
        ? inspectValue(agent, value, placeholder === "%o" ? { showHidden: true, showProxy: true, depth: 4 } : {})
        : longDisplay(agent, value);
  }
}

function asString(agent: Agent, framework: Framework, value: Value): string {
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (isSymbol(value)) return `Symbol(${value.description ?? ""})`;
  if (!isObject(value)) return toText(agent, value);
  const method = getFrom(agent, value, "toString");
  if (isCallable(method) && method !== get(agent.realm.core.objectPrototype, "toString")) {
    if (framework === "jest" && value.behaviour.kind === "array") return inspectValue(agent, value, { depth: 0 });
    return toText(agent, invoke(agent, value, "toString", []));
  }
  return framework === "jest" ? inspectValue(agent, value, { depth: 0 }) : longDisplay(agent, value);
}

function jsonText(agent: Agent, value: Value): string {
  const json = get(agent.realm.global, "JSON");
  const text = invoke(agent, json, "stringify", [value]);
  return typeof text === "string" ? text : "undefined";
}

/** `$name` and `$name.inner` of a record in the first cell; `$0` of cells by number. */
function attributes(agent: Agent, framework: Framework, text: string, items: readonly Value[]): string {
  const [first] = items;
  const record = isObject(first) && first.behaviour.call === null && first.behaviour.kind !== "array" ? first : null;
  return text.replace(/\$([$\w.]+)/g, (whole, key: string) => {
    if (/^\d+$/.test(key)) {
      const value = items[Number(key)];
      return value === undefined && record === null ? whole : shown(agent, framework, value);
    }
    if (record === null) return whole;
    let value: Value = record;
    for (const step of key.split(".")) value = value === undefined || value === null ? undefined : getFrom(agent, value, step);
    return shown(agent, framework, value);
  });
}

function shown(agent: Agent, framework: Framework, value: Value): string {
  if (framework === "jest") return typeof value === "string" ? value : prettyText(agent, value, { min: true });
  return displayValue(agent, value);
}
