// match, matchAll, replace, replaceAll, search, split: methods that hand over to a regular expression, or work on text.
import { getFrom, invoke } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call } from "#machine/call.ts";
import { toText, toUint32 } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { type GuestSymbol, wellKnown } from "#machine/symbol.ts";
import { isCallable, Unknown, type Value } from "#machine/value.ts";
import { arrayOf } from "../list.ts";
import { methodOf } from "../method.ts";
import { makeRegExp } from "../regexp/make.ts";
import { substituted } from "../regexp/substitute.ts";
import type { Methods } from "../table.ts";
import { expectLength } from "./build.ts";
import { thisText } from "./receiver.ts";
import { isRegExp, spendSearch } from "./search.ts";

export const matching: Methods = [
  [
    "match",
    1,
    (agent, self, [pattern]) =>
      handOver(agent, self, "match", wellKnown.match, pattern, [], (text) => byPattern(agent, text, pattern, "", wellKnown.match)),
  ],
  ["matchAll", 1, matchAll],
  ["replace", 2, (agent, self, args) => replace(agent, self, args, "replace")],
  ["replaceAll", 2, (agent, self, args) => replace(agent, self, args, "replaceAll")],
  [
    "search",
    1,
    (agent, self, [pattern]) =>
      handOver(agent, self, "search", wellKnown.search, pattern, [], (text) => byPattern(agent, text, pattern, "", wellKnown.search)),
  ],
  ["split", 2, split],
];

/** An unknown pattern or receiver makes the answer unknown: only a guest callback could have had an effect. */
function handOver(
  agent: Agent,
  self: Value,
  method: string,
  symbol: GuestSymbol,
  pattern: Value,
  more: Value[],
  otherwise: (text: string) => Value,
): Value {
  if (self === undefined || self === null) return throwTypeError(agent, `String.prototype.${method} called on null or undefined`);
  if (self instanceof Unknown) return self.derive(`${self.text}.${method}(…)`);
  if (pattern instanceof Unknown) return pattern.derive(`${method}(${pattern.text})`);
  if (pattern !== undefined && pattern !== null && typeof pattern === "object") {
    const how = methodOf(agent, pattern, symbol);
    if (how !== undefined) return call(agent, how, pattern, [self, ...more]);
  }
  return otherwise(thisText(agent, self, method));
}

function byPattern(agent: Agent, text: string, pattern: Value, flags: string, symbol: GuestSymbol): Value {
  const regexp = makeRegExp(agent, pattern === undefined ? "" : toText(agent, pattern), flags);
  return invoke(agent, regexp, symbol, [text]);
}

function expectGlobal(agent: Agent, pattern: Value, method: string): void {
  if (pattern === undefined || pattern === null || pattern instanceof Unknown || !isRegExp(agent, pattern)) return;
  const flags = getFrom(agent, pattern, "flags");
  if (flags === undefined || flags === null)
    throwTypeError(agent, `The .flags property of the argument to String.prototype.${method} cannot be null or undefined`);
  if (!toText(agent, flags).includes("g")) throwTypeError(agent, `String.prototype.${method} called with a non-global RegExp argument`);
}

function matchAll(agent: Agent, self: Value, [pattern]: Value[]): Value {
  expectGlobal(agent, pattern, "matchAll");
  return handOver(agent, self, "matchAll", wellKnown.matchAll, pattern, [], (text) =>
    byPattern(agent, text, pattern, "g", wellKnown.matchAll),
  );
}

function replace(agent: Agent, self: Value, [pattern, replacement]: Value[], method: "replace" | "replaceAll"): Value {
  if (method === "replaceAll") expectGlobal(agent, pattern, method);
  return handOver(agent, self, method, wellKnown.replace, pattern, [replacement], (text) =>
    replaceText(agent, text, toText(agent, pattern), replacement, method),
  );
}

function replaceText(agent: Agent, text: string, wanted: string, replacement: Value, method: "replace" | "replaceAll"): Value {
  const by = isCallable(replacement) ? replacement : replacement instanceof Unknown ? replacement : toText(agent, replacement);
  spendSearch(agent, text);
  const parts: string[] = [];
  let size = 0;
  let end = 0;
  let unknown: Unknown | undefined;
  let at = text.indexOf(wanted);
  while (at >= 0) {
    agent.spend(1);
    const matched = { text, position: at, matched: wanted, captures: [], groups: undefined };
    const made = typeof by === "string" ? substituted(agent, by, matched) : call(agent, by, undefined, [wanted, at, text]);
    if (made instanceof Unknown) unknown ??= made;
    const part = made instanceof Unknown ? "" : toText(agent, made);
    size += at - end + part.length;
    expectLength(agent, size);
    parts.push(text.slice(end, at), part);
    end = at + wanted.length;
    if (method === "replace") break;
    const from = wanted === "" ? at + 1 : end;
    at = from > text.length ? -1 : text.indexOf(wanted, from);
  }
  // Every callback has been called by now, as it would have been.
  if (unknown !== undefined) return unknown.derive(`${method}(…, ${unknown.text})`);
  expectLength(agent, size + text.length - end);
  parts.push(text.slice(end));
  return parts.join("");
}

function split(agent: Agent, self: Value, [separator, limit]: Value[]): Value {
  return handOver(agent, self, "split", wellKnown.split, separator, [limit], (text) => {
    if (limit instanceof Unknown) return limit.derive(`split(…, ${limit.text})`);
    const most = limit === undefined ? 4294967295 : toUint32(agent, limit);
    const between = separator === undefined ? undefined : toText(agent, separator);
    if (most === 0) return arrayOf(agent.realm, []);
    if (between === undefined) return arrayOf(agent.realm, [text]);
    spendSearch(agent, text);
    if (between === "") {
      agent.spend(text.length);
      agent.allocate(text.length);
    }
    const parts = text.split(between, most);
    agent.allocate(parts.length);
    return arrayOf(agent.realm, parts);
  });
}
