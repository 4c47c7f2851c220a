// The methods by which strings use regular expressions: match, matchAll, replace, search, split.
// https://tc39.es/ecma262/#sec-regexp.prototype-%symbol.match%
import { put } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call, construct } from "#machine/call.ts";
import { known, toLength, toObject, toText, toUint32 } from "#machine/convert.ts";
import { get } from "#machine/object.ts";
import { sameValue } from "#machine/same.ts";
import { type GuestObject, isCallable, Unknown, type Value } from "#machine/value.ts";
import { newRegExpStringIterator } from "../iterators/regexp-string.ts";
import { arrayOf, lengthOf } from "../list.ts";
import { speciesOf } from "../species.ts";
import { expectLength } from "../string/build.ts";
import { RegExpData } from "./data.ts";
import { expectObject, type Found, findOne, groupsOf, setLastIndex } from "./exec.ts";
import { execute } from "./execute.ts";
import { advance, guestFound, isMatch, isUnicode, step } from "./found.ts";
import { compiled } from "./make.ts";
import { substituted } from "./substitute.ts";

const flagsOf = (agent: Agent, regexp: GuestObject): string => toText(agent, get(regexp, "flags"));

const matchedText = (agent: Agent, found: Found): string => (isMatch(found) ? found.captures[0]! : toText(agent, get(found, "0")));

export function match(agent: Agent, self: Value, [value]: Value[]): Value {
  const regexp = expectObject(agent, self, "@@match");
  const text = toText(agent, value);
  const flags = flagsOf(agent, regexp);
  if (!flags.includes("g")) return guestFound(agent, findOne(agent, regexp, text), regexp, text);
  setLastIndex(agent, regexp, 0);
  const all: string[] = [];
  for (;;) {
    const found = findOne(agent, regexp, text);
    if (found === null) return all.length === 0 ? null : arrayOf(agent.realm, all);
    const matched = matchedText(agent, found);
    agent.allocate(1);
    all.push(matched);
    if (matched === "") step(agent, regexp, text, flags);
  }
}

export function matchAll(agent: Agent, self: Value, [value]: Value[]): Value {
  const regexp = expectObject(agent, self, "@@matchAll");
  const text = toText(agent, value);
  const constructor = speciesOf(agent, regexp, "%RegExp%");
  const flags = flagsOf(agent, regexp);
  const copy = known(construct(agent, constructor, [regexp, flags])) as GuestObject;
  put(agent, copy, "lastIndex", toLength(agent, get(regexp, "lastIndex")));
  return newRegExpStringIterator(agent, copy, text, flags.includes("g"), isUnicode(flags));
}

export function search(agent: Agent, self: Value, [value]: Value[]): Value {
  const regexp = expectObject(agent, self, "@@search");
  const text = toText(agent, value);
  const before = get(regexp, "lastIndex");
  if (!sameValue(before, 0)) put(agent, regexp, "lastIndex", 0);
  const found = findOne(agent, regexp, text);
  if (!sameValue(get(regexp, "lastIndex"), before)) put(agent, regexp, "lastIndex", before);
  return found === null ? -1 : isMatch(found) ? found.index : get(found, "index");
}

export function split(agent: Agent, self: Value, [value, limit]: Value[]): Value {
  const regexp = expectObject(agent, self, "@@split");
  const text = toText(agent, value);
  const constructor = speciesOf(agent, regexp, "%RegExp%");
  const flags = flagsOf(agent, regexp);
  const splitter = known(construct(agent, constructor, [regexp, flags.includes("y") ? flags : `${flags}y`])) as GuestObject;
  const most = limit === undefined ? 4294967295 : toUint32(agent, limit);
  if (most === 0) return arrayOf(agent.realm, []);
  const plain =
    get(splitter, "exec") === agent.realm.intrinsics.get("%RegExp.prototype.exec%") && splitter.data instanceof RegExpData
      ? splitter.data
      : null;
  const parts =
    plain?.flags.includes("y") === true
      ? splitDirectly(agent, plain, text, most)
      : splitSlowly(agent, splitter, text, most, isUnicode(flags));
  agent.allocate(parts.length);
  return arrayOf(agent.realm, parts);
}

/** The same answer as trying each position with a sticky expression, by letting the engine look for the next match. */
function splitDirectly(agent: Agent, { source, flags }: RegExpData, text: string, most: number): Value[] {
  const seeker = compiled(agent, source, `${flags.replace(/[gy]/g, "")}g`);
  if (text === "") return execute(agent, seeker, text, 0) === null ? [text] : [];
  const parts: Value[] = [];
  let last = 0;
  let from = 0;
  while (from < text.length) {
    const found = execute(agent, seeker, text, from);
    if (found === null || found.index >= text.length) break;
    const end = found.index + found.captures[0]!.length;
    if (end === last || (end === found.index && found.index === last)) {
      from = advance(text, Math.max(from, found.index), isUnicode(flags));
      continue;
    }
    parts.push(text.slice(last, found.index));
    if (parts.length === most) return parts;
    last = end;
    for (const capture of found.captures.slice(1)) {
      parts.push(capture);
      if (parts.length === most) return parts;
    }
    from = end === found.index ? advance(text, end, isUnicode(flags)) : end;
  }
  parts.push(text.slice(last));
  return parts;
}

function splitSlowly(agent: Agent, splitter: GuestObject, text: string, most: number, unicode: boolean): Value[] {
  if (text === "") return findOne(agent, splitter, text) === null ? [text] : [];
  const parts: Value[] = [];
  let last = 0;
  let at = 0;
  while (at < text.length) {
    agent.spend(1);
    put(agent, splitter, "lastIndex", at);
    const found = findOne(agent, splitter, text);
    const end = found === null ? last : Math.min(toLength(agent, get(splitter, "lastIndex")), text.length);
    if (found === null || end === last) {
      at = advance(text, at, unicode);
      continue;
    }
    parts.push(text.slice(last, at));
    if (parts.length === most) return parts;
    last = end;
    for (const capture of capturesOf(agent, found)) {
      parts.push(capture);
      if (parts.length === most) return parts;
    }
    at = last;
  }
  parts.push(text.slice(last));
  return parts;
}

/** Without the whole match; of a guest's own result as it gives them. */
function capturesOf(agent: Agent, found: Found): Value[] {
  if (isMatch(found)) return found.captures.slice(1);
  const count = lengthOf(agent, found);
  const captures: Value[] = [];
  for (let at = 1; at < count; at++) captures.push(get(found, String(at)));
  return captures;
}

export function replace(agent: Agent, self: Value, [value, replacement]: Value[]): Value {
  const regexp = expectObject(agent, self, "@@replace");
  const text = toText(agent, value);
  const by = isCallable(replacement) || replacement instanceof Unknown ? replacement : toText(agent, replacement);
  const flags = flagsOf(agent, regexp);
  const global = flags.includes("g");
  if (global) setLastIndex(agent, regexp, 0);
  const results: Found[] = [];
  for (;;) {
    const found = findOne(agent, regexp, text);
    if (found === null) break;
    agent.spend(1);
    agent.allocate(1);
    results.push(found);
    if (!global) break;
    if (matchedText(agent, found) === "") step(agent, regexp, text, flags);
  }
  return assembled(agent, text, results, by);
}

/** The text with the matches replaced. Every callback is called, even when one's answer is unknown. */
function assembled(agent: Agent, text: string, results: readonly Found[], by: string | GuestObject | Unknown): Value {
  const parts: string[] = [];
  let size = 0;
  let end = 0;
  let unknown: Unknown | undefined;
  for (const found of results) {
    const matched = matchedText(agent, found);
    const position = isMatch(found) ? found.index : Math.min(Math.max(toLength(agent, get(found, "index")), 0), text.length);
    const made = replacementFor(agent, text, found, matched, position, by);
    if (made instanceof Unknown) {
      unknown ??= made;
      continue;
    }
    if (position < end) continue;
    size += position - end + made.length;
    expectLength(agent, size);
    parts.push(text.slice(end, position), made);
    end = position + matched.length;
  }
  if (unknown !== undefined) return unknown.derive(`replace(…, ${unknown.text})`);
  if (end >= text.length) return parts.join("");
  expectLength(agent, size + text.length - end);
  parts.push(text.slice(end));
  return parts.join("");
}

function replacementFor(
  agent: Agent,
  text: string,
  found: Found,
  matched: string,
  position: number,
  by: string | GuestObject | Unknown,
): string | Unknown {
  const captures = capturesOf(agent, found).map((capture) => (capture === undefined ? undefined : toText(agent, capture)));
  const groups = isMatch(found) ? groupsOf(found, (name) => found.names![name]) : get(found, "groups");
  if (typeof by === "string") {
    return substituted(agent, by, {
      text,
      position,
      matched,
      captures,
      groups: groups === undefined ? undefined : toObject(agent, groups),
    });
  }
  const args: Value[] = [matched, ...captures, position, text];
  if (groups !== undefined) args.push(groups);
  const made = call(agent, by, undefined, args);
  return made instanceof Unknown ? made : toText(agent, made);
}
