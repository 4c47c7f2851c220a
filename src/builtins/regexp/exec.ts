// `RegExpExec`: one match as guest code sees it, through a replaced `exec` if there is one.
// https://tc39.es/ecma262/#sec-regexpexec
import type { Agent } from "#machine/agent.ts";
import { newArray } from "#machine/array.ts";
import { call } from "#machine/call.ts";
import { known, toLength } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { touch } from "#machine/heap.ts";
import { get, newObject, set, setOwn } from "#machine/object.ts";
import { emptyList, GuestObject, isCallable, type Value } from "#machine/value.ts";
import { arrayOf } from "../list.ts";
import { worded } from "../wording.ts";
import { RegExpData } from "./data.ts";
import { execute, type Match } from "./execute.ts";
import { rememberMatch } from "./legacy.ts";

/** A match by the language's own `exec`, or the object a replaced one gave. */
export type Found = Match | GuestObject;

export function expectRegExp(agent: Agent, self: Value, method: string): GuestObject & { data: RegExpData } {
  const value = known(self);
  if (value instanceof GuestObject && value.data instanceof RegExpData) return value as GuestObject & { data: RegExpData };
  return throwTypeError(agent, `Method RegExp.prototype.${method} called on incompatible receiver ${worded(value)}`);
}

export function expectObject(agent: Agent, self: Value, method: string): GuestObject {
  const value = known(self);
  return value instanceof GuestObject
    ? value
    : throwTypeError(agent, `Method RegExp.prototype.${method} called on incompatible receiver ${worded(value)}`);
}

export function findOne(agent: Agent, regexp: GuestObject, text: string): Found | null {
  const exec = get(regexp, "exec");
  if (exec === agent.realm.intrinsics.get("%RegExp.prototype.exec%") && regexp.data instanceof RegExpData)
    return builtinExec(agent, regexp as GuestObject & { data: RegExpData }, text);
  if (!isCallable(known(exec))) return builtinExec(agent, expectRegExp(agent, regexp, "exec"), text);
  const result = known(call(agent, exec, regexp, [text]));
  if (result === null || result instanceof GuestObject) return result;
  return throwTypeError(agent, `${worded(result)} is not an object or null`);
}

export function builtinExec(agent: Agent, regexp: GuestObject & { data: RegExpData }, text: string): Match | null {
  const { flags } = regexp.data;
  const lastIndex = toLength(agent, get(regexp, "lastIndex"));
  const follows = flags.includes("g") || flags.includes("y");
  const found = follows && lastIndex > text.length ? null : execute(agent, regexp.data, text, follows ? lastIndex : 0);
  if (found === null) {
    if (follows) setLastIndex(agent, regexp, 0);
    return null;
  }
  if (follows) setLastIndex(agent, regexp, found.index + found.captures[0]!.length);
  rememberMatch(agent, text, found);
  return found;
}

const LAST_INDEX_SLOT = 0;

export function setLastIndex(agent: Agent, regexp: GuestObject, value: number): void {
  if (
    regexp.data instanceof RegExpData &&
    regexp.shape.keyAt(LAST_INDEX_SLOT) === "lastIndex" &&
    (regexp.shape.attributesAt(LAST_INDEX_SLOT) & 1) !== 0
  ) {
    touch(regexp);
    regexp.slots[LAST_INDEX_SLOT] = value;
    return;
  }
  if (!set(regexp, "lastIndex", value, regexp))
    throwTypeError(agent, `Cannot assign to read only property 'lastIndex' of object '${worded(regexp)}'`);
}

/** The array that `exec` gives. */
export function resultOf(agent: Agent, found: Match, text: string, withIndices: boolean): GuestObject {
  agent.allocate(found.captures.length);
  const list = emptyList();
  for (const capture of found.captures) list.push(capture);
  const result = newArray(agent.realm, list);
  setOwn(result, "index", found.index);
  setOwn(result, "input", text);
  setOwn(
    result,
    "groups",
    groupsOf(found, (name) => found.names![name]),
  );
  if (withIndices && found.indices !== undefined) setOwn(result, "indices", indicesOf(agent, found));
  return result;
}

export function groupsOf(found: Match, valueOf: (name: string) => Value): GuestObject | undefined {
  if (found.names === undefined) return undefined;
  const groups = newObject(null);
  for (const name of Object.keys(found.names)) setOwn(groups, name, valueOf(name));
  return groups;
}

function indicesOf(agent: Agent, found: Match): GuestObject {
  const pair = (range: readonly [number, number] | undefined): Value => (range === undefined ? undefined : arrayOf(agent.realm, range));
  const indices = arrayOf(agent.realm, found.indices!.map(pair));
  const named = (found.indices as { groups?: Record<string, [number, number] | undefined> }).groups;
  setOwn(indices, "groups", named === undefined ? undefined : groupsOf(found, (name) => pair(named[name])));
  return indices;
}
