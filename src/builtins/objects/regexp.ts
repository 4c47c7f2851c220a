// RegExp and its prototype: https://tc39.es/ecma262/#sec-regexp-regular-expression-objects
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { prototypeFor } from "#machine/call.ts";
import { known, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { defineGetter, defineMethod, type NativeFunction } from "#machine/native.ts";
import { get } from "#machine/object.ts";
import { intrinsic, type Realm } from "#machine/realm.ts";
import { wellKnown } from "#machine/symbol.ts";
import { GuestObject, Unknown, type Value } from "#machine/value.ts";
import { defineRegExpStringIterator } from "../iterators/regexp-string.ts";
import { RegExpData } from "../regexp/data.ts";
import { builtinExec, expectObject, expectRegExp, findOne, resultOf, setLastIndex } from "../regexp/exec.ts";
import { defineLegacy } from "../regexp/legacy.ts";
import { compiled, makeRegExp } from "../regexp/make.ts";
import { match, matchAll, replace, search, split } from "../regexp/symbols.ts";
import { isRegExp } from "../string/search.ts";
import { defineClass, defineMethods, defineSpecies } from "../table.ts";
import { holds } from "../truth.ts";

export const knownGaps: readonly string[] = ["messages of wrong patterns are those of the Node that runs the simulation"];

/** In V8's order, with what each answers for. */
const FLAGS = [
  ["dotAll", "s"],
  ["flags", ""],
  ["global", "g"],
  ["hasIndices", "d"],
  ["ignoreCase", "i"],
  ["multiline", "m"],
  ["source", ""],
  ["sticky", "y"],
  ["unicode", "u"],
  ["unicodeSets", "v"],
] as const;

export function fill(realm: Realm): void {
  const prototype = realm.core.regexpPrototype;
  const constructor = defineClass(realm, { name: "RegExp", length: 2, prototype, fn: construct });
  defineLegacy(realm, constructor);
  defineSpecies(realm, constructor);
  realm.intrinsics.set("%RegExp.prototype.exec%", defineMethod(realm, prototype, "exec", 1, exec));
  for (const [name, flag] of FLAGS)
    defineGetter(realm, prototype, name, name === "flags" ? flags : name === "source" ? source : hasFlag(name, flag));
  defineMethods(realm, prototype, [
    ["compile", 2, compile],
    ["toString", 0, toString],
    ["test", 1, test],
  ]);
  const symbols = { match, matchAll, replace, search, split };
  const lengths = { match: 1, matchAll: 1, replace: 2, search: 1, split: 2 };
  for (const name of ["match", "matchAll", "replace", "search", "split"] as const)
    defineMethod(realm, prototype, wellKnown[name], lengths[name], symbols[name]);
  defineRegExpStringIterator(realm);
}

function construct(agent: Agent, _: Value, [pattern, flagsGiven]: Value[], newTarget: GuestObject | undefined): Value {
  const given = known(pattern);
  const isPattern = isRegExp(agent, given);
  if (
    newTarget === undefined &&
    isPattern &&
    flagsGiven === undefined &&
    getFrom(agent, given, "constructor") === intrinsic(agent.realm, "%RegExp%")
  )
    return given;
  const data = given instanceof GuestObject && given.data instanceof RegExpData ? given.data : undefined;
  const text = data !== undefined ? data.source : isPattern ? getFrom(agent, given, "source") : given;
  const flagsText =
    flagsGiven !== undefined ? flagsGiven : data !== undefined ? data.flags : isPattern ? getFrom(agent, given, "flags") : undefined;
  const prototype = prototypeFor(agent, newTarget, "%RegExp.prototype%");
  return makeRegExp(
    agent,
    text === undefined ? "" : toText(agent, text),
    flagsText === undefined ? "" : toText(agent, flagsText),
    prototype,
  );
}

/** An unknown text leaves an expression without a place of its own as it is; with one, the place would be unknown. */
function unknownFor(regexp: GuestObject, text: Value, method: string): Unknown | undefined {
  if (!(text instanceof Unknown) || !(regexp.data instanceof RegExpData) || /[gy]/.test(regexp.data.flags)) return undefined;
  return text.derive(`${method}(${text.text})`);
}

function exec(agent: Agent, self: Value, [value]: Value[]): Value {
  const regexp = expectRegExp(agent, self, "exec");
  const unknown = unknownFor(regexp, value, "exec");
  if (unknown !== undefined) return unknown;
  const text = toText(agent, value);
  const found = builtinExec(agent, regexp, text);
  return found === null ? null : resultOf(agent, found, text, regexp.data.flags.includes("d"));
}

function test(agent: Agent, self: Value, [value]: Value[]): Value {
  const regexp = known(self);
  // V8 names no receiver here.
  if (!(regexp instanceof GuestObject))
    return throwTypeError(agent, "Method RegExp.prototype.test called on incompatible receiver undefined");
  return unknownFor(regexp, value, "test") ?? findOne(agent, regexp, toText(agent, value)) !== null;
}

function compile(agent: Agent, self: Value, [pattern, flagsGiven]: Value[]): Value {
  const regexp = expectRegExp(agent, self, "compile");
  const other =
    known(pattern) instanceof GuestObject && (pattern as GuestObject).data instanceof RegExpData
      ? ((pattern as GuestObject).data as RegExpData)
      : undefined;
  if (other !== undefined && flagsGiven !== undefined) return throwTypeError(agent, "Invalid flags supplied to RegExp constructor");
  const data =
    other ??
    compiled(agent, pattern === undefined ? "" : toText(agent, pattern), flagsGiven === undefined ? "" : toText(agent, flagsGiven));
  touch(regexp);
  (regexp as GuestObject).data = data;
  setLastIndex(agent, regexp, 0);
  return regexp;
}

function toString(agent: Agent, self: Value): Value {
  const regexp = expectObject(agent, self, "toString");
  return `/${toText(agent, get(regexp, "source"))}/${toText(agent, get(regexp, "flags"))}`;
}

const hasFlag =
  (name: string, flag: string): NativeFunction =>
  (agent, self) => {
    const value = known(self);
    if (value instanceof GuestObject && value.data instanceof RegExpData) return value.data.flags.includes(flag);
    if (value === agent.realm.core.regexpPrototype) return undefined;
    return throwTypeError(agent, `RegExp.prototype.${name} getter called on non-RegExp object`);
  };

/** Asked one by one, in the language's order, since a subclass may answer differently. */
function flags(agent: Agent, self: Value): Value {
  const value = known(self);
  if (!(value instanceof GuestObject)) return throwTypeError(agent, `RegExp.prototype.flags getter called on non-object ${String(value)}`);
  const order = [
    ["hasIndices", "d"],
    ["global", "g"],
    ["ignoreCase", "i"],
    ["multiline", "m"],
    ["dotAll", "s"],
    ["unicode", "u"],
    ["unicodeSets", "v"],
    ["sticky", "y"],
  ] as const;
  return order
    .filter(([name]) => holds(agent, get(value, name)))
    .map(([, flag]) => flag)
    .join("");
}

/** As the host prints it: slashes and line ends escaped, so that the text between slashes reads as the same pattern. */
function source(agent: Agent, self: Value): Value {
  const value = known(self);
  if (value instanceof GuestObject && value.data instanceof RegExpData) return value.data.host.source;
  if (value === agent.realm.core.regexpPrototype) return "(?:)";
  return throwTypeError(agent, "RegExp.prototype.source getter called on non-RegExp object");
}
