// Guest values to JSON text: https://tc39.es/ecma262/#sec-json.stringify
// An unknown inside makes the whole text unknown: the conversions throw `UnknownMet`.
import { getFrom } from "#machine/access.ts";
import type { Agent } from "#machine/agent.ts";
import { call, deeper } from "#machine/call.ts";
import { known, toInteger, toNumber, toText } from "#machine/convert.ts";
import { throwTypeError } from "#machine/error.ts";
import { createData, get, newObject } from "#machine/object.ts";
import { GuestObject, isCallable, type Value } from "#machine/value.ts";
import { PrimitiveData } from "#machine/wrapper.ts";
import { isArray } from "../is-array.ts";
import { lengthOf } from "../list.ts";
import { enumerableNames } from "../object/enumerable.ts";
import { circularMessage } from "./circular.ts";

type Writing = {
  readonly agent: Agent;
  readonly replacer: GuestObject | undefined;
  readonly names: readonly string[] | undefined;
  readonly gap: string;
  readonly path: Array<{ readonly object: GuestObject; readonly key: string }>;
  text: string;
};

export function stringifyJson(agent: Agent, value: Value, replacer: Value = undefined, space: Value = undefined): string | undefined {
  const writing: Writing = {
    agent,
    replacer: isCallable(known(replacer)) ? (replacer as GuestObject) : undefined,
    names: namesOf(agent, replacer),
    gap: gapOf(agent, space),
    path: [],
    text: "",
  };
  let holder: GuestObject | undefined;
  if (writing.replacer !== undefined) {
    holder = newObject(agent.realm.core.objectPrototype);
    createData(holder, "", value);
  }
  const prepared = prepare(writing, holder, "", value);
  if (!isWritten(prepared)) return undefined;
  write(writing, "", prepared, "");
  agent.expectString(writing.text.length);
  return writing.text;
}

function namesOf(agent: Agent, replacer: Value): readonly string[] | undefined {
  if (!(replacer instanceof GuestObject) || isCallable(replacer) || !isArray(agent, replacer)) return undefined;
  const names = new Set<string>();
  const length = lengthOf(agent, replacer);
  for (let at = 0; at < length; at++) {
    agent.spend(1);
    const each = known(get(replacer, String(at)));
    const wrapped = each instanceof GuestObject && each.data instanceof PrimitiveData ? each.data.value : each;
    if (typeof wrapped === "string" || typeof wrapped === "number") names.add(toText(agent, each));
  }
  return [...names];
}

function gapOf(agent: Agent, space: Value): string {
  const given = known(space);
  const wrapped = given instanceof GuestObject && given.data instanceof PrimitiveData ? given.data.value : given;
  if (typeof wrapped === "number") return " ".repeat(Math.max(0, Math.min(10, toInteger(agent, given))));
  return typeof wrapped === "string" ? toText(agent, given).slice(0, 10) : "";
}

/** `toJSON`, the replacer, and wrappers opened: what is then written. */
function prepare(writing: Writing, holder: GuestObject | undefined, key: string, given: Value): Value {
  const { agent } = writing;
  let value = known(given);
  if (value instanceof GuestObject || typeof value === "bigint") {
    const method = getFrom(agent, value, "toJSON");
    if (isCallable(method)) value = known(call(agent, method, value, [key]));
    else known(method);
  }
  if (writing.replacer !== undefined) value = known(call(agent, writing.replacer, holder, [key, value]));
  if (!(value instanceof GuestObject) || !(value.data instanceof PrimitiveData)) return value;
  const inner = value.data.value;
  if (typeof inner === "number") return toNumber(agent, value);
  if (typeof inner === "string") return toText(agent, value);
  return typeof inner === "boolean" || typeof inner === "bigint" ? inner : value;
}

const isWritten = (value: Value): boolean =>
  value === null ||
  typeof value === "string" ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  typeof value === "bigint" ||
  (value instanceof GuestObject && value.behaviour.call === null);

function add(writing: Writing, part: string): void {
  writing.text += part;
  if (writing.text.length > writing.agent.limits.stringMax) writing.agent.expectString(writing.text.length);
}

function write(writing: Writing, key: string, value: Value, indent: string): void {
  const { agent } = writing;
  agent.spend(1);
  if (value instanceof GuestObject) {
    const path = writing.path;
    const at = path.findIndex((each) => each.object === value);
    if (at >= 0) throwTypeError(agent, circularMessage(path.slice(at), key));
    path.push({ object: value, key });
    deeper(agent, () => (isArray(agent, value) ? writeArray(writing, value, indent) : writeObject(writing, value, indent)));
    path.pop();
  } else if (typeof value === "string") add(writing, quoted(value));
  else if (typeof value === "number") add(writing, Number.isFinite(value) ? String(value) : "null");
  else if (typeof value === "bigint") throwTypeError(agent, "Do not know how to serialize a BigInt");
  else add(writing, String(value));
}

/** The host's quoting is exact and linear. */
const quoted = (text: string): string => JSON.stringify(text);

function writeArray(writing: Writing, array: GuestObject, indent: string): void {
  const length = lengthOf(writing.agent, array);
  if (length === 0) return add(writing, "[]");
  const inner = indent + writing.gap;
  for (let at = 0; at < length; at++) {
    add(writing, at === 0 ? "[" : ",");
    if (writing.gap !== "") add(writing, `\n${inner}`);
    const key = String(at);
    const value = prepare(writing, array, key, get(array, key));
    if (isWritten(value)) write(writing, key, value, inner);
    else add(writing, "null");
  }
  add(writing, writing.gap === "" ? "]" : `\n${indent}]`);
}

function writeObject(writing: Writing, object: GuestObject, indent: string): void {
  const inner = indent + writing.gap;
  let first = true;
  for (const key of writing.names ?? enumerableNames(object)) {
    const value = prepare(writing, object, key, get(object, key));
    if (!isWritten(value)) continue;
    add(writing, first ? "{" : ",");
    first = false;
    if (writing.gap !== "") add(writing, `\n${inner}`);
    add(writing, writing.gap === "" ? `${quoted(key)}:` : `${quoted(key)}: `);
    write(writing, key, value, inner);
  }
  add(writing, first ? "{}" : writing.gap === "" ? "}" : `\n${indent}}`);
}
