// concat, repeat, padding, case, normal forms and the HTML methods: methods that make longer or other text.
import type { Agent } from "#machine/agent.ts";
import { known, toInteger, toLength, toText } from "#machine/convert.ts";
import { throwRangeError } from "#machine/error.ts";
import { type NativeFunction, PURE } from "#machine/native.ts";
import type { Value } from "#machine/value.ts";
import { expectPlainLocale } from "../intl/locale.ts";
import type { Method, Methods } from "../table.ts";
import { thisText } from "./receiver.ts";

/** The engine's own bound, past which guest code sees a RangeError; our own lower bound ends the run instead. */
const ENGINE_STRING_MAX = 536870888;

const simple = (name: string, work: (text: string) => string | boolean): Method => [
  name,
  0,
  (agent, self) => work(expectBounded(agent, thisText(agent, self, name))),
  PURE,
];

/** Mapping case or form makes text at most three times as long. */
function expectBounded(agent: Agent, text: string): string {
  agent.spend(text.length >> 4);
  agent.expectString(text.length);
  return text;
}

const html =
  (method: string, tag: string, attribute?: string): NativeFunction =>
  (agent, self, [value]) => {
    const text = thisText(agent, self, method);
    const head = attribute === undefined ? `<${tag}>` : `<${tag} ${attribute}="${toText(agent, value).replaceAll('"', "&quot;")}">`;
    agent.expectString(head.length + text.length + tag.length + 3);
    return `${head}${text}</${tag}>`;
  };

export const build: Methods = [
  ["anchor", 1, html("anchor", "a", "name"), PURE],
  ["big", 0, html("big", "big"), PURE],
  ["blink", 0, html("blink", "blink"), PURE],
  ["bold", 0, html("bold", "b"), PURE],
  ["concat", 1, concat, PURE],
  ["fontcolor", 1, html("fontcolor", "font", "color"), PURE],
  ["fontsize", 1, html("fontsize", "font", "size"), PURE],
  ["fixed", 0, html("fixed", "tt"), PURE],
  simple("isWellFormed", (text) => !/\p{Surrogate}/u.test(text)),
  ["italics", 0, html("italics", "i"), PURE],
  ["link", 1, html("link", "a", "href"), PURE],
  ["normalize", 0, normalize, PURE],
  ["padEnd", 1, (agent, self, args) => pad(agent, thisText(agent, self, "padEnd"), args, "end"), PURE],
  ["padStart", 1, (agent, self, args) => pad(agent, thisText(agent, self, "padStart"), args, "start"), PURE],
  ["repeat", 1, repeat, PURE],
  ["small", 0, html("small", "small"), PURE],
  ["strike", 0, html("strike", "strike"), PURE],
  ["sub", 0, html("sub", "sub"), PURE],
  ["sup", 0, html("sup", "sup"), PURE],
  [
    "toLocaleLowerCase",
    0,
    (agent, self, [locales]) => localised(agent, thisText(agent, self, "toLocaleLowerCase"), locales).toLowerCase(),
    PURE,
  ],
  [
    "toLocaleUpperCase",
    0,
    (agent, self, [locales]) => localised(agent, thisText(agent, self, "toLocaleUpperCase"), locales).toUpperCase(),
    PURE,
  ],
  simple("toLowerCase", (text) => text.toLowerCase()),
  simple("toUpperCase", (text) => text.toUpperCase()),
  simple("toWellFormed", (text) => text.replace(/\p{Surrogate}/gu, "\ufffd")),
];

function localised(agent: Agent, text: string, locales: Value): string {
  expectPlainLocale(agent, locales, ["az", "lt", "tr"], "String.prototype.toLocaleLowerCase");
  return expectBounded(agent, text);
}

/** A string of this length, or the engine's RangeError, or the run's limit. */
export function expectLength(agent: Agent, length: number): void {
  if (length > ENGINE_STRING_MAX) throwRangeError(agent, "Invalid string length");
  agent.expectString(length);
}

function concat(agent: Agent, self: Value, args: Value[]): Value {
  let text = thisText(agent, self, "concat");
  for (const arg of args) {
    const more = toText(agent, arg);
    expectLength(agent, text.length + more.length);
    text += more;
  }
  return text;
}

function repeat(agent: Agent, self: Value, [value]: Value[]): Value {
  const text = thisText(agent, self, "repeat");
  const count = toInteger(agent, value);
  if (count < 0 || count === Number.POSITIVE_INFINITY) return throwRangeError(agent, `Invalid count value: ${toText(agent, value)}`);
  if (text === "" || count === 0) return "";
  expectLength(agent, text.length * count);
  return text.repeat(count);
}

function pad(agent: Agent, text: string, [length, filler]: Value[], side: "start" | "end"): string {
  const size = toLength(agent, length);
  if (size <= text.length) return text;
  const fill = filler === undefined ? " " : toText(agent, filler);
  if (fill === "") return text;
  expectLength(agent, size);
  return side === "start" ? text.padStart(size, fill) : text.padEnd(size, fill);
}

function normalize(agent: Agent, self: Value, [form]: Value[]): Value {
  const text = expectBounded(agent, thisText(agent, self, "normalize"));
  const wanted = known(form) === undefined ? "NFC" : toText(agent, form);
  if (wanted !== "NFC" && wanted !== "NFD" && wanted !== "NFKC" && wanted !== "NFKD") {
    return throwRangeError(agent, "The normalization form should be one of NFC, NFD, NFKC, NFKD.");
  }
  return text.normalize(wanted);
}
